//! The oracle: what the contract says is left of a file, read from its JSON alone.

use std::collections::BTreeSet;

use serde_json::Value;

use super::left::{Left, LeftEvent, place, record, text};

/// A file of which some sources are off.
struct Oracle<'a> {
    file: &'a Value,
    off: &'a BTreeSet<String>,
    /// Ids of the events that a remaining claim speaks of.
    events: BTreeSet<&'a str>,
}

/// What is left of a file when some sources are off.
pub(crate) fn left(file: &Value, off: &BTreeSet<String>) -> Left {
    let mut oracle = Oracle {
        file,
        off,
        events: BTreeSet::new(),
    };
    oracle.events = oracle.claims().map(|claim| text(claim, "event")).collect();
    oracle.left()
}

/// The records of a list of a file, or the members of a list in a record.
fn list<'a>(record: &'a Value, field: &str) -> &'a [Value] {
    record[field].as_array().map_or(&[], Vec::as_slice)
}

/// The texts of a list in a record.
fn texts<'a>(record: &'a Value, field: &str) -> Vec<&'a str> {
    list(record, field)
        .iter()
        .filter_map(Value::as_str)
        .collect()
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

impl<'a> Oracle<'a> {
    /// The claims of sources that are on.
    fn claims(&self) -> impl Iterator<Item = &'a Value> {
        let claims = list(self.file, "claims").iter();
        claims.filter(|claim| !self.off.contains(text(claim, "source")))
    }

    fn left(&self) -> Left {
        let sources = list(self.file, "sources").iter();
        let sources = sources.map(|source| text(source, "id").to_owned());
        let features = list(self.file, "features").iter();
        let events = features.filter_map(|feature| {
            let id = text(feature, "id");
            let left = self.events.contains(id).then(|| self.event(id, feature));
            Some((id.to_owned(), left?))
        });
        let disputes = list(self.file, "disputes").iter();
        let disputes = disputes.filter_map(|dispute| {
            let sides = self.sides(dispute);
            (sides.len() >= 2).then(|| (text(dispute, "id").to_owned(), sides))
        });
        Left {
            sources: sources.filter(|id| !self.off.contains(id)).collect(),
            claims: self.claims().map(|it| text(it, "id").to_owned()).collect(),
            events: events.collect(),
            disputes: disputes.collect(),
            participations: self.records("participations", ["event", "person", "role"]),
            relations: self.records("relations", ["from", "to", "kind"]),
            stops: self.records("stops", ["id", "event", "venue"]),
            figures: self.records("figures", ["id", "event", "label"]),
        }
    }

    fn event(&self, id: &'a str, feature: &'a Value) -> LeftEvent {
        let properties = &feature["properties"];
        let values = |field| self.values(id, field, properties);
        let whens = values("when").into_iter().filter_map(Value::as_str);
        let mut venues: Vec<&str> = Vec::new();
        for value in values("venues") {
            let more = value.as_array().map_or(&[][..], Vec::as_slice).iter();
            for venue in more.filter_map(Value::as_str) {
                if !venues.contains(&venue) {
                    venues.push(venue);
                }
            }
        }
        let first = |field| values(field).first().and_then(|value| value.as_str());
        let (shape, places) = self.geometry(id, feature, &venues);
        let speak: BTreeSet<&str> = self
            .claims()
            .filter(|claim| text(claim, "event") == id)
            .map(|claim| text(claim, "source"))
            .collect();
        let mut sources = texts(properties, "sources");
        sources.retain(|source| speak.contains(source));
        LeftEvent {
            whens: whens.map(str::to_owned).collect(),
            venues: owned(&venues),
            status: first("status").unwrap_or("happened").to_owned(),
            part_of: first("part_of").map(str::to_owned),
            sources: owned(&sources),
            disputed: list(self.file, "disputes")
                .iter()
                .any(|it| text(it, "event") == id && self.sides(it).len() >= 2),
            shape,
            places,
        }
    }

    /// The values of a property of an event that stand equal and highest: those preferred or else all, in the order of
    /// the claims. None at all: nobody who is left says anything. Where the file has no claim of it, the property.
    fn values(&self, event: &str, field: &str, properties: &'a Value) -> Vec<&'a Value> {
        let speaks =
            |claim: &&Value| text(claim, "event") == event && text(claim, "field") == field;
        if !list(self.file, "claims").iter().any(|it| speaks(&it)) {
            return vec![&properties[field]];
        }
        let ranked = |rank: &str| {
            let claims = self.claims().filter(speaks);
            let claims = claims.filter(|claim| claim["rank"].as_str().unwrap_or("normal") == rank);
            let mut values: Vec<&Value> = Vec::new();
            for claim in claims {
                if !values.contains(&&claim["value"]) {
                    values.push(&claim["value"]);
                }
            }
            values
        };
        let preferred = ranked("preferred");
        if preferred.is_empty() {
            ranked("normal")
        } else {
            preferred
        }
    }

    /// The shape of an event and its places, in order.
    fn geometry(&self, id: &str, feature: &Value, venues: &[&str]) -> (&'static str, Vec<String>) {
        let geometry = &feature["geometry"];
        let is_line = geometry["type"] == "LineString";
        let stops = || {
            list(self.file, "stops")
                .iter()
                .filter(|stop| text(stop, "event") == id)
        };
        let places: Vec<String> = if is_line && stops().next().is_some() {
            let mut stops: Vec<&Value> = stops()
                .filter(|it| self.carried(it, &[id]).is_some())
                .collect();
            stops.sort_by_key(|stop| stop["order"].as_i64());
            stops
                .iter()
                .filter_map(|stop| self.pin(text(stop, "venue")))
                .collect()
        } else if texts(&feature["properties"], "venues") == venues {
            let position = |at: &Value| {
                let degrees = |n: usize| at[n].as_f64().expect("a number of degrees");
                place(degrees(0), degrees(1))
            };
            match geometry["type"].as_str() {
                Some("Point") => vec![position(&geometry["coordinates"])],
                _ => list(geometry, "coordinates").iter().map(position).collect(),
            }
        } else {
            venues.iter().filter_map(|venue| self.pin(venue)).collect()
        };
        let shape = match places.len() {
            0 => "nowhere",
            1 => "points",
            _ if is_line => "line",
            _ => "points",
        };
        (shape, places)
    }

    /// Where a venue is pinned, if it is known to the town.
    fn pin(&self, id: &str) -> Option<String> {
        let venue = list(self.file, "venues")
            .iter()
            .find(|it| text(it, "id") == id)?;
        let fine = matches!(text(venue, "precision"), "site" | "city");
        let at = &venue["coordinates"];
        fine.then_some(place(at[0].as_f64()?, at[1].as_f64()?))
    }

    /// The claims of each side of a dispute that still has some.
    fn sides(&self, dispute: &Value) -> BTreeSet<BTreeSet<String>> {
        let sides = list(dispute, "sides").iter().map(|side| {
            let claims = side.as_array().map_or(&[][..], Vec::as_slice).iter();
            let claims = claims.filter_map(Value::as_str).filter(|id| self.is_on(id));
            claims.map(str::to_owned).collect()
        });
        sides
            .filter(|side: &BTreeSet<String>| !side.is_empty())
            .collect()
    }

    /// Whether a claim is one that remains.
    fn is_on(&self, id: &str) -> bool {
        self.claims().any(|claim| text(claim, "id") == id)
    }

    /// The claims that still carry a record of some events; `None` when it is gone. What never had claims stands with its
    /// events.
    fn carried(&self, record: &'a Value, events: &[&str]) -> Option<Vec<&'a str>> {
        let named = texts(record, "claims");
        let mut claims = named.clone();
        claims.retain(|id| self.is_on(id));
        let stands = events
            .iter()
            .all(|id| id.is_empty() || self.events.contains(id));
        (stands && (named.is_empty() || !claims.is_empty())).then_some(claims)
    }

    /// What remains of a list of records, by three of their fields.
    fn records(&self, name: &str, fields: [&str; 3]) -> Vec<[String; 4]> {
        let left = list(self.file, name).iter().filter_map(|it| {
            let events = ["event", "from", "to"].map(|field| text(it, field));
            let claims = self.carried(it, &events)?;
            Some(record(fields.map(|field| text(it, field)), claims))
        });
        let mut left: Vec<[String; 4]> = left.collect();
        left.sort();
        left
    }
}
