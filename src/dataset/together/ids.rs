use std::collections::HashMap;

/// Where the records of one list are by their ids.
#[derive(Debug, Default)]
pub(super) struct Ids(HashMap<String, usize>);

impl Ids {
    pub(super) fn at(&self, id: &str) -> Option<usize> {
        self.0.get(id).copied()
    }

    pub(super) fn insert(&mut self, id: &str, at: usize) {
        self.0.entry(id.to_owned()).or_insert(at);
    }

    /// An id that neither these have nor those of the file itself: the name of the file before the one that is taken.
    pub(super) fn renamed(&self, id: &str, file: &str, own: &HashMap<&str, usize>) -> String {
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        free(format!("{stem}/{id}"), |id| {
            self.0.contains_key(id) || own.contains_key(id)
        })
    }
}

/// The wish, or what comes nearest to it among those that are not taken.
pub(super) fn free(wish: String, is_taken: impl Fn(&str) -> bool) -> String {
    if !is_taken(&wish) {
        return wish;
    }
    let mut others = (2_u64..).map(|count| format!("{wish}~{count}"));
    others.find(|id| !is_taken(id)).unwrap_or(wish)
}
