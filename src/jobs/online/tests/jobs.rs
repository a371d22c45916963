//! Tiles as they are wanted.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::channel;

use super::super::OnlineTile;
use super::server::{Reply, answer};
use super::*;
use crate::basemap::Schema;
use crate::view::BaseSource;

const DAY: Duration = Duration::from_hours(24);

fn bytes(of: &[u8]) -> OnlineTile {
    OnlineTile::Bytes(of.into())
}

/// What came, without the problems.
pub(super) fn came(jobs: &mut OnlineJobs, ids: &[TileId]) -> Vec<OnlineTile> {
    jobs.want(ids);
    news(jobs).into_iter().map(|ready| ready.tile).collect()
}

/// The problems that are told.
pub(super) fn told(jobs: &mut OnlineJobs, ids: &[TileId]) -> Vec<String> {
    jobs.want(ids);
    let problems = news(jobs).into_iter().filter_map(|ready| ready.problem);
    problems.map(|problem| problem.to_string()).collect()
}

#[test]
fn no_connection_is_opened_before_a_tile_of_an_online_map_is_wanted() {
    assert_eq!(OnlineSource::chosen(&BaseSource::default()), None);
    assert_eq!(
        OnlineSource::chosen(&BaseSource::File("map.pmtiles".into())),
        None
    );
    let (folder, server) = (
        tempfile::tempdir().unwrap(),
        Server::always("200 OK", "", PNG),
    );
    let plain = Plain::new();
    let opened = plain.opened();
    let network = Network::through(PATIENT, plain);
    let cache = DiskCache::new(Some(folder.path().into()), 1000);
    let clock = Hands::new().clock();
    let waker: Waker = Arc::new(|| {});
    let mut jobs = OnlineJobs::new(source(&server), network, cache, clock, Pace::AtOnce, &waker);
    jobs.want(&[]);
    assert!(news(&mut jobs).is_empty());
    assert_eq!((opened.load(Ordering::SeqCst), server.count()), (0, 0));
    jobs.want(&[TileId::WORLD]);
    assert_eq!((opened.load(Ordering::SeqCst), server.count()), (1, 1));
}

#[test]
fn the_standard_map_is_the_one_of_openstreetmap() {
    let source = OnlineSource::chosen(&BaseSource::OpenStreetMap).unwrap();
    assert_eq!(
        source.url(id(5, 20, 11)),
        "https://tile.openstreetmap.org/5/20/11.png"
    );
    assert_eq!(source.attribution, "© OpenStreetMap contributors");
    let link = source.link.as_deref();
    assert_eq!(link, Some("https://www.openstreetmap.org/copyright"));
    assert_eq!(
        (source.zooms, source.content),
        (0..=19, TileContent::Raster)
    );
}

#[test]
fn a_tile_that_is_kept_is_not_asked_for_again() {
    let (folder, hands) = (tempfile::tempdir().unwrap(), Hands::new());
    let server = Server::always("200 OK", "Cache-Control: max-age=100\r\n", PNG);
    let jobs = || at_once(source(&server), PATIENT, folder.path(), &hands);
    assert_eq!(came(&mut jobs(), &[TileId::WORLD]), [bytes(PNG)]);
    assert_eq!(came(&mut jobs(), &[TileId::WORLD]), [bytes(PNG)]);
    assert_eq!(server.count(), 1);
    hands.pass(Duration::from_secs(101));
    let mut jobs = jobs();
    jobs.want(&[TileId::WORLD]);
    let news = news(&mut jobs);
    assert_eq!(
        (news[0].more, &news[0].tile),
        (true, &bytes(PNG)),
        "first the old one"
    );
    assert_eq!(
        (news[1].more, &news[1].tile),
        (false, &bytes(PNG)),
        "then the new one"
    );
    assert_eq!((server.count(), jobs.pending()), (2, 0));
}

