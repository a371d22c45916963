use crate::problem::Problem;

/// What the system says about a file, told to a person.
pub(super) fn told(error: &std::io::Error) -> Problem {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => {
            Problem::error("there is no such file").hint("look at the name and the folder")
        }
        ErrorKind::PermissionDenied => {
            Problem::error("the file may not be read").hint("look at its permissions")
        }
        _ => Problem::error(format!("the file cannot be read: {error}"))
            .hint("look whether the disk is there"),
    }
}
