//! The Protomaps basemap, version 4 (docs.protomaps.com/basemaps/layers).

use crate::basemap::{AreaKind, Drawn, LabelKind, LineKind, Schema, TileId, TileWords};

use super::super::fixtures::Value;
use super::{area, border, course, label, line, point, ring, tile, written};

const MAP: Schema = Schema::Protomaps;

/// The property by which a feature is told from others of its layer.
fn kind(kind: &'static str) -> (&'static str, Value) {
    ("kind", Value::Text(kind))
}

#[test]
fn areas_are_what_their_kinds_say() {
    for (layer, of_kind, expected) in [
        ("earth", "earth", Some(AreaKind::Land)),
        ("landcover", "forest", Some(AreaKind::Wood)),
        ("landcover", "urban_area", Some(AreaKind::Urban)),
        ("landcover", "glacier", Some(AreaKind::Glacier)),
        ("landcover", "grassland", None),
        ("landcover", "barren", None),
        ("landcover", "farmland", None),
        ("landuse", "residential", Some(AreaKind::Urban)),
        ("landuse", "industrial", Some(AreaKind::Urban)),
        ("landuse", "wood", Some(AreaKind::Wood)),
        ("landuse", "national_park", Some(AreaKind::Wood)),
        ("landuse", "glacier", Some(AreaKind::Glacier)),
        ("landuse", "aerodrome", None),
        ("landuse", "pedestrian", None),
        ("water", "ocean", Some(AreaKind::Ocean)),
        ("water", "lake", Some(AreaKind::Lake)),
        ("water", "water", Some(AreaKind::Lake)),
        ("water", "river", Some(AreaKind::Lake)),
        ("water", "playa", None),
        ("water", "swimming_pool", None),
        ("buildings", "building", Some(AreaKind::Building)),
        ("roads", "path", None),
        ("boundaries", "country", None),
        ("places", "locality", None),
        // Layers that are not drawn, and one of another map.
        ("pois", "park", None),
        ("transit", "pier", None),
        ("landcover2", "forest", None),
        ("building", "building", None),
    ] {
        let properties = [kind(of_kind), ("sort_rank", Value::Int(200))];
        assert_eq!(area(MAP, layer, &properties), expected, "{layer} {of_kind}");
    }
    assert_eq!(
        area(MAP, "water", &[]),
        Some(AreaKind::Lake),
        "water of no kind"
    );
    assert_eq!(area(MAP, "landuse", &[]), None);
}

#[test]
fn lines_have_kinds_and_ranks() {
    let road = |rank| Some(LineKind::Road { rank });
    let river = |rank| Some(LineKind::River { rank });
    for (layer, of_kind, expected) in [
        ("roads", "highway", road(0)),
        ("roads", "major_road", road(1)),
        ("roads", "minor_road", road(2)),
        ("roads", "path", road(4)),
        ("roads", "rail", None),
        ("roads", "ferry", None),
        ("roads", "aerialway", None),
        ("roads", "other", None),
        ("water", "river", river(4)),
        ("water", "canal", river(7)),
        ("water", "stream", river(9)),
        ("water", "ditch", river(11)),
        ("water", "ocean", None),
        ("boundaries", "country", Some(border(Drawn::Solid))),
        ("boundaries", "region", Some(LineKind::Region)),
        (
            "boundaries",
            "unrecognized_country",
            Some(border(Drawn::Dashed)),
        ),
        ("boundaries", "county", None),
        ("boundaries", "locality", None),
        ("boundaries", "overlay_limit", None),
        ("earth", "cliff", None),
        ("transit", "railway", None),
        ("pois", "highway", None),
        ("transportation", "highway", None),
    ] {
        let properties = [
            kind(of_kind),
            ("kind_detail", Value::Text("2")),
            ("min_zoom", Value::Int(3)),
        ];
        assert_eq!(
            course(MAP, layer, &properties),
            expected,
            "{layer} {of_kind}"
        );
    }
}

#[test]
fn a_disputed_border_is_dashed_and_a_disputed_region_is_still_one() {
    for (disputed, drawn) in [
        (Value::Bool(true), Drawn::Dashed),
        (Value::Int(1), Drawn::Dashed),
        (Value::Bool(false), Drawn::Solid),
        (Value::Int(0), Drawn::Solid),
    ] {
        let of = |of_kind| course(MAP, "boundaries", &[kind(of_kind), ("disputed", disputed)]);
        assert_eq!(of("country"), Some(border(drawn)));
        assert_eq!(of("region"), Some(LineKind::Region));
        assert_eq!(of("county"), None);
    }
}

