use proptest::prelude::*;

use super::*;
use crate::geo::distance_km;

#[test]
fn a_number_finds_its_place() {
    let gazetteer = few();
    let found = gazetteer.get(PlaceId(146_970)).expect("a town");
    assert_eq!(found.names().english(), "Khankendi");
    assert_eq!(gazetteer.get(PlaceId(1)), None);
    for entry in gazetteer.iter() {
        assert_eq!(gazetteer.get(entry.id()), Some(entry));
    }
}

#[test]
fn the_nearest_town_is_found_and_no_country() {
    let gazetteer = few();
    let at = |lon, lat| LonLat { lon, lat };
    let (town, km) = gazetteer.nearest(at(46.4, 40.7), 20.0).expect("Ganja");
    assert_eq!(town.id(), PlaceId(586_523));
    assert!((3.0..5.0).contains(&km), "{km}");
    assert_eq!(gazetteer.nearest(at(46.4, 40.7), 2.0), None);
    assert_eq!(gazetteer.nearest(at(-120.0, 0.0), 100.0), None);
    assert!(gazetteer.nearest(at(-120.0, 0.0), f64::INFINITY).is_some());
    assert_eq!(gazetteer.nearest(at(46.4, 40.7), f64::NAN), None);
    assert_eq!(gazetteer.nearest(at(46.4, 40.7), -1.0), None);
    assert_eq!(gazetteer.nearest(at(f64::NAN, 40.7), 10.0), None);
}

#[test]
fn nearness_does_not_end_at_the_antimeridian() {
    let lines = "@FJ\t\n1\ttown\t1\t179.99\t-17\t1\ten A\n2\ttown\t1\t-179.9\t89.5\t1\ten B\n";
    let gazetteer = gazetteer_of(lines).expect("two towns");
    let near = |lon, lat, km| {
        let found = gazetteer.nearest(LonLat { lon, lat }, km);
        found.map(|(entry, _)| entry.id().0)
    };
    assert_eq!(near(-179.99, -17.0, 10.0), Some(1));
    assert_eq!(near(0.0, 90.0, 60.0), Some(2));
    assert_eq!(near(90.0, 89.8, 120.0), Some(2));
}

proptest! {
    #[test]
    fn the_grid_finds_what_looking_at_all_finds(
        towns in prop::collection::vec((-180.0..=180.0_f64, -90.0..=90.0_f64), 1..30),
        lon in -180.0..=180.0_f64,
        lat in -90.0..=90.0_f64,
        within in 0.0..3_000.0_f64,
    ) {
        let rows = towns.iter().enumerate().map(|(id, (lon, lat))| {
            format!("{id}\ttown\t1\t{lon:.4}\t{lat:.4}\t1\ten A\n")
        });
        let lines = format!("@\t\n{}", rows.collect::<Vec<_>>().concat());
        let gazetteer = gazetteer_of(&lines).expect("towns");
        let at = LonLat { lon, lat };
        let all = gazetteer.iter().map(|it| distance_km(at, it.at()));
        let least = all.filter(|km| *km <= within).reduce(f64::min);
        let found = gazetteer.nearest(at, within).map(|(_, km)| km);
        prop_assert_eq!(found, least);
    }
}