#[test]
fn a_tile_that_has_not_changed_is_kept_for_longer() {
    let (folder, hands) = (tempfile::tempdir().unwrap(), Hands::new());
    let server = Server::new(|asked| {
        let headers = "Cache-Control: max-age=100\r\nETag: \"a\"\r\n";
        if asked.to_ascii_lowercase().contains("if-none-match: \"a\"") {
            answer("304 Not Modified", "Cache-Control: max-age=50\r\n", b"")
        } else {
            answer("200 OK", headers, PNG)
        }
    });
    let mut jobs = at_once(source(&server), PATIENT, folder.path(), &hands);
    assert_eq!(came(&mut jobs, &[TileId::WORLD]), [bytes(PNG)]);
    for times in 2..5 {
        hands.pass(Duration::from_secs(101));
        assert_eq!(
            came(&mut jobs, &[TileId::WORLD]),
            [bytes(PNG), OnlineTile::Unchanged]
        );
        assert_eq!(server.count(), times);
        hands.pass(Duration::from_secs(49));
        assert_eq!(came(&mut jobs, &[TileId::WORLD]), [bytes(PNG)]);
        assert_eq!(server.count(), times, "it was kept for fifty seconds more");
    }
}

#[test]
fn without_a_word_a_tile_is_kept_for_a_week_and_without_a_folder_not_at_all() {
    let (folder, hands) = (tempfile::tempdir().unwrap(), Hands::new());
    let server = Server::always("200 OK", "", PNG);
    let mut jobs = at_once(source(&server), PATIENT, folder.path(), &hands);
    came(&mut jobs, &[TileId::WORLD]);
    hands.pass(Duration::from_secs(7 * 24 * 3600 - 1));
    came(&mut jobs, &[TileId::WORLD]);
    assert_eq!(server.count(), 1);
    hands.pass(Duration::from_secs(1));
    came(&mut jobs, &[TileId::WORLD]);
    assert_eq!(server.count(), 2);
    // A file stands where the folder should be.
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    let mut jobs = at_once(source(&server), PATIENT, &file, &hands);
    for times in 3..5 {
        assert_eq!(came(&mut jobs, &[TileId::WORLD]), [bytes(PNG)]);
        assert_eq!(server.count(), times);
    }
}

#[test]
fn what_must_not_be_kept_is_not() {
    let (folder, hands) = (tempfile::tempdir().unwrap(), Hands::new());
    let server = Server::always("200 OK", "Cache-Control: no-store\r\n", PNG);
    let mut jobs = at_once(source(&server), PATIENT, folder.path(), &hands);
    came(&mut jobs, &[TileId::WORLD]);
    assert_eq!(came(&mut jobs, &[TileId::WORLD]), [bytes(PNG)]);
    assert_eq!(server.count(), 2);
    assert!(!folder.path().join("tiles").exists());
}

#[test]
fn a_server_that_asks_for_patience_gets_it_and_is_told_of_once() {
    let (folder, hands) = (tempfile::tempdir().unwrap(), Hands::new());
    let well = Arc::new(AtomicBool::new(false));
    let server = {
        let well = Arc::clone(&well);
        Server::new(move |_| {
            if well.load(Ordering::SeqCst) {
                answer("200 OK", "", PNG)
            } else {
                answer("429 Too Many Requests", "Retry-After: 120\r\n", b"")
            }
        })
    };
    let mut jobs = at_once(source(&server), PATIENT, folder.path(), &hands);
    let ids = [id(1, 0, 0), id(1, 1, 0), id(1, 0, 1)];
    assert_eq!(
        told(&mut jobs, &ids),
        [
            "Test: the tile server says: that was asked too often (HTTP status 429). \
          Hint: the offline map stays; the program tries again by itself"
        ]
    );
    assert_eq!(
        (server.count(), jobs.pending()),
        (1, 0),
        "nothing is on its way"
    );
    hands.pass(Duration::from_secs(119));
    assert!(told(&mut jobs, &ids).is_empty());
    assert_eq!(server.count(), 1);
    hands.pass(Duration::from_secs(1));
    assert!(told(&mut jobs, &ids).is_empty(), "it was told");
    assert_eq!(server.count(), 2);
    well.store(true, Ordering::SeqCst);
    hands.pass(Duration::from_mins(2));
    assert_eq!(came(&mut jobs, &ids), [bytes(PNG), bytes(PNG), bytes(PNG)]);
}