#[test]
fn a_town_has_names_a_rank_and_a_first_zoom() {
    let town = |capital: &[(&str, Value)], rank: i64| {
        let properties = [
            kind("locality"),
            ("kind_detail", Value::Text("city")),
            ("name", Value::Text("Bakı")),
            ("name:en", Value::Text("Baku")),
            ("name:ru", Value::Text("Баку")),
            ("name:de", Value::Text("Baku (de)")),
            ("pgf:name:ru", Value::Text("\u{e000}")),
            ("population", Value::Int(2_303_100)),
            ("population_rank", Value::Int(rank)),
            ("min_zoom", Value::Int(3)),
            ("sort_key", Value::Int(4096)),
            ("wikidata", Value::Text("Q9248")),
        ];
        label(MAP, "places", &[&properties, capital].concat()).expect("a town")
    };
    let baku = town(&[("capital", Value::Text("yes"))], 12);
    assert_eq!(baku.kind, LabelKind::Capital);
    assert_eq!(written(&baku), ["Baku", "Баку", "Bakı"]);
    assert_eq!(baku.names.all().count(), 3, "English, there, Russian");
    assert_eq!((baku.population, baku.rank), (2_303_100, 6));
    assert!(baku.main);
    assert_eq!(
        town(&[("capital", Value::Text("4"))], 12).kind,
        LabelKind::Town
    );
    assert_eq!(town(&[], 12).kind, LabelKind::Town);
    // The greater the town, the smaller the rank and the sooner it is shown.
    assert_eq!([18, 0].map(|rank| town(&[], rank).rank), [0, 18]);
    let first_zoom = |rank: i64| {
        let properties = [
            kind("locality"),
            ("name", Value::Text("A")),
            ("population_rank", Value::Int(rank)),
        ];
        let tile = tile(MAP, &[("places", point(), &properties)]);
        TileWords::of(&tile, TileId::WORLD).points[0].min_zoom
    };
    let zooms = [17, 12, 9, 5, 0].map(first_zoom);
    assert!(zooms.is_sorted() && zooms[0] < zooms[4], "{zooms:?}");
}

#[test]
fn labels_are_what_their_kinds_say() {
    let country = [
        kind("country"),
        ("name", Value::Text("Қазақстан")),
        ("name:en", Value::Text("Kazakhstan")),
        ("name:ru", Value::Text("Казахстан")),
        ("population", Value::Int(19_000_000)),
        ("population_rank", Value::Int(14)),
        ("min_zoom", Value::Int(2)),
    ];
    let country = label(MAP, "places", &country).expect("a country");
    assert_eq!((country.kind, country.rank), (LabelKind::Country, 4));
    assert_eq!(written(&country), ["Kazakhstan", "Казахстан", "Қазақстан"]);
    for (layer, of_kind, expected) in [
        ("places", "locality", Some(LabelKind::Town)),
        ("places", "region", None),
        ("places", "macrohood", None),
        ("places", "neighbourhood", None),
        ("water", "ocean", Some(LabelKind::Sea)),
        ("water", "sea", Some(LabelKind::Sea)),
        ("water", "bay", Some(LabelKind::Sea)),
        ("water", "strait", Some(LabelKind::Sea)),
        ("water", "lake", Some(LabelKind::Lake)),
        ("water", "swimming_pool", None),
        ("earth", "island", None),
        ("buildings", "address", None),
        ("pois", "country", None),
        ("place", "locality", None),
    ] {
        let properties = [kind(of_kind), ("name", Value::Text("A name"))];
        let found = label(MAP, layer, &properties).map(|label| label.kind);
        assert_eq!(found, expected, "{layer} {of_kind}");
    }
}

#[test]
fn a_whole_tile_has_just_what_is_drawn() {
    let named = |of_kind| [kind(of_kind), ("name", Value::Text("Kür"))];
    let tile = tile(
        MAP,
        &[
            ("earth", ring(), &[kind("earth")]),
            ("landcover", ring(), &[kind("forest")]),
            ("landcover", ring(), &[kind("barren")]),
            ("water", ring(), &[kind("ocean")]),
            ("water", line(), &named("river")),
            ("roads", line(), &named("highway")),
            ("roads", line(), &[kind("rail")]),
            ("boundaries", line(), &[kind("country")]),
            ("places", point(), &named("locality")),
            ("places", point(), &named("neighbourhood")),
            ("pois", point(), &named("cafe")),
            // Another shape than the layer has.
            ("places", line(), &named("locality")),
            ("roads", ring(), &[kind("highway")]),
            ("roads", point(), &named("highway")),
        ],
    );
    let areas: Vec<_> = tile
        .areas()
        .map(|(kind, paths)| (kind, paths.len()))
        .collect();
    assert_eq!(
        areas,
        [
            (AreaKind::Land, 1),
            (AreaKind::Ocean, 1),
            (AreaKind::Wood, 1)
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
    let rivers: Vec<_> = tile
        .rivers()
        .map(|(names, rank, _)| (&*names.english, rank))
        .collect();
    assert_eq!(rivers, [("Kür", 4)], "roads are not lettered");
    let points: Vec<_> = tile.points().iter().map(|label| label.kind).collect();
    assert_eq!(points, [LabelKind::Town]);
    assert_eq!(tile.contested().count(), 0, "no line of ours is explained");
    assert!(tile.has_land() && !tile.is_on_land());
}
