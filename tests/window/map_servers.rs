//! Maps of tile servers: entered by hand, asked politely, and never in the way of the offline map.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use summit_atlas::explorer::{Command, Panel};
use summit_atlas::text;
use summit_atlas::view::BaseSource;

use super::map_files::{
    STRIKING, all_land, assert_offline, at_sea, choose, on_land, picture, share,
};
use super::tile_server::TileServer;
use super::{CTRL, Desk, open, open_painted};

/// Writes into a field of the window in which a tile server is entered.
fn write(desk: &mut Desk, field: &str, words: &str) {
    desk.0.get_by_role_and_label(Role::TextInput, field).focus();
    desk.rest();
    desk.press(CTRL, Key::A);
    desk.enter(words);
}

/// Enters the address of a server and wants its map.
fn enter(desk: &mut Desk, address: &str) {
    if desk.explorer().transient().panel != Some(Panel::MapServer) {
        choose(desk, text::MAP_OTHER_SERVER.0);
    }
    write(desk, text::MAP_SERVER_ADDRESS, address);
    desk.click(text::MAP_SERVER_USE);
}

/// Opens the window in which a tile server is entered, and says that its tiles are no pictures.
fn choose_vector_tiles(desk: &mut Desk) {
    choose(desk, text::MAP_OTHER_SERVER.0);
    desk.0
        .get_by_role_and_label(Role::ComboBox, text::MAP_SERVER_CONTENT)
        .click();
    desk.rest();
    desk.click(text::CONTENT_PROTOMAPS);
}

#[test]
fn an_address_with_a_mistake_is_told_of_and_asks_nobody() {
    let server = TileServer::new("200 OK", &picture());
    let mut desk = open();
    for (address, said) in [
        (String::new(), "the address does not begin with https://"),
        (
            server.url("/{z}/{x}/{y}.png").replace("http", "htp"),
            "the address does not begin with https://",
        ),
        (server.url("/{z}/{x}.png"), "the address lacks {y}"),
        (
            server.url("/{z}/{x}/{y}.png?{key}"),
            "the address holds {key}, which stands for nothing there",
        ),
        (
            server.url("/a map/{z}/{x}/{y}.png"),
            "the address holds the character ' '",
        ),
        (
            server.url("/{z}/{x}/{y}.png").replace("//", "//me:word@"),
            "the address holds a user name or a password",
        ),
    ] {
        enter(&mut desk, &address);
        assert!(desk.shows_part(said), "{address:?} is taken for good");
        assert!(desk.shows_part(". Hint: "), "{address:?} without advice");
        assert_eq!(desk.explorer().transient().panel, Some(Panel::MapServer));
        assert!(desk.explorer().notices().is_empty());
        assert_offline(&desk);
    }
    assert!(server.asked().is_empty(), "{:?}", server.asked());
    // Once it is mended, the complaint is gone and the map is used.
    enter(&mut desk, &server.url("/{z}/{x}/{y}.png"));
    assert_eq!(desk.explorer().transient().panel, None);
    assert!(!server.asked().is_empty());
    choose(&mut desk, text::MAP_OTHER_SERVER.0);
    assert!(!desk.shows_part("the address"));
}

#[test]
fn a_server_is_asked_by_name_and_its_pictures_are_the_map() {
    let server = TileServer::new("200 OK", &picture());
    let mut desk = open_painted(None);
    at_sea(&mut desk);
    assert_eq!(share(&mut desk, STRIKING), 0);
    choose(&mut desk, text::MAP_OTHER_SERVER.0);
    write(&mut desk, text::MAP_SERVER_THANKS, "© A server");
    assert!(server.asked().is_empty(), "nobody wants it yet");
    enter(&mut desk, &server.url("/tiles/{z}/{x}/{y}.png?key=a"));
    assert_eq!(desk.explorer().transient().panel, None);
    let share_of_it = share(&mut desk, STRIKING);
    assert!(share_of_it > 60, "{share_of_it} % of the map are its");
    assert!(desk.shows("© A server") && !desk.shows(text::MAP_ATTRIBUTION));
    assert!(desk.explorer().notices().is_empty());
    let asked = server.asked();
    assert!(asked.len() >= 4, "a screen has several: {asked:?}");
    let name = concat!("user-agent: ", env!("CARGO_PKG_NAME"), "/");
    for question in &asked {
        assert!(question.starts_with("GET /tiles/"), "{question}");
        assert!(question.contains(".png?key=a HTTP/1.1\r\n"), "{question}");
        assert!(question.to_lowercase().contains(name), "{question}");
    }
    // Each tile is asked for once.
    let mut lines: Vec<_> = asked.iter().map(|it| it.lines().next()).collect();
    lines.sort_unstable();
    lines.dedup();
    assert_eq!(lines.len(), asked.len());
    // Back to the map that comes along: nobody is asked any more.
    choose(&mut desk, text::MAP_OFFLINE.0);
    assert_offline(&desk);
    assert_eq!(share(&mut desk, STRIKING), 0);
    desk.command(Command::ZoomBy(1.0));
    assert_eq!(server.asked().len(), asked.len());
}