#[test]
fn a_refusal_ends_it_until_a_person_wants_it_again() {
    let (folder, hands) = (tempfile::tempdir().unwrap(), Hands::new());
    let server = Server::always("403 Forbidden", "", b"");
    let mut jobs = at_once(source(&server), PATIENT, folder.path(), &hands);
    let ids = [id(1, 0, 0), id(1, 1, 0)];
    assert_eq!(told(&mut jobs, &ids).len(), 1);
    hands.pass(DAY);
    assert!(told(&mut jobs, &ids).is_empty());
    assert_eq!((server.count(), jobs.pending()), (1, 0));
    jobs.retry();
    assert_eq!(told(&mut jobs, &ids).len(), 1);
    assert_eq!(server.count(), 2);
}

#[test]
fn what_is_no_tile_is_told_once_and_soon_nothing_is_asked() {
    for (line, body) in [
        ("200 OK", &b"<!DOCTYPE html><html>Please log in</html>"[..]),
        ("200 OK", b"\x00\x01garbage"),
        ("200 OK", &[b'x'; 2000]),
        ("500 Internal Server Error", b""),
    ] {
        let (folder, hands) = (tempfile::tempdir().unwrap(), Hands::new());
        let server = Server::always(line, "", body);
        let mut jobs = at_once(source(&server), PATIENT, folder.path(), &hands);
        let ids: Vec<TileId> = (0..8).map(|x| id(3, x, 0)).collect();
        let told_now = told(&mut jobs, &ids);
        assert_eq!(told_now.len(), 1, "{told_now:?}");
        assert_eq!(server.count(), 3, "three in a row are enough");
        hands.pass(Duration::from_mins(1));
        assert!(told(&mut jobs, &ids).is_empty());
        assert!(
            !folder.path().join("tiles").exists(),
            "nothing of it is kept"
        );
    }
}

#[test]
fn one_odd_tile_does_not_stop_the_others() {
    let (folder, hands) = (tempfile::tempdir().unwrap(), Hands::new());
    let server = Server::new(|asked| {
        if asked.starts_with("GET /1/1/0 ") {
            answer("200 OK", "", b"<html>")
        } else {
            answer("200 OK", "", PNG)
        }
    });
    let mut jobs = at_once(source(&server), PATIENT, folder.path(), &hands);
    let ids = [id(1, 0, 0), id(1, 1, 0), id(1, 0, 1)];
    assert_eq!(
        came(&mut jobs, &ids),
        [bytes(PNG), OnlineTile::Unchanged, bytes(PNG)]
    );
    assert_eq!(
        came(&mut jobs, &ids[1..2]),
        [OnlineTile::Absent],
        "left alone for a while"
    );
    assert_eq!(server.count(), 3);
    let problem = jobs.reject(ids[0], "no picture").expect("it is news");
    assert!(
        problem.to_string().contains("damaged: no picture"),
        "{problem}"
    );
    assert_eq!(jobs.reject(ids[0], "no picture"), None);
    assert_eq!(came(&mut jobs, &ids[..1]), [OnlineTile::Absent]);
}

#[test]
fn packed_vector_tiles_are_unpacked_even_when_nobody_says_so() {
    use std::io::Write as _;
    let (folder, hands) = (tempfile::tempdir().unwrap(), Hands::new());
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(b"\x1a\x01x").unwrap();
    let server = Server::always("200 OK", "", &gzip.finish().unwrap());
    let source = OnlineSource {
        content: TileContent::Vector(Schema::Protomaps),
        ..source(&server)
    };
    let mut jobs = at_once(source, PATIENT, folder.path(), &hands);
    assert_eq!(came(&mut jobs, &[TileId::WORLD]), [bytes(b"\x1a\x01x")]);
}

