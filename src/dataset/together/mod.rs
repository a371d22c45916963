//! Several files as one dataset.
//!
//! Ids are common to all files, so that one file can speak of what stands in another:
//!
//! - Records with claims that are the same in two files, word for word, are one.
//! - Sources with the same id and title, and people, places and bodies with the same id and name, are one. As they are
//!   described in the first of the files, so they are.
//! - Any other record whose id is taken has another one, which begins with the name of its file: event `row-2` of
//!   `b.csv` is `b/row-2`. What its file says of it follows.
//!
//! Each file without claims is a source of its own, which makes one claim about each of its events: that it is as it
//! stands there ([`Claim::WHOLE`]). So it can be switched off like any other source.
//!
//! What else stands at the top of a file is that of the first file that has it.

mod ids;
mod merge;
mod references;

use std::collections::HashSet;

use super::{Claim, ClaimKind, Dataset, JsonObject, Parts, Rank, Source};
use crate::problem::Problem;
use merge::Merge;

/// What sort of source a file is.
const FILE: &str = "file";

/// What stands between the names of the files.
const AND: &str = " + ";

/// Several files as one, in their order, and what of their people, places, bodies and sources is described in two ways.
/// One file stays as it is.
#[must_use]
pub fn together(files: Vec<Dataset>) -> (Dataset, Vec<Problem>) {
    let mut files = files;
    if files.len() == 1
        && let Some(file) = files.pop()
    {
        return (file, Vec::new());
    }
    let names = short_names(&files);
    let name = names.join(AND);
    let mut taken = source_ids(&files);
    let mut merge = Merge::default();
    for (file, short) in files.into_iter().zip(names) {
        let (whole_name, is_source) = (file.name().to_owned(), file.implied_source());
        let mut parts = file.into_parts();
        if is_source {
            let id = ids::free(short.clone(), |id| taken.contains(id));
            taken.insert(id.clone());
            claim_all(&mut parts, source(id, &short));
        }
        merge.add(parts, &short, &whole_name);
    }
    let (parts, problems) = merge.finish();
    // What leads nowhere was found in each of the files.
    let (dataset, _) = Dataset::new(name, parts);
    (dataset, problems)
}

/// The names of files without their folders; of two that would be called the same, the second says that it is.
fn short_names(files: &[Dataset]) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(files.len());
    for file in files {
        let mut name = file.file_name().to_owned();
        let mut count = 1;
        while names.contains(&name) {
            count += 1;
            name = format!("{} ({count})", file.file_name());
        }
        names.push(name);
    }
    names
}

fn source_ids(files: &[Dataset]) -> HashSet<String> {
    let all = files.iter().flat_map(|file| &file.parts().sources);
    all.map(|source| source.id.clone()).collect()
}

/// A file as a source.
fn source(id: String, name: &str) -> Source {
    Source {
        id,
        title: name.to_owned(),
        authors: Vec::new(),
        publisher: None,
        published: None,
        published_derivation: None,
        url: None,
        kind: Some(FILE.to_owned()),
        extra: JsonObject::new(),
    }
}

/// Lets a source claim each event as it stands.
fn claim_all(parts: &mut Parts, source: Source) {
    parts.claims.reserve_exact(parts.events.len());
    for event in &mut parts.events {
        event.sources.push(source.id.clone());
        parts.claims.push(Claim {
            id: format!("{}#{}", source.id, event.id),
            event: event.id.clone(),
            field: Claim::WHOLE.to_owned(),
            value: serde_json::Value::Null,
            source: source.id.clone(),
            paragraphs: Vec::new(),
            kind: ClaimKind::Fact,
            by: None,
            summary: String::new(),
            rank: Rank::Normal,
            extra: JsonObject::new(),
        });
    }
    parts.sources.push(source);
}

#[cfg(test)]
mod tests;
