use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::save::save_keeping;
use super::told::told;
use crate::problem::Problem;
use crate::text;
use crate::workspace::{ENDING, LARGEST, Workspace, WorkspaceReading, looks_like_workspace, shown};

/// How much of a file is looked at to tell what it is, in bytes.
const BEGINNING: u64 = 256;

/// Whether a file is a workspace: by its name, or by how it begins.
#[must_use]
pub fn is_workspace(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    if ending.is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING)) {
        return true;
    }
    // What is read from a pipe is gone for whoever reads next.
    let is_file = std::fs::metadata(path).is_ok_and(|about| about.is_file());
    let mut beginning = Vec::new();
    is_file
        && std::fs::File::open(path)
            .and_then(|file| file.take(BEGINNING).read_to_end(&mut beginning))
            .is_ok()
        && looks_like_workspace(&beginning)
}

/// Reads a workspace, whatever may be wrong with it. The files that it names are left alone.
#[must_use]
pub fn read_workspace(path: &Path) -> WorkspaceReading {
    let mut reading = match bytes(path) {
        Ok(bytes) => Workspace::read(&bytes),
        Err(problem) => WorkspaceReading {
            workspace: None,
            problems: vec![problem],
        },
    };
    let kept = reading
        .workspace
        .is_none()
        .then(|| kept_copy(path))
        .flatten();
    for problem in &mut reading.problems {
        problem.place.file = Some(shown(path));
        if let Some(kept) = &kept {
            problem.hint = Some(text::open_kept_copy(&shown(kept)));
        }
    }
    reading
}

/// The version before, if it was kept.
fn kept_copy(path: &Path) -> Option<PathBuf> {
    let mut name = path.file_name()?.to_owned();
    name.push("~");
    let kept = path.with_file_name(name);
    kept.is_file().then_some(kept)
}

fn bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    let about = std::fs::metadata(path).map_err(|error| told(&error))?;
    if !about.is_file() {
        return Err(Problem::error("this is not a file").hint("open a file"));
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(|error| told(&error))?;
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| told(&error))?;
    Ok(bytes)
}

/// Writes a workspace, and keeps the versions before: see [`save_keeping`].
///
/// # Errors
/// As [`save_keeping`], and when it is so large that it would not be read again.
pub fn save_workspace(path: &Path, workspace: &Workspace) -> Result<(), Problem> {
    let text = workspace.to_text();
    if text.len() as u64 > LARGEST {
        let problem = Problem::error("the workspace would be larger than 16 MiB");
        return Err(problem
            .in_file(shown(path))
            .hint("take views or stories out of it")
            .about(crate::problem::Subject::Target));
    }
    save_keeping(path, text.as_bytes())
}

/// What is wrong with a file that a workspace names, before it is read.
#[must_use]
pub fn fault_of_named(path: &Path) -> Option<Problem> {
    let problem = match std::fs::metadata(path) {
        Ok(about) if about.is_file() => return None,
        Ok(_) => Problem::error("the workspace names this, and it is not a file")
            .hint("look at \"files\" in the workspace"),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Problem::error("the workspace names this file, and it is not there")
                .hint("put it there again, or open it from where it is and save the workspace")
        }
        Err(error) => told(&error),
    };
    Some(problem.in_file(shown(path)))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::jobs::Input;

    #[test]
    fn a_workspace_is_known_by_its_name_or_its_beginning() {
        let folder = tempfile::tempdir().unwrap();
        let text = Workspace::default().to_text();
        for (name, text, expected) in [
            ("a.atlas", "", true),
            ("A.ATLAS", "{}", true),
            ("a.atlas~", text.as_str(), true),
            ("a.json", &text, true),
            ("b.json", "{\"type\": \"FeatureCollection\"}", false),
            ("b.csv", "summit_atlas_workspace\n1\n", false),
        ] {
            let path = folder.path().join(name);
            fs::write(&path, text).unwrap();
            assert_eq!(is_workspace(&path), expected, "{name}");
        }
        assert!(!is_workspace(&folder.path().join("missing")));
        assert!(!is_workspace(folder.path()));
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let cut = folder.path().join("cut.atlas");
        fs::write(&cut, &Workspace::default().to_text()[..12]).unwrap();
        // A kept copy is spoken of only where there is one.
        let hint = || read_workspace(&cut).problems[0].hint.clone();
        assert_eq!(hint().as_deref(), Some("look for another copy of it"));
        fs::write(folder.path().join("cut.atlas~"), "").unwrap();
        assert!(hint().is_some_and(|hint| hint.ends_with("cut.atlas~")));
        let large = folder.path().join("large.atlas");
        fs::File::create(&large).unwrap().set_len(1 << 40).unwrap();
        for (path, said) in [
            (folder.path().join("missing.atlas"), "there is no such file"),
            (folder.path().to_owned(), "not a file"),
            (cut, "ends in the middle"),
            (large, "larger than 16 MiB"),
        ] {
            let reading = read_workspace(&path);
            assert!(reading.workspace.is_none());
            let told = reading.problems[0].to_string();
            assert!(told.contains(said) && told.contains("Hint: "), "{told}");
            assert!(told.starts_with(&shown(&path)), "{told}");
        }
        let gone = Input::Named(&folder.path().join("gone.csv")).read();
        assert!(gone.dataset.is_none());
        assert!(gone.problems[0].to_string().contains("gone.csv"));
        let device = Input::Named(Path::new("/dev/zero")).read();
        assert!(device.dataset.is_none(), "it has no end");
    }
}
