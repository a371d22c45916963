//! Maps from files: one that can be read lies over the offline map until that is chosen again; of any other is told.

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use image::{ImageFormat, Rgba, RgbaImage};
use pmtiles::{PmTilesWriter, TileCoord, TileType};
use summit_atlas::explorer::Command;
use summit_atlas::geo::{Camera, LonLat};
use summit_atlas::text;
use summit_atlas::theme::MapStyle;
use summit_atlas::view::BaseSource;
use tempfile::TempDir;

use super::files::Dropped;
use super::{Desk, open, open_painted};

/// A colour that no map has.
pub(super) const STRIKING: [u8; 3] = [255, 0, 255];
/// Whose the maps of these tests are, as archives write it and as it is shown.
const MARKED_UP: &str = r#"<a href="https://example.org">&copy; Somebody</a>"#;
const SOMEBODY: &str = "© Somebody";

/// A picture of one colour.
pub(super) fn picture() -> Vec<u8> {
    let [red, green, blue] = STRIKING;
    let image = RgbaImage::from_pixel(256, 256, Rgba([red, green, blue, 255]));
    let mut png = Cursor::new(Vec::new());
    image
        .write_to(&mut png, ImageFormat::Png)
        .expect("a picture in memory");
    png.into_inner()
}

/// A vector tile of the Protomaps basemap: land from edge to edge, and beyond.
pub(super) fn all_land() -> Vec<u8> {
    let zigzag = |number: i32| varint((number << 1 ^ number >> 31).cast_unsigned());
    let side = 4096 + 2 * 64;
    let steps =
        [[-64, -64], [side, 0], [0, side], [-side, 0]].map(|step| step.map(zigzag).concat());
    let [from, to @ ..] = steps;
    let (go, draw, close) = (1 << 3 | 1, 3 << 3 | 2, 1 << 3 | 7);
    let ring = [vec![go], from, vec![draw], to.concat(), vec![close]].concat();
    let kind = field(1, b"earth");
    let feature = [field(2, &[0, 0]), vec![3 << 3, 3], field(4, &ring)].concat();
    let layer = [
        vec![15 << 3, 2],
        field(1, b"earth"),
        field(2, &feature),
        field(3, b"kind"),
        field(4, &kind),
    ];
    field(3, &layer.concat())
}

fn varint(mut number: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number > 0x7F {
        bytes.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    bytes.push(number.to_le_bytes()[0]);
    bytes
}

/// A field of bytes in a message of a tile.
fn field(number: u32, bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(bytes.len()).expect("a short field");
    [varint(number << 3 | 2), varint(length), bytes.to_vec()].concat()
}

/// An archive with one tile for the world.
fn archive(tile_type: TileType, metadata: &str, tile: &[u8]) -> Vec<u8> {
    archive_at([0, 0, 0], tile_type, metadata, tile)
}

/// An archive with one tile, by its zoom, column and row.
fn archive_at(at: [u32; 3], tile_type: TileType, metadata: &str, tile: &[u8]) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    let zoom = u8::try_from(at[0]).expect("a zoom");
    let mut writer = PmTilesWriter::new(tile_type)
        .min_zoom(zoom)
        .max_zoom(zoom)
        .metadata(metadata)
        .create(&mut file)
        .expect("an archive in memory");
    let place = TileCoord::new(zoom, at[1], at[2]).expect("a tile");
    writer.add_tile(place, tile).expect("a tile in memory");
    writer.finalize().expect("an archive in memory");
    file.into_inner()
}

fn pictures() -> Vec<u8> {
    let metadata = serde_json::json!({ "attribution": MARKED_UP });
    archive(TileType::Png, &metadata.to_string(), &picture())
}

/// A database with one tile for the world.
fn database(path: &Path) {
    let database = rusqlite::Connection::open(path).expect("a database");
    database
        .execute_batch(
            "CREATE TABLE metadata (name text, value text);
             CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, \
             tile_data blob);
             INSERT INTO metadata VALUES ('format', 'png');",
        )
        .expect("its tables");
    let attribution = "INSERT INTO metadata VALUES ('attribution', ?1)";
    database
        .execute(attribution, [MARKED_UP])
        .expect("its attribution");
    let tile = "INSERT INTO tiles VALUES (0, 0, 0, ?1)";
    database.execute(tile, [picture()]).expect("its tile");
    database
        .close()
        .map_err(|(_, error)| error)
        .expect("closed");
}

