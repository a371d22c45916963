//! What must be found in the bundled file.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::*;
use crate::text::Language;

static BYTES: &[u8] = include_bytes!("../../../../geodata/gazetteer.tsv.gz");
static ALL: LazyLock<Gazetteer> =
    LazyLock::new(|| Gazetteer::read(BYTES).expect("the bundled gazetteer"));

/// The first place found.
fn first(typed: &str) -> Option<u32> {
    let found = ALL.search(typed, None, 8);
    found.first().map(|it| it.entry.id().0)
}

/// All that find something else first.
fn wrong(queries: &[(&str, u32)]) -> Vec<String> {
    let found = queries.iter().map(|(typed, id)| (typed, id, first(typed)));
    let wrong = found.filter(|(_, id, found)| *found != Some(**id));
    wrong
        .map(|(typed, id, _)| {
            let found = ALL.search(typed, None, 3);
            let name = ALL.get(PlaceId(*id));
            format!("{typed} should find {name:?}, finds {found:?}")
        })
        .collect()
}

#[test]
fn there_are_many_places_in_a_small_file() {
    assert!(ALL.len() >= 40_000, "{}", ALL.len());
    assert!(BYTES.len() <= 2_800_000, "{}", BYTES.len());
    assert!(ALL.bytes() <= 24_000_000, "{}", ALL.bytes());
    let ids: HashSet<PlaceId> = ALL.iter().map(Entry::id).collect();
    assert_eq!(ids.len(), ALL.len(), "each number once");
    let count = |kind| ALL.iter().filter(|it| it.kind() == kind).count();
    assert!(count(PlaceKind::Country) >= 230);
    assert!((190..260).contains(&count(PlaceKind::Capital)));
    assert!(count(PlaceKind::River) >= 1000);
    assert!(count(PlaceKind::Lake) >= 300);
    assert!(count(PlaceKind::Sea) >= 40);
}

#[test]
fn every_place_is_whole() {
    for entry in ALL.iter() {
        let english = entry.names().english();
        assert!(english.chars().any(char::is_alphabetic), "{entry:?}");
        let has = (entry.bounds().is_some(), entry.country().is_some());
        let is_named_by_geonames = entry.id() < PlaceId(4_000_000_000);
        match entry.kind() {
            PlaceKind::Capital | PlaceKind::Town => assert_eq!(has, (false, true), "{entry:?}"),
            PlaceKind::Country => assert_eq!(has, (true, true), "{entry:?}"),
            _ => assert!(has.0 && !is_named_by_geonames, "{entry:?}"),
        }
        let around = entry.bounds().is_none_or(|it| it.contains(entry.at()));
        assert!(around || is_named_by_geonames, "{entry:?}");
        for name in entry.names().all().map(|it| it.1).chain(entry.further()) {
            assert_eq!(name.trim(), name, "{entry:?}");
        }
        let years = entry.former().map(|it| it.first.zip(it.last));
        assert!(
            years.flatten().all(|(first, last)| first < last),
            "{entry:?}"
        );
    }
}

