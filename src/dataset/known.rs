//! A file as it could have been known on a day: from what had been published by then.

use std::collections::{BTreeSet, HashMap};

use super::{Event, Parts, Source, without};
use crate::time::{Edtf, Membership, Moment, Span, Widening, Window};

/// Whether a source had been published before a moment. One without a date may have been.
#[must_use]
pub fn published_before(source: &Source, moment: Moment) -> Membership {
    let date = source
        .published
        .as_deref()
        .and_then(|date| date.parse::<Edtf>().ok());
    let span = date.map(|date| Span::from_edtf(&date, Widening::default()));
    match (span, Window::new(Moment::BEGINNING, moment)) {
        (Some(span), Some(window)) => span.membership(&window),
        (None, Some(_)) => Membership::Possible,
        (_, None) => Membership::Outside,
    }
}

/// Which sources of a file count, and which of them only perhaps. As long as it stays the same, so does what the file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Ids of those that count as never read.
    unread: BTreeSet<String>,
    /// Ids of those, and of those that may or may not have been published by then.
    unsure: BTreeSet<String>,
}

impl Reading {
    /// Reads a file without some sources, and without those that had not been published before a moment.
    #[must_use]
    pub fn new(parts: &Parts, off: &BTreeSet<String>, before: Option<Moment>) -> Self {
        let mut reading = Self::default();
        for source in &parts.sources {
            let is_out = match before {
                _ if off.contains(&source.id) => Membership::Outside,
                Some(moment) => published_before(source, moment),
                None => Membership::Certain,
            };
            if is_out == Membership::Outside {
                reading.unread.insert(source.id.clone());
            }
            if is_out != Membership::Certain {
                reading.unsure.insert(source.id.clone());
            }
        }
        reading
    }

    /// Whether every source counts.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.unsure.is_empty()
    }

    /// How many sources count as never read.
    #[must_use]
    pub fn unread(&self) -> usize {
        self.unread.len()
    }

    /// What the file says then.
    ///
    /// Of a source that may or may not have been published by then the claims are kept, but what rests on them is
    /// [doubtful](Event::doubtful): in no window is it certain.
    #[must_use]
    pub fn of(&self, parts: &Parts) -> Parts {
        let mut known = without(parts, &self.unread);
        if self.unsure == self.unread {
            return known;
        }
        let sure = without(parts, &self.unsure);
        let sure: HashMap<&str, &Event> = sure
            .events
            .iter()
            .map(|event| (event.id.as_str(), event))
            .collect();
        for event in &mut known.events {
            let same = sure
                .get(event.id.as_str())
                .is_some_and(|sure| sure.whens().eq(event.whens()));
            event.doubtful = !same;
        }
        known
    }
}

/// What a file says without some sources, and without those that had not been published before a moment: see
/// [`Reading::of`].
#[must_use]
pub fn as_known(parts: &Parts, off: &BTreeSet<String>, before: Option<Moment>) -> Parts {
    Reading::new(parts, off, before).of(parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn parts() -> Parts {
        let source = |id: &str, published: Option<&str>| -> Source {
            serde_json::from_value(json!({"id": id, "title": id, "published": published})).unwrap()
        };
        let event = |id: &str| Event {
            id: id.to_owned(),
            when: Some("2025-10-09".parse().unwrap()),
            sources: vec!["a".to_owned()],
            ..Event::default()
        };
        let claim = |id: &str, event: &str, source: &str| {
            let claim = json!({"id": id, "event": event, "field": "when", "value": "2025-10-09", "source": source});
            serde_json::from_value(claim).unwrap()
        };
        Parts {
            declared: true,
            events: vec![event("both"), event("late"), event("never")],
            sources: vec![
                source("a", Some("2025-10-12")),
                source("b", Some("2025-11")),
                source("c", None),
            ],
            claims: vec![
                claim("1", "both", "a"),
                claim("2", "both", "b"),
                claim("3", "late", "b"),
                claim("4", "never", "c"),
            ],
            ..Parts::default()
        }
    }

    /// Ids of the events that are known, doubtful ones in brackets.
    fn known(year: i32, month: u8, day: u8) -> Vec<String> {
        let moment = Moment::from_ymd(year, month, day).unwrap();
        let known = as_known(&parts(), &BTreeSet::new(), Some(moment));
        let told = known.events.iter().map(|event| {
            if event.doubtful {
                format!("[{}]", event.id)
            } else {
                event.id.clone()
            }
        });
        told.collect()
    }

    #[test]
    fn what_may_have_been_published_makes_nothing_certain() {
        assert_eq!(known(2025, 10, 12), ["[never]"]);
        assert_eq!(known(2025, 10, 13), ["both", "[never]"]);
        assert_eq!(known(2025, 11, 15), ["both", "[late]", "[never]"]);
        assert_eq!(known(2025, 12, 1), ["both", "late", "[never]"]);
        let all = as_known(&parts(), &BTreeSet::new(), None);
        assert!(all.events.len() == 3 && !all.events.iter().any(|event| event.doubtful));
    }
}
