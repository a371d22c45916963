//! `OpenMapTiles`, version 3 (openmaptiles.org/schema).

use crate::basemap::{AreaKind, Drawn, LabelKind, LineKind, Schema};
use crate::text::Language;

use super::super::fixtures::Value;
use super::{area, border, course, label, line, point, ring, tile, written};

const MAP: Schema = Schema::OpenMapTiles;

/// The property by which a feature is told from others of its layer.
fn class(class: &'static str) -> (&'static str, Value) {
    ("class", Value::Text(class))
}

#[test]
fn areas_are_what_their_classes_say() {
    for (layer, of_class, expected) in [
        ("water", "ocean", Some(AreaKind::Ocean)),
        ("water", "lake", Some(AreaKind::Lake)),
        ("water", "river", Some(AreaKind::Lake)),
        ("water", "dock", Some(AreaKind::Lake)),
        ("water", "swimming_pool", None),
        ("landcover", "wood", Some(AreaKind::Wood)),
        ("landcover", "ice", Some(AreaKind::Glacier)),
        ("landcover", "grass", None),
        ("landcover", "farmland", None),
        ("landcover", "sand", None),
        ("landuse", "residential", Some(AreaKind::Urban)),
        ("landuse", "industrial", Some(AreaKind::Urban)),
        ("landuse", "cemetery", None),
        ("park", "national_park", Some(AreaKind::Wood)),
        ("park", "protected_area", None),
        ("waterway", "river", None),
        ("transportation", "pier", None),
        ("boundary", "aboriginal_lands", None),
        ("place", "island", None),
        // Layers that are not drawn, and one of another map.
        ("aeroway", "runway", None),
        ("mountain_peak", "peak", None),
        ("earth", "earth", None),
        ("buildings", "building", None),
    ] {
        let properties = [class(of_class), ("subclass", Value::Text("forest"))];
        assert_eq!(
            area(MAP, layer, &properties),
            expected,
            "{layer} {of_class}"
        );
    }
    // Buildings have no class.
    let building = [
        ("render_height", Value::Int(12)),
        ("render_min_height", Value::Int(0)),
    ];
    assert_eq!(area(MAP, "building", &building), Some(AreaKind::Building));
}

#[test]
fn roads_and_waterways_have_ranks() {
    let road = |rank| Some(LineKind::Road { rank });
    let river = |rank| Some(LineKind::River { rank });
    for (layer, of_class, expected) in [
        ("transportation", "motorway", road(0)),
        ("transportation", "trunk", road(0)),
        ("transportation", "primary", road(1)),
        ("transportation", "secondary", road(1)),
        ("transportation", "tertiary", road(2)),
        ("transportation", "minor", road(2)),
        ("transportation", "service", road(3)),
        ("transportation", "track", road(3)),
        ("transportation", "path", road(4)),
        ("transportation", "rail", None),
        ("transportation", "transit", None),
        ("transportation", "ferry", None),
        ("transportation", "motorway_construction", None),
        ("transportation_name", "motorway", None),
        ("waterway", "river", river(4)),
        ("waterway", "canal", river(7)),
        ("waterway", "stream", river(9)),
        ("waterway", "drain", river(11)),
        ("waterway", "dam", None),
        ("water_name", "lake", None),
        ("aeroway", "runway", None),
        ("roads", "motorway", None),
    ] {
        let properties = [class(of_class), ("brunnel", Value::Text("bridge"))];
        assert_eq!(
            course(MAP, layer, &properties),
            expected,
            "{layer} {of_class}"
        );
    }
}

#[test]
fn borders_are_told_by_their_level() {
    for (level, disputed, maritime, expected) in [
        (2, 0, 0, Some(border(Drawn::Solid))),
        (2, 1, 0, Some(border(Drawn::Dashed))),
        (2, 0, 1, None),
        (2, 1, 1, None),
        (3, 0, 0, Some(LineKind::Region)),
        (4, 0, 0, Some(LineKind::Region)),
        (4, 1, 0, Some(LineKind::Region)),
        (4, 0, 1, None),
        (5, 0, 0, None),
        (6, 0, 0, None),
        (8, 1, 0, None),
    ] {
        let properties = [
            ("admin_level", Value::Int(level)),
            ("adm0_l", Value::Text("GEO")),
            ("adm0_r", Value::Text("RUS")),
            ("disputed", Value::Int(disputed)),
            ("maritime", Value::Int(maritime)),
        ];
        let found = course(MAP, "boundary", &properties);
        assert_eq!(
            found, expected,
            "level {level}, disputed {disputed}, maritime {maritime}"
        );
    }
    let plain = [("admin_level", Value::Uint(2))];
    assert_eq!(
        course(MAP, "boundary", &plain),
        Some(border(Drawn::Solid)),
        "of which no more is said"
    );
}

