use std::collections::HashMap;

use serde_json::Value;

use crate::dataset::{
    Claim, Dispute, Event, Figure, JsonObject, Note, Participation, Relation, Stop,
};

/// Other ids by those that records have in their file.
pub(super) type Renamed = HashMap<String, String>;

/// What is called otherwise than in its file.
#[derive(Debug, Default)]
pub(super) struct Renames {
    pub(super) sources: Renamed,
    pub(super) venues: Renamed,
    pub(super) persons: Renamed,
    pub(super) organisations: Renamed,
    pub(super) events: Renamed,
    pub(super) claims: Renamed,
}

impl Renames {
    /// All that an event names but the event that it is a part of.
    pub(super) fn in_event(&self, event: &mut Event) {
        in_all(&self.sources, &mut event.sources);
        in_all(&self.venues, &mut event.venues);
    }

    /// The event that one is a part of.
    pub(super) fn in_whole(&self, event: &mut Event) {
        in_some(&self.events, event.part_of.as_mut());
    }

    pub(super) fn in_claim(&self, claim: &mut Claim) {
        in_one(&self.events, &mut claim.event);
        in_one(&self.sources, &mut claim.source);
        in_some(&self.persons, claim.by.as_mut());
        in_some(&self.organisations, claim.by.as_mut());
        self.in_value(&claim.field, &mut claim.value);
    }

    /// The values of fields and members that name records do so by their ids; all others are words, numbers and dates.
    fn in_value(&self, key: &str, value: &mut Value) {
        match value {
            Value::String(text) => {
                if let Some(renamed) = self.named_by(key) {
                    in_one(renamed, text);
                }
            }
            Value::Array(values) => values.iter_mut().for_each(|it| self.in_value(key, it)),
            Value::Object(members) => {
                for (member, value) in members {
                    self.in_value(member, value);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// What the texts under a key are the ids of, if they are any.
    fn named_by(&self, key: &str) -> Option<&Renamed> {
        Some(match key {
            "venues" | "venue" | "main_venue" | "mentions" | "origin" | "destination" => {
                &self.venues
            }
            "events" | "event" | "part_of" | "topics" | "announces" | "first_since" => &self.events,
            "persons" | "person" | "participants" | "credit" | "in_office" | "head_of_agency"
            | "support" => &self.persons,
            "organisations" | "organisation" => &self.organisations,
            _ => return None,
        })
    }

    pub(super) fn in_dispute(&self, dispute: &mut Dispute) {
        in_one(&self.events, &mut dispute.event);
        for side in &mut dispute.sides {
            in_all(&self.claims, side);
        }
    }

    pub(super) fn in_participation(&self, it: &mut Participation) {
        in_one(&self.events, &mut it.event);
        in_one(&self.persons, &mut it.person);
        in_all(&self.claims, &mut it.claims);
    }

    pub(super) fn in_relation(&self, relation: &mut Relation) {
        in_one(&self.events, &mut relation.from);
        in_one(&self.events, &mut relation.to);
        in_all(&self.claims, &mut relation.claims);
    }

    pub(super) fn in_stop(&self, stop: &mut Stop) {
        in_one(&self.events, &mut stop.event);
        in_one(&self.venues, &mut stop.venue);
        in_some(&self.events, stop.at.as_mut());
        in_all(&self.claims, &mut stop.claims);
    }

    pub(super) fn in_figure(&self, figure: &mut Figure) {
        in_some(&self.events, figure.event.as_mut());
        in_all(&self.claims, &mut figure.claims);
    }

    pub(super) fn in_note(&self, note: &mut Note) {
        in_list(&self.events, &mut note.extra, "events");
        in_list(&self.claims, &mut note.extra, "claims");
        in_list(&self.sources, &mut note.extra, "sources");
    }
}

fn in_one(renamed: &Renamed, id: &mut String) {
    if let Some(other) = renamed.get(id) {
        id.clone_from(other);
    }
}

fn in_some(renamed: &Renamed, id: Option<&mut String>) {
    if let Some(id) = id {
        in_one(renamed, id);
    }
}

fn in_all(renamed: &Renamed, ids: &mut [String]) {
    for id in ids {
        in_one(renamed, id);
    }
}

fn in_list(renamed: &Renamed, fields: &mut JsonObject, list: &str) {
    let ids = fields.get_mut(list).and_then(Value::as_array_mut);
    for id in ids.into_iter().flatten() {
        if let Value::String(id) = id {
            in_one(renamed, id);
        }
    }
}
