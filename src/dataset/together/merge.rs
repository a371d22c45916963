use std::collections::{HashMap, HashSet};

use super::ids::Ids;
use super::references::{Renamed, Renames};
use crate::dataset::{
    Claim, Dispute, Event, Figure, Note, Organisation, Parts, Person, Source, Stop, Venue,
};
use crate::problem::Problem;
use crate::text;

/// Files put into one, one after the other.
#[derive(Default)]
pub(super) struct Merge {
    all: Parts,
    sources: Ids,
    venues: Ids,
    persons: Ids,
    organisations: Ids,
    events: Ids,
    claims: Ids,
    disputes: Ids,
    stops: Ids,
    figures: Ids,
    notes: Ids,
    problems: Vec<Problem>,
}

/// A record with an id.
trait Record: PartialEq {
    fn id(&self) -> &str;
    fn set_id(&mut self, id: String);
    /// What it is called, where a record of the same id and name is the same thing.
    fn called(&self) -> Option<&str>;
}

macro_rules! record {
    ($($record:ty: $name:expr;)*) => {$(
        impl Record for $record {
            fn id(&self) -> &str {
                &self.id
            }
            fn set_id(&mut self, id: String) {
                self.id = id;
            }
            fn called(&self) -> Option<&str> {
                let name: fn(&$record) -> Option<&str> = $name;
                name(self)
            }
        }
    )*};
}

record! {
    Source: |it| Some(&it.title);
    Venue: |it| Some(&it.name);
    Person: |it| Some(&it.name);
    Organisation: |it| Some(&it.name);
    Event: |_| None;
    Claim: |_| None;
    Dispute: |_| None;
    Stop: |_| None;
    Figure: |_| None;
    Note: |_| None;
}

impl Merge {
    /// Puts the next file to the others. Ids that are taken get its short name; where something is wrong, it is the
    /// whole name that is told.
    pub(super) fn add(&mut self, mut file: Parts, name: &str, whole_name: &str) {
        let all = &mut self.all;
        all.declared = true;
        let mut differs = 0;
        let mut put = Put {
            file: name,
            differs: &mut differs,
            apart: HashSet::new(),
        };
        let mut renames = Renames {
            sources: put.all(&mut all.sources, &mut self.sources, file.sources),
            venues: put.all(&mut all.venues, &mut self.venues, file.venues),
            persons: put.all(&mut all.persons, &mut self.persons, file.persons),
            organisations: put.all(
                &mut all.organisations,
                &mut self.organisations,
                file.organisations,
            ),
            ..Renames::default()
        };
        // Records are compared as they will be called, so each list follows those that it names.
        for it in &mut file.events {
            renames.in_event(it);
        }
        put.apart = parts_of_others(&all.events, &self.events, &file.events);
        let before = all.events.len();
        renames.events = put.all(&mut all.events, &mut self.events, file.events);
        put.apart.clear();
        for event in &mut all.events[before..] {
            renames.in_whole(event);
        }
        for it in &mut file.claims {
            renames.in_claim(it);
        }
        renames.claims = put.all(&mut all.claims, &mut self.claims, file.claims);
        for it in &mut file.disputes {
            renames.in_dispute(it);
        }
        for it in &mut file.stops {
            renames.in_stop(it);
        }
        for it in &mut file.figures {
            renames.in_figure(it);
        }
        for it in &mut file.editor_notes {
            renames.in_note(it);
        }
        put.all(&mut all.disputes, &mut self.disputes, file.disputes);
        put.all(&mut all.stops, &mut self.stops, file.stops);
        put.all(&mut all.figures, &mut self.figures, file.figures);
        put.all(&mut all.editor_notes, &mut self.notes, file.editor_notes);
        for mut it in file.participations {
            renames.in_participation(&mut it);
            all.participations.push(it);
        }
        for mut it in file.relations {
            renames.in_relation(&mut it);
            all.relations.push(it);
        }
        for (key, value) in file.extra {
            all.extra.entry(key).or_insert(value);
        }
        if differs > 0 {
            self.problems.push(
                Problem::warning(text::described_otherwise(differs))
                    .in_file(whole_name)
                    .hint(text::DESCRIBED_OTHERWISE_HINT),
            );
        }
    }