/// A file that is gone after the test.
fn file(name: &str, bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder for a test");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("a file for a test");
    (folder, path)
}

/// Looks at the open Atlantic, without a flight.
pub(super) fn at_sea(desk: &mut Desk) {
    look_at(desk, -40.0, 45.0);
}

/// Looks at the Sahara on a map without relief. Returns the colour of its land.
pub(super) fn on_land(desk: &mut Desk) -> [u8; 3] {
    desk.command(Command::SetMapStyle(Some(MapStyle::Plain)));
    look_at(desk, 10.0, 24.0);
    let land = desk.explorer().map_tokens().land;
    [land.r, land.g, land.b]
}

fn look_at(desk: &mut Desk, lon: f64, lat: f64) {
    let center = LonLat { lon, lat };
    if !desk.explorer().settings().reduced_motion {
        desk.command(Command::ToggleReducedMotion);
    }
    desk.command(Command::FlyTo(Camera::new(center, 5.0)));
}

/// How much of the map has a colour, of a hundred.
pub(super) fn share(desk: &mut Desk, color: [u8; 3]) -> usize {
    let map = desk.0.get_by_role_and_label(Role::Canvas, text::MAP).rect();
    let picture = desk.0.render().expect("a picture of the window");
    let [x, y, width, height] = [map.min.x, map.min.y, map.width(), map.height()]
        .map(|number| number.floor().to_string().parse().expect("a whole number"));
    let of_map = image::imageops::crop_imm(&picture, x, y, width, height).to_image();
    let same = of_map.pixels().filter(|pixel| pixel.0[..3] == color);
    100 * same.count() / of_map.pixels().len()
}

/// Chooses where the map comes from, in the menu.
pub(super) fn choose(desk: &mut Desk, words: &str) {
    desk.click(text::MENU_MAP);
    desk.click(text::MAP_SOURCE);
    desk.0
        .get_by_role_and_label(Role::RadioButton, words)
        .click();
    desk.rest();
}

fn drop_file(desk: &mut Desk, path: &Path) {
    let dropped = Arc::new(Dropped(path.to_path_buf()));
    desk.0.input_mut().dropped_files.push(dropped);
    desk.rest();
}

/// The offline map and nothing else.
pub(super) fn assert_offline(desk: &Desk) {
    assert_eq!(desk.explorer().settings().base, BaseSource::Offline);
    assert!(desk.shows(text::MAP_ATTRIBUTION));
    assert!(!desk.shows(SOMEBODY));
}

fn assert_somebodys(desk: &mut Desk, path: &Path) {
    let chosen = BaseSource::File(path.to_path_buf());
    assert_eq!(desk.explorer().settings().base, chosen);
    assert!(desk.explorer().notices().is_empty());
    assert!(desk.shows(SOMEBODY));
    assert!(!desk.shows(text::MAP_ATTRIBUTION));
    let share = share(desk, STRIKING);
    assert!(share > 60, "{share} % of the map are of that file");
}

#[test]
fn a_dropped_map_is_shown_and_remembered_until_the_offline_one_is_chosen() {
    let folder = tempfile::tempdir().expect("a folder for a test");
    let [archive, other] = ["a map.pmtiles", "a map.mbtiles"].map(|name| folder.path().join(name));
    std::fs::write(&archive, pictures()).expect("a file for a test");
    database(&other);
    for path in [archive, other] {
        let mut desk = open_painted(None);
        at_sea(&mut desk);
        assert_offline(&desk);
        assert_eq!(share(&mut desk, STRIKING), 0);
        drop_file(&mut desk, &path);
        assert_somebodys(&mut desk, &path);
        let mut again = open_painted(Some(&desk.remembered()));
        assert_somebodys(&mut again, &path);
        choose(&mut again, text::MAP_OFFLINE.0);
        assert_offline(&again);
        assert_eq!(share(&mut again, STRIKING), 0);
        let third = open_painted(Some(&again.remembered()));
        assert_offline(&third);
    }
}

#[test]
fn vector_tiles_are_painted_in_the_colours_of_the_map() {
    let metadata = serde_json::json!({
        "attribution": MARKED_UP,
        "vector_layers": [{"id": "earth"}, {"id": "roads"}, {"id": "pois"}],
    });
    let bytes = archive(TileType::Mvt, &metadata.to_string(), &all_land());
    let (_folder, path) = file("land.pmtiles", &bytes);
    let mut desk = open_painted(None);
    at_sea(&mut desk);
    let land = desk.explorer().map_tokens().land;
    let land = [land.r, land.g, land.b];
    assert_eq!(share(&mut desk, land), 0, "there is sea");
    desk.command(Command::SetBase(BaseSource::File(path)));
    assert!(desk.explorer().notices().is_empty());
    assert!(desk.shows(SOMEBODY) && !desk.shows(text::MAP_ATTRIBUTION));
    let share = share(&mut desk, land);
    assert!(share > 60, "{share} % of the map are land");
}

