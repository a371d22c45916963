use super::*;

fn at(seconds: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000 + seconds)
}

fn keep(seconds: u64) -> Keep {
    Keep {
        fresh_until: at(seconds),
        validators: Validators {
            etag: Some("\"a\nb\"".to_owned()),
            last_modified: None,
        },
    }
}

/// The names of all files in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn size(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).unwrap();
    entries
        .map(|entry| entry.unwrap().metadata().unwrap().len())
        .sum()
}

#[test]
fn a_tile_comes_back_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("not/yet/there");
    let cache = DiskCache::new(Some(inside.clone()), 10_000);
    assert_eq!(cache.get("http://h/1", at(0)), None);
    assert!(!inside.exists(), "looking makes nothing");
    cache.put("http://h/1", b"one\n{}", &keep(60), at(0));
    cache.put("http://h/2", b"", &keep(70), at(0));
    let again = DiskCache::new(Some(inside.clone()), 10_000);
    for cache in [&cache, &again] {
        let kept = cache.get("http://h/1", at(1)).unwrap();
        assert_eq!(
            (kept.bytes.as_slice(), kept.keep),
            (&b"one\n{}"[..], keep(60))
        );
        assert_eq!(cache.get("http://h/2", at(1)).unwrap().bytes, b"");
        assert_eq!(cache.get("http://h/3", at(1)), None);
    }
    again.remove("http://h/1", at(2));
    assert_eq!(cache.get("http://h/1", at(2)), None);
    assert_eq!(names(&inside).len(), 1);
}

#[test]
fn no_address_leads_out_of_the_folder() {
    for url in [
        "../../x",
        "http://h/../../../etc/passwd",
        "C:\\x",
        "a\0b",
        &"x".repeat(3000),
    ] {
        let name = name(url);
        let plain = |c: char| c.is_ascii_digit() || c.is_ascii_lowercase() || c == '.';
        assert!(name.len() == 21 && name.chars().all(plain), "{name}");
    }
    // Known values of the function, so that names are the same everywhere and always.
    assert_eq!(name(""), "cbf29ce484222325.tile");
    assert_eq!(name("foobar"), "85944171f73967e8.tile");
}

#[test]
fn what_is_damaged_is_dropped() {
    let folder = tempfile::tempdir().unwrap();
    let cache = DiskCache::new(Some(folder.path().into()), 10_000);
    let path = folder.path().join(name("u"));
    cache.put("u", b"some bytes", &keep(60), at(0));
    let sound = fs::read(&path).unwrap();
    for cut in 0..sound.len() {
        fs::write(&path, &sound[..cut]).unwrap();
        assert_eq!(cache.get("u", at(0)), None, "cut at {cut}");
        assert!(!path.exists(), "cut at {cut}");
    }
    let last = sound.len() - 1;
    for damage in [&b"\xFF\xFF\n"[..], b"{}\nx", b"\n", b"null\n"] {
        fs::write(&path, damage).unwrap();
        assert_eq!(cache.get("u", at(0)), None);
        assert!(!path.exists());
    }
    let mut other = sound.clone();
    other[last] ^= 1;
    fs::write(&path, &other).unwrap();
    assert_eq!(cache.get("u", at(0)), None);
    cache.put("u", b"some bytes", &keep(60), at(0));
    assert_eq!(cache.get("u", at(0)).unwrap().bytes, b"some bytes");
}

#[test]
fn the_tile_of_another_address_is_not_given_out() {
    let folder = tempfile::tempdir().unwrap();
    let cache = DiskCache::new(Some(folder.path().into()), 10_000);
    cache.put("u", b"bytes", &keep(60), at(0));
    let (ours, theirs) = (name("u"), name("v"));
    fs::rename(folder.path().join(ours), folder.path().join(theirs)).unwrap();
    assert_eq!(cache.get("v", at(0)), None);
}

#[test]
fn what_was_used_longest_ago_goes_first() {
    let folder = tempfile::tempdir().unwrap();
    let limit = 5_000;
    let cache = DiskCache::new(Some(folder.path().into()), limit);
    let url = |n: u64| format!("http://h/{n:03}");
    let hour = 3600;
    for n in 0..4 {
        cache.put(&url(n), &[7; 1000], &keep(60), at(n * hour));
    }
    assert!(size(folder.path()) <= limit);
    // The first one is used again, in another run of the program.
    let cache = DiskCache::new(Some(folder.path().into()), limit);
    assert!(cache.get(&url(0), at(5 * hour)).is_some());
    let cache = DiskCache::new(Some(folder.path().into()), limit);
    cache.put(&url(4), &[7; 1000], &keep(60), at(6 * hour));
    let there: Vec<u64> = (0..5)
        .filter(|n| folder.path().join(name(&url(*n))).exists())
        .collect();
    assert_eq!(there, [0, 2, 3, 4], "the second is the oldest now");
    for n in 5..200 {
        cache.put(&url(n), &[7; 1000], &keep(60), at((n + 2) * hour));
        assert!(size(folder.path()) <= limit);
    }
    assert!(cache.get(&url(199), at(202 * hour)).is_some());
    cache.put(&url(300), &[7; 6000], &keep(60), at(203 * hour));
    assert_eq!(
        cache.get(&url(300), at(203 * hour)),
        None,
        "larger than all"
    );
    assert!(cache.get(&url(199), at(203 * hour)).is_some());
}

#[test]
fn what_was_not_finished_is_cleared_away_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, seconds: u64| {
        let file = File::create(folder.path().join(name)).unwrap();
        file.set_modified(at(seconds)).unwrap();
    };
    file("old.part", 0);
    file("new.part", 5_000);
    file("notes.txt", 0);
    fs::create_dir(folder.path().join("folder.tile")).unwrap();
    let cache = DiskCache::new(Some(folder.path().into()), 400);
    for n in 0..9 {
        cache.put(&format!("u{n}"), &[7; 100], &keep(60), at(5_100 + n));
    }
    let names = names(folder.path());
    assert!(!names.contains(&"old.part".to_owned()), "{names:?}");
    for name in ["new.part", "notes.txt", "folder.tile"] {
        assert!(names.contains(&name.to_owned()), "{names:?}");
    }
}

#[test]
fn without_a_folder_nothing_is_kept_and_nothing_fails() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "kept").unwrap();
    for place in [None, Some(file.clone()), Some(file.join("below"))] {
        let cache = DiskCache::new(place, 10_000);
        cache.put("u", b"bytes", &keep(60), at(0));
        assert_eq!(cache.get("u", at(0)), None);
        cache.remove("u", at(0));
    }
    assert_eq!(fs::read(&file).unwrap(), b"kept");
    assert_eq!(names(folder.path()), ["file"]);
}

#[test]
fn the_folder_of_the_system_is_named_and_not_made() {
    let folder = DiskCache::in_system_folder().folder;
    // Where the system knows of no home there is none.
    let Some(folder) = folder else { return };
    assert!(folder.is_absolute());
    assert!(folder.ends_with("summit-atlas/tiles"), "{folder:?}");
}