#[test]
fn vector_tiles_of_a_server_are_painted() {
    let server = TileServer::new("200 OK", &all_land());
    let mut desk = open_painted(None);
    at_sea(&mut desk);
    let land = desk.explorer().map_tokens().land;
    let land = [land.r, land.g, land.b];
    choose_vector_tiles(&mut desk);
    enter(&mut desk, &server.url("/{z}/{x}/{y}.mvt"));
    let share = share(&mut desk, land);
    assert!(share > 60, "{share} % of the map are land");
    assert!(desk.explorer().notices().is_empty());
}

#[test]
fn vector_tiles_that_do_not_come_hide_nothing() {
    let server = TileServer::new("404 Not Found", b"no");
    let mut desk = open_painted(None);
    let land = on_land(&mut desk);
    let before = share(&mut desk, land);
    assert!(before > 60, "{before} % of the map are land");
    choose_vector_tiles(&mut desk);
    enter(&mut desk, &server.url("/{z}/{x}/{y}.mvt"));
    assert!(!server.asked().is_empty());
    desk.click(text::DISMISS);
    let after = share(&mut desk, land);
    // What names both maps takes more room than what names one.
    assert!(
        after + 2 >= before,
        "{after} of {before} % of the land are left"
    );
}

#[test]
fn of_a_server_that_does_not_answer_well_is_told_once_and_the_map_is_usable() {
    let page = b"<!DOCTYPE html><html>Please log in</html>";
    for (server, said) in [
        (
            TileServer::new("404 Not Found", b"no"),
            "the tile server has none of the tiles",
        ),
        (
            TileServer::new("429 Too Many Requests", b"slow"),
            "that was asked too often (HTTP status 429)",
        ),
        (
            TileServer::new("200 OK", page),
            "a web page came instead of a tile",
        ),
        (TileServer::silent(), "the tile server broke off its answer"),
        (
            TileServer::new("403 Forbidden", b""),
            "this is not allowed (HTTP status 403)",
        ),
    ] {
        let mut desk = open();
        at_sea(&mut desk);
        enter(&mut desk, &server.url("/{z}/{x}/{y}.png?key=secret"));
        let base = &desk.explorer().settings().base;
        assert!(matches!(base, BaseSource::Online(_)), "{base:?}");
        assert!(!server.asked().is_empty(), "{said}");
        let one_notice = |desk: &Desk| {
            let [notice] = desk.explorer().notices() else {
                panic!("{said}: {:?}", desk.explorer().notices());
            };
            assert!(desk.shows(&text::notice_title(text::MAP, false, 1)));
            let problem = notice.problems[0].to_string();
            assert!(problem.contains(said), "{problem}");
            assert!(problem.contains(". Hint: "), "{problem}");
            assert!(!problem.contains("secret"), "{problem}");
            assert!(desk.shows(&problem), "{problem:?} is not in the window");
        };
        one_notice(&desk);
        // The map moves and zooms as ever, and nothing more is told.
        let before = desk.explorer().view().camera;
        desk.command(Command::ZoomBy(1.0));
        desk.command(Command::Pan([300.0, 200.0]));
        let after = desk.explorer().view().camera;
        assert!((after.zoom - before.zoom - 1.0).abs() < 1e-9);
        assert!(after.center.lon < before.center.lon);
        one_notice(&desk);
        desk.click(text::DISMISS);
        choose(&mut desk, text::MAP_OFFLINE.0);
        assert_offline(&desk);
        assert!(desk.explorer().notices().is_empty());
    }
}