#[test]
fn hand_written_queries_find_their_place_first() {
    let wrong = wrong(&[
        ("gence", 586_523),
        ("Гянджа", 586_523),
        ("ganca", 586_523),
        ("gəncə", 586_523),
        ("Գյանջա", 586_523),
        ("kirovabad", 586_523),
        ("елизаветполь", 586_523),
        ("khankendi", 146_970),
        ("Stepanakert", 146_970),
        ("Ստեփանակերտ", 146_970),
        ("xankendi", 146_970),
        ("Berdzor", 147_625),
        ("şuşa", 147_105),
        ("шуша", 147_105),
        ("leningrad", 498_817),
        ("петроград", 498_817),
        ("st petersburg", 498_817),
        ("stalinabad", 1_221_874),
        ("Frunze", 1_528_675),
        ("Целиноград", 1_526_273),
        ("nur-sultan", 1_526_273),
        ("alma ata", 1_526_384),
        ("Тошкент", 1_512_569),
        ("самарқанд", 1_216_265),
        ("aşgabat", 162_183),
        ("moskau", 524_901),
        ("мінск", 625_144),
        ("Киев", 703_448),
        ("kishinev", 618_426),
        ("Երևան", 616_052),
        ("leninakan", 616_635),
        ("თბილისი", 611_717),
        ("tiflis", 611_717),
        ("bakı", 587_084),
        ("naxcivan", 147_429),
        ("сочи", 491_422),
        ("cholpon ata", 1_528_512),
        ("Türkistan", 1_517_945),
        ("copenhagen", 2_618_425),
        ("Константинополь", 745_044),
        ("stalingrad", 472_757),
        ("yokohama", 1_848_354),
        ("seki", 585_170),
        ("leninobod", 1_514_879),
        ("azerbaycan", 587_116),
        ("Ўзбекистон", 1_512_440),
        ("kabala", 585_231),
        ("london", 2_643_743),
    ]);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_places_of_the_story_are_found_in_every_language() {
    for id in [1_221_874, 498_817, 147_625, 586_523, 610_612, 146_970] {
        let entry = ALL.get(PlaceId(id)).expect("a place of the story");
        for language in Language::ALL {
            let name = entry.names().known_in(language);
            assert_eq!(
                name.and_then(first),
                Some(id),
                "{entry:?} in {language:?}: {name:?}"
            );
        }
    }
}

#[test]
fn hand_written_names_of_other_languages_find_them_too() {
    let wrong = wrong(&[
        ("Düşənbə", 1_221_874),
        ("Дюшамбе", 1_221_874),
        ("Դուշանբե", 1_221_874),
        ("დუშანბე", 1_221_874),
        ("Душанбэ", 1_221_874),
        ("Dușanbe", 1_221_874),
        ("Sankt-Peterburq", 498_817),
        ("Санкт-Пецярбург", 498_817),
        ("Սանկտ Պետերբուրգ", 498_817),
        ("სანქტ-პეტერბურგი", 498_817),
        ("Laçın", 147_625),
        ("Лачын", 147_625),
        ("Լաչին", 147_625),
        ("ლაჩინი", 147_625),
        ("Gänje", 586_523),
        ("Ганҷа", 586_523),
        ("განჯა", 586_523),
        ("Ақтау", 610_612),
        ("aqtau", 610_612),
        ("Oqtov", 610_612),
        ("აქთაუ", 610_612),
        ("Ակտաու", 610_612),
    ]);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// At which place of the list, from 0, something of this kind and English name is found.
fn place_of(typed: &str, kind: PlaceKind, name: &str) -> Option<usize> {
    let found = ALL.search(
        typed,
        Some(LonLat {
            lon: 45.0,
            lat: 41.0,
        }),
        12,
    );
    let is_meant = |it: &Found<'_>| it.entry.kind() == kind && it.entry.names().english() == name;
    found.iter().position(is_meant)
}

#[test]
fn seas_lakes_rivers_and_mountains_are_found_in_any_language() {
    use PlaceKind::{Desert, Lake, Range, River, Sea};
    // Towns of the same name may come first where the last number is not 0.
    for (typed, kind, name, at_most) in [
        ("Caspian", Sea, "Caspian Sea", 0),
        ("Каспий", Sea, "Caspian Sea", 0),
        ("Xəzər", Sea, "Caspian Sea", 0),
        ("xezer", Sea, "Caspian Sea", 0),
        ("Volga", River, "Volga", 0),
        ("Волга", River, "Volga", 0),
        ("Sevan", Lake, "Lake Sevan", 1),
        ("Севан", Lake, "Lake Sevan", 1),
        ("Սևան", Lake, "Lake Sevan", 1),
        ("Араз", River, "Aras", 0),
        ("Araz", River, "Aras", 0),
        ("Aras", River, "Aras", 0),
        ("Аракс", River, "Aras", 0),
        ("Kür", River, "Kura", 1),
        ("Амударья", River, "Amu Darya", 0),
        ("amudarya", River, "Amu Darya", 0),
        ("Каракумы", Desert, "Karakum", 0),
        ("karakum", Desert, "Karakum", 0),
        ("Caucasus", Range, "Greater Caucasus", 0),
        ("Кавказ", Range, "Greater Caucasus", 1),
        ("Qafqaz", Range, "Greater Caucasus", 0),
        ("Issyk-Kul", Lake, "Issyk-Kul", 0),
        ("issyk kul", Lake, "Issyk-Kul", 0),
        ("Ысык-Көл", Lake, "Issyk-Kul", 0),
        ("Байкал", Lake, "Lake Baikal", 0),
        ("victoria", Lake, "Lake Victoria", 2),
        ("Тянь-Шань", Range, "Tian Shan", 0),
        ("arabian gulf", Sea, "Persian Gulf", 0),
        ("east sea", Sea, "Sea of Japan", 1),
        ("casbian", Sea, "Caspian Sea", 0),
    ] {
        let place = place_of(typed, kind, name);
        let found = ALL.search(typed, None, 4);
        assert!(place.is_some_and(|it| it <= at_most), "{typed}: {found:?}");
    }
}

#[test]
fn what_comes_twice_in_the_sources_is_one_or_two_as_in_the_world() {
    let all = |name: &str| -> Vec<_> {
        let named = ALL.iter().filter(|it| it.names().english() == name);
        named.filter(|it| !it.kind().is_town()).collect()
    };
    let [volga] = all("Volga")[..] else {
        panic!("one Volga")
    };
    let bounds = volga.bounds().expect("it is long");
    assert!(bounds.max.lon - bounds.min.lon > 15.0 && bounds.max.lat - bounds.min.lat > 10.0);
    assert!((48.0..51.0).contains(&volga.at().lon), "{:?}", volga.at());
    assert_eq!(all("Colorado").len(), 2, "in both Americas");
    assert_eq!(all("Drava").len(), 1);
    assert_eq!(all("Pacific Ocean").len(), 1, "with two labels");
}

#[test]
fn numbers_of_seas_and_rivers_stay() {
    for (id, name) in [
        (4_227_299_659, "Caspian Sea"),
        (4_033_613_316, "Volga"),
        (4_240_576_428, "Lake Sevan"),
    ] {
        let entry = ALL.get(PlaceId(id));
        assert_eq!(entry.map(|it| it.names().english()), Some(name));
    }
}

#[test]
fn every_town_of_weight_is_found_by_all_of_its_names() {
    let heavy = ALL.iter().filter(|it| it.weight() >= 15);
    for entry in heavy {
        for name in entry
            .names()
            .all()
            .map(|it| it.1)
            .chain(entry.former().map(|it| it.text))
        {
            let found = ALL.search(name, Some(entry.at()), 20);
            assert!(
                found.iter().any(|it| it.entry == entry),
                "{name} of {entry:?}"
            );
        }
    }
}

#[test]
fn known_errors_of_the_source_are_gone() {
    let yevlakh = ALL.get(PlaceId(584_649)).expect("Yevlakh");
    assert!(yevlakh.further().all(|it| it != "Gəncə"));
    let khankendi = ALL.get(PlaceId(146_970)).expect("Khankendi");
    for (language, name) in khankendi.names().all() {
        let old = ["Stepanakert", "Степанакерт", "Ստեփանակերտ"].contains(&name);
        assert!(!old, "{name} in {language:?}");
    }
    let astana = ALL.get(PlaceId(1_526_273)).expect("Astana");
    assert_eq!(astana.names().known_in(Language::Ukrainian), Some("Астана"));
    assert_eq!(astana.kind(), PlaceKind::Capital);
}

#[test]
fn the_town_under_the_pointer_is_found() {
    let at = |lon, lat| ALL.nearest(LonLat { lon, lat }, 30.0);
    let (town, km) = at(46.37, 40.69).expect("Ganja");
    assert_eq!(town.id(), PlaceId(586_523));
    assert!(km < 2.0);
    assert_eq!(at(51.0, 42.0), None, "in the Caspian");
    let baku = ALL.get(PlaceId(587_084)).expect("Baku");
    assert_eq!(baku.region(), Some("Baki"));
    assert_eq!(baku.country(), Some("AZ"));
}
