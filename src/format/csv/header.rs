use std::collections::HashSet;

use csv::StringRecord;

use super::super::fields::unguarded;
use super::columns::Role;
use crate::problem::Problem;

/// The columns of a file: what they are called and what they are read as.
pub(super) struct Header {
    names: Vec<String>,
    taken: HashSet<String>,
    roles: [Option<usize>; Role::ALL.len()],
    twice: Vec<String>,
}

impl Header {
    /// Reads the first line.
    pub(super) fn new(record: &StringRecord) -> Self {
        let mut header = Self {
            names: Vec::with_capacity(record.len()),
            taken: HashSet::new(),
            roles: [None; Role::ALL.len()],
            twice: Vec::new(),
        };
        let written: Vec<&str> = record.iter().map(|cell| unguarded(cell.trim())).collect();
        for (at, name) in written.iter().enumerate() {
            let name = if name.is_empty() {
                unnamed(at)
            } else {
                (*name).to_owned()
            };
            let mut unique = name.clone();
            let mut count = 1;
            while !header.taken.insert(unique.clone()) {
                count += 1;
                unique = format!("{name} {count}");
            }
            if unique != name {
                header.twice.push(name);
            }
            header.names.push(unique);
        }
        let folded: Vec<String> = written.iter().map(|name| folded(name)).collect();
        for role in Role::ALL {
            let first = role.names().first();
            // The very name that is written goes before one that only means the same.
            let exact = |it: &&str| first.is_some_and(|first| *it == spelled(role, first));
            let exact = written.iter().position(exact);
            let find = |name: &&str| folded.iter().position(|it| it == name);
            header.roles[role as usize] = exact.or_else(|| role.names().iter().find_map(find));
        }
        header
    }

    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// How many columns are known.
    pub(super) fn known(&self) -> usize {
        self.roles.iter().flatten().count()
    }

    /// The column of a field.
    pub(super) fn column(&self, role: Role) -> Option<usize> {
        self.roles[role as usize]
    }

    /// What a column is called, also one beyond the last: no two are called alike.
    pub(super) fn name(&self, column: usize) -> String {
        if let Some(name) = self.names.get(column) {
            return name.clone();
        }
        let mut name = unnamed(column);
        while self.taken.contains(&name) {
            name.push('+');
        }
        name
    }

    /// Whether a column is there from which one could tell an event.
    pub(super) fn has_events(&self) -> bool {
        let has = |role| self.column(role).is_some();
        has(Role::Title)
            || has(Role::When)
            || has(Role::Start)
            || has(Role::Year)
            || has(Role::Latitude) && has(Role::Longitude)
    }

    /// What should be looked at in the first line.
    pub(super) fn problems(&self, line: usize) -> Vec<Problem> {
        let twice = self.twice.iter().map(|name| {
            Problem::warning("two columns have this name")
                .at_line(line)
                .at_field(name.as_str())
                .hint("the first one is read; give the other one a name of its own")
        });
        twice.collect()
    }
}

/// A column without a name.
fn unnamed(at: usize) -> String {
    format!("column {}", at + 1)
}

/// The name of a field as it is written.
fn spelled(role: Role, first: &'static str) -> &'static str {
    match role {
        Role::PartOf => "part_of",
        Role::WhenDerivation => "when_derivation",
        Role::VenueIds => "venue_ids",
        _ => first,
    }
}

/// A name without case and separators.
fn folded(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
