use super::{Entry, Scope, ctrl, entry, shift};
use crate::explorer::{Command, Export};

/// What is done with workspaces, and what is written to files.
pub(super) fn of_workspaces() -> Vec<Entry> {
    use Command as C;
    let save = ctrl(Scope::Window, "S");
    vec![
        entry(
            C::SaveWorkspace,
            save,
            "Save workspace",
            "Save what is open and how it is looked at; the versions before are kept",
        ),
        entry(
            C::SaveWorkspaceAs,
            shift(save),
            "Save workspace as…",
            "Save what is open and how it is looked at under another name",
        ),
        entry(
            C::CloseWorkspace,
            None,
            "Close workspace",
            "What is shown stays, and the file stays as it was saved",
        ),
        entry(
            C::Export(Export::Csv),
            None,
            "Export the list as CSV…",
            "Write what is listed as a table with all its columns",
        ),
        entry(
            C::Export(Export::GeoJson),
            None,
            "Export the list as GeoJSON…",
            "Write what is listed, with the claims, people and sources that belong to it",
        ),
        entry(
            C::Export(Export::Picture(1)),
            None,
            "Picture of the window…",
            "Write the window as a PNG picture",
        ),
        entry(
            C::Export(Export::Picture(2)),
            None,
            "Picture at twice the size…",
            "Write the window as a PNG picture with twice as many pixels each way",
        ),
    ]
}