#[test]
fn where_a_map_has_nothing_the_offline_one_is_seen() {
    let metadata = r#"{"vector_layers": [{"id": "earth"}, {"id": "roads"}]}"#;
    // One tile in the south-west of the Pacific, or at a zoom that is nearer than that of the screen.
    for at in [[4, 15, 10], [7, 67, 55]] {
        for (tile_type, tile) in [(TileType::Mvt, all_land()), (TileType::Png, picture())] {
            let bytes = archive_at(at, tile_type, metadata, &tile);
            let (_folder, path) = file("part.pmtiles", &bytes);
            let mut desk = open_painted(None);
            let land = on_land(&mut desk);
            let before = share(&mut desk, land);
            assert!(before > 60, "{before} % of the map are land");
            desk.command(Command::SetBase(BaseSource::File(path)));
            assert!(desk.explorer().notices().is_empty());
            // Both are on the screen, so both are named.
            assert!(desk.shows(&text::two_maps(text::OTHER_MAP)));
            let after = share(&mut desk, land);
            // The offline map letters it, the other one does not; two names take more room than one.
            assert!(
                after + 2 >= before,
                "{after} of {before} % of the land are left"
            );
        }
    }
}

#[test]
fn a_map_that_says_not_whose_it_is_is_called_another() {
    let bytes = archive(TileType::Png, "{}", &picture());
    let (_folder, path) = file("plain.pmtiles", &bytes);
    let mut desk = open();
    desk.command(Command::SetBase(BaseSource::File(path)));
    assert!(desk.shows(text::OTHER_MAP) && !desk.shows(text::MAP_ATTRIBUTION));
}

#[test]
fn of_a_map_that_cannot_be_read_is_told_and_the_offline_one_stays() {
    let whole = pictures();
    let noise: Vec<u8> = (0..5000_u32)
        .map(|at| (at.wrapping_mul(2_654_435_761) >> 13).to_le_bytes()[0])
        .collect();
    let sqlite = [b"SQLite format 3\0", &noise[..]].concat();
    let page = b"<!DOCTYPE html><html><body>Please log in</body></html>";
    for (name, bytes, said) in [
        ("empty.pmtiles", &b""[..], "the file is empty"),
        ("page.pmtiles", page, "this is not a PMTiles archive"),
        ("noise.pmtiles", &noise, "this is not a PMTiles archive"),
        ("noise.mbtiles", &noise, "this is not a PMTiles archive"),
        ("sqlite.mbtiles", &sqlite, "this is not an MBTiles map"),
        ("cut.pmtiles", &whole[..90], "the header should end"),
        ("half.pmtiles", &whole[..whole.len() / 2], "should end at"),
        ("last.pmtiles", &whole[..whole.len() - 1], "should end at"),
    ] {
        let (_folder, path) = file(name, bytes);
        let mut desk = open();
        drop_file(&mut desk, &path);
        assert_offline(&desk);
        let file = path.display().to_string();
        assert!(desk.shows(&text::notice_title(&file, true, 1)), "{name}");
        let [notice] = desk.explorer().notices() else {
            panic!("{name}: {:?}", desk.explorer().notices());
        };
        let problem = notice.problems[0].to_string();
        assert!(problem.starts_with(&file), "{problem}");
        assert!(problem.contains(said), "{problem}");
        assert!(problem.contains(". Hint: "), "{problem}");
        assert!(desk.shows(&problem), "{problem:?} is not in the window");
    }
}

#[test]
fn a_map_that_is_gone_at_the_next_start_is_told_of() {
    let (folder, path) = file("a map.pmtiles", &pictures());
    let mut desk = open();
    drop_file(&mut desk, &path);
    let remembered = desk.remembered();
    drop(folder);
    let desk = open_painted(Some(&remembered));
    assert_offline(&desk);
    let said = desk.0.get_by_label_contains("there is no such file");
    let said = format!("{said:?}");
    assert!(
        said.contains("a map.pmtiles") && said.contains("Hint: "),
        "{said}"
    );
}