    /// All of them.
    pub(super) fn finish(self) -> (Parts, Vec<Problem>) {
        let mut all = self.all;
        each_once(&mut all.participations, |it| (&it.event, &it.person));
        each_once(&mut all.relations, |it| (&it.from, &it.to));
        (all, self.problems)
    }
}

/// How the records of a file are put to those of others.
struct Put<'a> {
    file: &'a str,
    /// How many things are described in another way than before.
    differs: &'a mut usize,
    /// Ids of records that are others, however alike they look.
    apart: HashSet<String>,
}

impl Put<'_> {
    /// Puts records to those of a list, and says which of them have another id there.
    fn all<T: Record>(&mut self, list: &mut Vec<T>, ids: &mut Ids, records: Vec<T>) -> Renamed {
        let mut renamed = Renamed::default();
        let before = list.len();
        if before == 0 {
            *list = records;
        } else {
            let own = records.iter().enumerate();
            let own: HashMap<&str, usize> = own.map(|(at, it)| (it.id(), at)).collect();
            // Where each is to go: nowhere, to the others, or there under another name.
            let mut fates = Vec::with_capacity(records.len());
            for record in &records {
                fates.push(match ids.at(record.id()) {
                    None => Fate::Kept,
                    Some(at) if self.is_same(&list[at], record) => Fate::Same,
                    Some(_) => Fate::Renamed(ids.renamed(record.id(), self.file, &own)),
                });
            }
            for (mut record, fate) in records.into_iter().zip(fates) {
                match fate {
                    Fate::Same => continue,
                    Fate::Kept => {}
                    Fate::Renamed(id) => {
                        renamed.insert(record.id().to_owned(), id.clone());
                        record.set_id(id);
                    }
                }
                list.push(record);
            }
        }
        for (at, record) in list.iter().enumerate().skip(before) {
            ids.insert(record.id(), at);
        }
        renamed
    }

    /// Whether two records with one id are one.
    fn is_same<T: Record>(&mut self, first: &T, other: &T) -> bool {
        if first == other {
            return !self.apart.contains(other.id());
        }
        let is_one = first.called().is_some() && first.called() == other.called();
        *self.differs += usize::from(is_one);
        is_one
    }
}

/// The ids of events that are parts, however far down, of events that will be called otherwise: an event of another whole
/// is another event.
fn parts_of_others(list: &[Event], ids: &Ids, events: &[Event]) -> HashSet<String> {
    let mut parts: HashMap<&str, Vec<&Event>> = HashMap::new();
    for event in events {
        if let Some(whole) = &event.part_of {
            parts.entry(whole).or_default().push(event);
        }
    }
    let differs = |event: &&Event| ids.at(&event.id).is_some_and(|at| list[at] != **event);
    let mut renamed: Vec<&Event> = events.iter().filter(differs).collect();
    let mut apart = HashSet::new();
    while let Some(whole) = renamed.pop() {
        for part in parts.remove(whole.id.as_str()).into_iter().flatten() {
            // One that keeps its id is the whole of its parts as before.
            if ids.at(&part.id).is_some() && apart.insert(part.id.clone()) {
                renamed.push(part);
            }
        }
    }
    apart
}

/// Leaves out records that are there already; those that may be alike have the same key.
fn each_once<T: PartialEq>(records: &mut Vec<T>, key: impl Fn(&T) -> (&String, &String)) {
    let mut seen: HashMap<(&String, &String), Vec<&T>> = HashMap::new();
    let mut is_new = Vec::with_capacity(records.len());
    for record in records.iter() {
        let alike = seen.entry(key(record)).or_default();
        let new = !alike.contains(&record);
        if new {
            alike.push(record);
        }
        is_new.push(new);
    }
    let mut is_new = is_new.into_iter();
    records.retain(|_| is_new.next().unwrap_or(true));
}

/// What becomes of a record.
enum Fate {
    /// It is there already.
    Same,
    /// Nothing else is called so.
    Kept,
    /// Something else has its id.
    Renamed(String),
}
