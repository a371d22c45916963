use super::*;

#[test]
fn a_file_is_new_or_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    save(&path, b"one").unwrap();
    save(&path, b"two").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"two");
    let inside = |name: &str| {
        save(&folder.path().join(name), b"x")
            .unwrap_err()
            .to_string()
    };
    assert!(inside("").contains("this is a folder. Hint: "));
    assert!(inside("missing/a").contains("its folder is not there. Hint: "));
    assert!(inside("a.csv/b").contains("Hint: "));
    assert!(inside(&"n".repeat(300)).contains("Hint: "));
    let asked = |name: &str| can_save(&folder.path().join(name)).map_err(|it| it.to_string());
    for wrong in ["", "missing/a", "a.csv/b", &"n".repeat(300)] {
        assert_eq!(asked(wrong), Err(inside(wrong)), "{wrong}");
    }
    assert_eq!((asked("a.csv"), asked("new")), (Ok(()), Ok(())));
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn who_may_not_write_a_file_does_not_replace_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    fs::write(&path, b"kept").unwrap();
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let error = save(&path, b"new").unwrap_err().to_string();
    assert!(
        error.contains("the file may not be written. Hint: "),
        "{error}"
    );
    assert_eq!(fs::read(&path).unwrap(), b"kept");
}

#[test]
#[cfg(unix)]
fn links_and_permissions_stay_and_devices_are_written_to() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = tempfile::tempdir().unwrap();
    let (file, link) = (folder.path().join("file"), folder.path().join("link"));
    fs::write(&file, b"old").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&file, &link).unwrap();
    save(&link, b"new").unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read(&file).unwrap(), b"new");
    assert_eq!(
        fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o640
    );
    save(Path::new("/dev/null"), b"gone").unwrap();
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
}

/// Everything in a folder, with what stands in it.
fn all_of(folder: &Path) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            (name, fs::read_to_string(entry.path()).unwrap())
        })
        .collect();
    all.sort();
    all
}

#[test]
fn three_earlier_versions_are_kept_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.atlas");
    for version in ["1", "2", "2", "3", "4", "5", "5"] {
        save_keeping(&path, version.as_bytes()).unwrap();
    }
    let found = all_of(folder.path());
    let found: Vec<(&str, &str)> = found.iter().map(|(a, b)| (&**a, &**b)).collect();
    assert_eq!(
        found,
        [
            ("a.atlas", "5"),
            ("a.atlas~", "4"),
            ("a.atlas~2", "3"),
            ("a.atlas~3", "2")
        ]
    );
}

#[test]
fn wherever_saving_ends_the_file_is_the_old_one_or_the_new_one() {
    let mut seen = Vec::new();
    for end in 0.. {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.atlas");
        for version in ["version 1", "version 2", "version 3"] {
            save_keeping(&path, version.as_bytes()).unwrap();
        }
        let mut points = 0;
        // What a panic leaves is what the end of the program leaves: nobody cleans up.
        let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            written(&path, b"version 4", KEPT, &mut |point| {
                assert!(points < end, "the end");
                seen.push(point);
                points += 1;
            })
        }));
        let now = fs::read_to_string(&path).unwrap();
        let is_new = now == "version 4";
        assert!(is_new || now == "version 3", "{now}");
        let before = |(name, _): &&(String, String)| name.contains('~');
        let kept = all_of(folder.path());
        let kept: Vec<&str> = kept.iter().filter(before).map(|(_, it)| &**it).collect();
        assert!(kept.iter().all(|it| it.len() == now.len()), "{kept:?}");
        // No version is gone: each is there under some name.
        for version in ["version 1", "version 2", "version 3"] {
            assert!(kept.contains(&version) || now == version, "{end}: {kept:?}");
        }
        // The next time it is saved as if nothing had been.
        save_keeping(&path, b"version 5").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"version 5");
        assert_eq!(
            fs::read_to_string(kept_name(&path, 1).unwrap()).unwrap(),
            now
        );
        if ended.is_ok() {
            assert!(is_new);
            break;
        }
    }
    for point in [
        Point::Begun,
        Point::Half,
        Point::Written,
        Point::Synced,
        Point::Moved,
        Point::Kept,
        Point::Renamed,
    ] {
        assert!(seen.contains(&point), "{point:?} was never reached");
    }
}

#[test]
fn an_ending_is_added_where_it_hides_no_other_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    assert_eq!(with_ending(&path, "csv"), folder.path().join("a.csv"));
    fs::write(folder.path().join("a.csv"), "kept").unwrap();
    assert_eq!(with_ending(&path, "csv"), path);
    let other = folder.path().join("a.txt");
    assert_eq!(with_ending(&other, "csv"), other);
}