#[test]
fn an_old_tile_stays_while_nobody_answers() {
    let (folder, hands) = (tempfile::tempdir().unwrap(), Hands::new());
    let server = Server::always("200 OK", "Cache-Control: max-age=1\r\n", PNG);
    let mut jobs = at_once(source(&server), PATIENT, folder.path(), &hands);
    came(&mut jobs, &[TileId::WORLD]);
    drop(server);
    hands.pass(DAY);
    jobs.want(&[TileId::WORLD]);
    let news = news(&mut jobs);
    assert_eq!(news[0].tile, bytes(PNG));
    assert_eq!(news[1].tile, OnlineTile::Later);
    let told = news[1].problem.as_ref().unwrap().to_string();
    assert!(told.starts_with("Test: the tile server takes no connections. Hint: the offline"));
    // It was handed over and is still wanted: nothing more is said while pauses grow.
    for pass in [4, 1, 9, 1, 20] {
        hands.pass(Duration::from_secs(pass));
        assert!(came(&mut jobs, &[TileId::WORLD]).is_empty());
        assert_eq!(jobs.pending(), 0);
    }
    // Whoever comes back to it gets it at once.
    jobs.want(&[]);
    assert_eq!(came(&mut jobs, &[TileId::WORLD]), [bytes(PNG)]);
}

#[test]
fn what_is_at_hand_never_waits_for_a_silent_server() {
    let (folder, hands) = (tempfile::tempdir().unwrap(), Hands::new());
    let silent = Arc::new(AtomicBool::new(false));
    let open = Arc::new(AtomicUsize::new(0));
    let (sender, asked) = channel();
    let server = {
        let (silent, open) = (Arc::clone(&silent), Arc::clone(&open));
        let sender = Mutex::new(sender);
        Server::new(move |_| {
            if !silent.load(Ordering::SeqCst) {
                return answer("200 OK", "", PNG);
            }
            open.fetch_add(1, Ordering::SeqCst);
            sender.lock().unwrap().send(()).unwrap();
            Reply::Silence
        })
    };
    let at_hand = id(2, 3, 3);
    came(
        &mut at_once(source(&server), PATIENT, folder.path(), &hands),
        &[at_hand],
    );
    silent.store(true, Ordering::SeqCst);

    let limits = Limits {
        whole: Duration::from_mins(10),
        ..PATIENT
    };
    let (called, news) = channel();
    let waker: Waker = {
        let called = Mutex::new(called);
        Arc::new(move || called.lock().unwrap().send(()).unwrap_or(()))
    };
    let cache = DiskCache::new(Some(folder.path().join("tiles")), 1 << 20);
    let network = Network::through(limits, Plain::new());
    let clock = hands.clock();
    let mut jobs = OnlineJobs::new(
        source(&server),
        network,
        cache,
        clock,
        Pace::Background,
        &waker,
    );
    let missing: Vec<TileId> = (0..4).map(|x| id(2, x, 0)).collect();
    jobs.want(&missing);
    // Both hands that ask are full, and no third one does.
    asked.recv().unwrap();
    asked.recv().unwrap();
    let wanted = [&missing[..], &[at_hand]].concat();
    jobs.want(&wanted);
    news.recv().unwrap();
    let ready = jobs.take_ready().unwrap();
    assert_eq!(
        (ready.id, ready.tile, ready.more),
        (at_hand, bytes(PNG), false)
    );
    assert_eq!((open.load(Ordering::SeqCst), jobs.pending()), (2, 4));
    // What is not wanted any more is dropped; the two that are under way stay.
    jobs.want(&[]);
    assert_eq!(jobs.pending(), 2);
    // Connections end at once, so that this does not last ten minutes: the threads are gone when
    // nobody holds the other end of the waker.
    drop(jobs);
    drop(waker);
    while news.recv().is_ok() {}
}
