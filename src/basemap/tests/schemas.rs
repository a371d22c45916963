//! Tiles of other maps, with the layers and properties that their archives have: what is drawn of them comes out, and
//! nothing else does.

mod open_map_tiles;
mod protomaps;

use crate::basemap::{AreaKind, Drawn, LabelPoint, LineKind, Schema, VectorTile};
use crate::text::Language;

use super::fixtures::{Geometry, Value, layer};

/// What is said of a feature.
type Said<'a> = &'a [(&'a str, Value)];

/// A feature in a layer.
type Feature<'a> = (&'a str, Geometry, Said<'a>);

fn ring() -> Geometry {
    Geometry::Ring(vec![[0, 0], [100, 0], [0, 100]])
}

fn line() -> Geometry {
    Geometry::Line(vec![[0, 0], [4096, 4096]])
}

fn point() -> Geometry {
    Geometry::Point([5, 6])
}

fn tile(schema: Schema, features: &[Feature<'_>]) -> VectorTile {
    let layers = features
        .iter()
        .flat_map(|(name, geometry, properties)| layer(name, 4096, geometry, properties));
    let bytes: Vec<u8> = layers.collect();
    VectorTile::decode_as(&bytes, schema).expect("a sound tile")
}

/// What a polygon is drawn as.
fn area(schema: Schema, name: &str, properties: Said<'_>) -> Option<AreaKind> {
    let tile = tile(schema, &[(name, ring(), properties)]);
    assert_eq!((tile.lines().count(), tile.points()), (0, &[][..]));
    let kinds: Vec<AreaKind> = tile.areas().map(|(kind, _)| kind).collect();
    assert!(kinds.len() <= 1, "{name}: {kinds:?}");
    kinds.first().copied()
}

/// What a line is drawn as.
fn course(schema: Schema, name: &str, properties: Said<'_>) -> Option<LineKind> {
    let tile = tile(schema, &[(name, line(), properties)]);
    assert_eq!((tile.areas().count(), tile.points()), (0, &[][..]));
    let kinds: Vec<LineKind> = tile.lines().map(|(kind, _)| kind).collect();
    assert!(kinds.len() <= 1, "{name}: {kinds:?}");
    kinds.first().copied()
}

/// What is written at a point.
fn label(schema: Schema, name: &str, properties: Said<'_>) -> Option<LabelPoint> {
    let tile = tile(schema, &[(name, point(), properties)]);
    assert_eq!(tile.point_count(), 0, "no area, no line");
    assert!(tile.points().len() <= 1);
    tile.points().first().cloned()
}

const fn border(drawn: Drawn) -> LineKind {
    LineKind::Border {
        recognised: drawn,
        administered: drawn,
    }
}

/// A name in English, in Russian and as it is written there.
fn written(label: &LabelPoint) -> [&str; 3] {
    let names = &label.names;
    [
        &names.english,
        names.in_language(Language::Russian),
        names.local(),
    ]
}

#[test]
fn the_name_of_another_map_is_the_one_used_there() {
    let text = Value::Text;
    // What the properties say, and what is written in English, in Russian and there.
    let cases: [(Said<'_>, [&str; 3]); 8] = [
        (
            &[
                ("name", text("Bakı")),
                ("name:en", text("Baku")),
                ("name:ru", text("Баку")),
            ],
            ["Baku", "Баку", "Bakı"],
        ),
        (&[("name", text("Oslo"))], ["Oslo", "Oslo", "Oslo"]),
        // Latin letters stand in for an English name, whatever the order, and never replace it.
        (
            &[
                ("name:en", text("Baku")),
                ("name:latin", text("Bakı")),
                ("name", text("Bakı")),
            ],
            ["Baku", "Baku", "Bakı"],
        ),
        (
            &[
                ("name:latin", text("Bakı")),
                ("name_en", text("Baku")),
                ("name", text("Bakı")),
            ],
            ["Baku", "Baku", "Bakı"],
        ),
        // `name_en` repeats the name where nothing is known in English.
        (
            &[
                ("name", text("Ивановка")),
                ("name:latin", text("Ivanovka")),
                ("name_en", text("Ивановка")),
                ("name:ru", text("Ивановка")),
            ],
            ["Ivanovka", "Ивановка", "Ивановка"],
        ),
        (
            &[("name", text("Ивановка")), ("name_en", text("Ивановка"))],
            ["Ивановка", "Ивановка", "Ивановка"],
        ),
        // An empty name is none.
        (
            &[
                ("name", text("Bakı")),
                ("name:en", text("")),
                ("name:ru", text("")),
            ],
            ["Bakı", "Bakı", "Bakı"],
        ),
        (
            &[("name:en", text("Baku")), ("name:ru", text("Баку"))],
            ["Baku", "Баку", "Baku"],
        ),
    ];
    for (schema, name, kind) in [
        (Schema::Protomaps, "places", ("kind", text("locality"))),
        (Schema::OpenMapTiles, "place", ("class", text("city"))),
    ] {
        for (names, expected) in cases {
            let properties = [&[kind], names].concat();
            let label = label(schema, name, &properties).expect("a name");
            assert_eq!(written(&label), expected, "{schema:?}");
        }
        assert_eq!(label(schema, name, &[kind]), None, "no name, no label");
    }
}

#[test]
fn the_longest_name_that_openstreetmap_takes_is_read() {
    // 255 characters, of up to four bytes.
    for letter in ["a", "Ж", "ქ", "𐐷"] {
        let name: &'static str = Box::leak(letter.repeat(255).into_boxed_str());
        let properties = [
            ("kind", Value::Text("locality")),
            ("name", Value::Text(name)),
        ];
        let label = label(Schema::Protomaps, "places", &properties).expect("a name");
        assert_eq!(&*label.names.english, name);
    }
}