#[test]
fn a_town_has_names_and_a_rank_and_may_be_a_capital() {
    let town = |more: &[(&str, Value)]| {
        let properties = [
            class("city"),
            ("name", Value::Text("Душанбе")),
            ("name:latin", Value::Text("Dušanbe")),
            ("name:nonlatin", Value::Text("Душанбе")),
            ("name_de", Value::Text("Duschanbe")),
            ("name_en", Value::Text("Dushanbe")),
            ("name_int", Value::Text("Dushanbe")),
            ("name:ru", Value::Text("Душанбе (ru)")),
            ("name:tg", Value::Text("Душанбе")),
        ];
        label(MAP, "place", &[&properties, more].concat()).expect("a town")
    };
    let dushanbe = town(&[("capital", Value::Int(2)), ("rank", Value::Int(3))]);
    assert_eq!((dushanbe.kind, dushanbe.rank), (LabelKind::Capital, 3));
    assert_eq!(written(&dushanbe), ["Dushanbe", "Душанбе (ru)", "Душанбе"]);
    let tajik = dushanbe.names.known_in(Language::Tajik);
    assert_eq!(tajik.map(|name| &**name), Some("Душанбе"));
    assert_eq!((dushanbe.population, dushanbe.main), (0, true));
    let of_region = town(&[("capital", Value::Int(4)), ("rank", Value::Int(7))]);
    assert_eq!((of_region.kind, of_region.rank), (LabelKind::Town, 7));
    let unranked = town(&[]);
    assert!(unranked.rank > 10, "after those with a rank");
}

#[test]
fn labels_are_what_their_classes_say() {
    let country = [
        class("country"),
        ("iso_a2", Value::Text("TJ")),
        ("name", Value::Text("Тоҷикистон")),
        ("name_en", Value::Text("Tajikistan")),
        ("rank", Value::Int(3)),
    ];
    let country = label(MAP, "place", &country).expect("a country");
    assert_eq!((country.kind, country.rank), (LabelKind::Country, 3));
    assert_eq!(country.country.as_deref(), Some("TJ"));
    assert_eq!(written(&country)[0], "Tajikistan");
    for (layer, of_class, expected) in [
        ("place", "city", Some(LabelKind::Town)),
        ("place", "town", Some(LabelKind::Town)),
        ("place", "village", Some(LabelKind::Town)),
        ("place", "hamlet", None),
        ("place", "suburb", None),
        ("place", "state", None),
        ("place", "continent", None),
        ("place", "island", None),
        ("water_name", "ocean", Some(LabelKind::Sea)),
        ("water_name", "sea", Some(LabelKind::Sea)),
        ("water_name", "bay", Some(LabelKind::Sea)),
        ("water_name", "strait", Some(LabelKind::Sea)),
        ("water_name", "lake", Some(LabelKind::Lake)),
        ("park", "national_park", None),
        ("poi", "city", None),
        ("mountain_peak", "peak", None),
        ("places", "city", None),
    ] {
        let properties = [class(of_class), ("name", Value::Text("A name"))];
        let found = label(MAP, layer, &properties).map(|label| label.kind);
        assert_eq!(found, expected, "{layer} {of_class}");
    }
}

#[test]
fn a_whole_tile_has_just_what_is_drawn_and_stands_on_land() {
    let named = |of_class| [class(of_class), ("name", Value::Text("Вахш"))];
    let river = [
        class("river"),
        ("name", Value::Text("Вахш")),
        ("name_en", Value::Text("Vakhsh")),
        ("name:ru", Value::Text("Вахш")),
    ];
    let tile = tile(
        MAP,
        &[
            ("water", ring(), &[class("ocean")]),
            ("landcover", ring(), &[class("wood")]),
            ("landcover", ring(), &[class("grass")]),
            ("building", ring(), &[]),
            ("waterway", line(), &river),
            ("transportation", line(), &[class("motorway")]),
            ("transportation", line(), &[class("rail")]),
            ("boundary", line(), &[("admin_level", Value::Int(2))]),
            ("place", point(), &named("town")),
            ("place", point(), &named("suburb")),
            ("water_name", point(), &named("lake")),
            ("poi", point(), &named("shop")),
            ("housenumber", point(), &[("housenumber", Value::Text("7"))]),
            // Another shape than the layer has.
            ("water_name", line(), &named("lake")),
            ("waterway", ring(), &named("river")),
        ],
    );
    let areas: Vec<_> = tile
        .areas()
        .map(|(kind, paths)| (kind, paths.len()))
        .collect();
    assert_eq!(
        areas,
        [
            (AreaKind::Ocean, 1),
            (AreaKind::Wood, 1),
            (AreaKind::Building, 1)
        ]
    );
    let lines: Vec<_> = tile
        .lines()
        .map(|(kind, paths)| (kind, paths.len()))
        .collect();
    assert_eq!(
        lines,
        [
            (LineKind::River { rank: 4 }, 1),
            (LineKind::Road { rank: 0 }, 1),
            (border(Drawn::Solid), 1)
        ]
    );
    let rivers: Vec<_> = tile.rivers().map(|(names, ..)| names).collect();
    assert_eq!(rivers.len(), 1);
    assert_eq!(
        (&*rivers[0].english, &**rivers[0].local()),
        ("Vakhsh", "Вахш")
    );
    let points: Vec<_> = tile.points().iter().map(|label| label.kind).collect();
    assert_eq!(points, [LabelKind::Town, LabelKind::Lake]);
    assert!(
        tile.is_on_land() && !tile.has_land(),
        "what nothing is said of is land"
    );
}
