//! Tiles that are not there.

use std::time::Duration;

use super::super::OnlineTile;
use super::jobs::{came, told};
use super::server::Server;
use super::{Hands, PATIENT, at_once, id, source};
use crate::basemap::TileId;

#[test]
fn a_tile_that_is_not_there_is_remembered_for_an_hour() {
    let (folder, hands) = (tempfile::tempdir().unwrap(), Hands::new());
    let server = Server::always("404 Not Found", "", b"no");
    let mut jobs = at_once(source(&server), PATIENT, folder.path(), &hands);
    for (pass, asked) in [(0, 1), (3599, 1), (1, 2)] {
        hands.pass(Duration::from_secs(pass));
        assert_eq!(came(&mut jobs, &[TileId::WORLD]), [OnlineTile::Absent]);
        assert_eq!(server.count(), asked);
    }
    assert_eq!(
        came(&mut jobs, &[id(20, 0, 0)]),
        [OnlineTile::Absent],
        "past the last zoom"
    );
    assert_eq!(server.count(), 2);
}

#[test]
fn a_server_without_any_tiles_is_told_of_once() {
    let (folder, hands) = (tempfile::tempdir().unwrap(), Hands::new());
    let server = Server::always("404 Not Found", "", b"no");
    let mut jobs = at_once(source(&server), PATIENT, folder.path(), &hands);
    let row = |y: u32| (0..8).map(move |x| id(3, x, y)).collect::<Vec<_>>();
    assert_eq!(
        told(&mut jobs, &row(0)),
        [
            "Test: the tile server has none of the tiles that were asked for so far. \
             Hint: look at the address of the map, or go where it has tiles; the offline map stays"
        ]
    );
    assert!(told(&mut jobs, &row(1)).is_empty());
    assert_eq!(server.count(), 16, "it is asked for others all the same");
}
