use serde_json::Value;

use super::super::fields::{guarded, joined};
use crate::dataset::{Dataset, Event, EventIx, Geometry, Venue};
use crate::geo::LonLat;
use crate::text;

/// Most columns that are read.
pub const MOST_COLUMNS: usize = 1024;

/// What may stand between the items of a field; the first is written.
pub(super) const SEPARATORS: [char; 2] = [';', '|'];

/// What a column is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Id,
    Title,
    When,
    Start,
    End,
    Year,
    Month,
    Day,
    Kind,
    Status,
    Themes,
    Venues,
    Country,
    Longitude,
    Latitude,
    Precision,
    Summary,
    Sources,
    Disputed,
    Grave,
    PartOf,
    WhenDerivation,
    VenueIds,
}

impl Role {
    pub(super) const ALL: [Self; 23] = [
        Self::Id,
        Self::Title,
        Self::When,
        Self::Start,
        Self::End,
        Self::Year,
        Self::Month,
        Self::Day,
        Self::Kind,
        Self::Status,
        Self::Themes,
        Self::Venues,
        Self::Country,
        Self::Longitude,
        Self::Latitude,
        Self::Precision,
        Self::Summary,
        Self::Sources,
        Self::Disputed,
        Self::Grave,
        Self::PartOf,
        Self::WhenDerivation,
        Self::VenueIds,
    ];

    /// The names of its columns, in the order of preference.
    pub(super) fn names(self) -> &'static [&'static str] {
        FIELDS[self as usize]
    }
}

/// For each field that is read the names that its column may have, without case and separators; the first is the one
/// that is written.
pub const FIELDS: [&[&str]; 23] = [
    &["id", "identifier", "eventid", "uid", "key"],
    &["title", "name", "event", "eventname", "headline"],
    &["when", "date", "datetime", "edtf", "time"],
    &[
        "start",
        "startdate",
        "datestart",
        "from",
        "begin",
        "begins",
        "starts",
    ],
    &["end", "enddate", "dateend", "to", "until", "ends", "finish"],
    &["year"],
    &["month"],
    &["day"],
    &["kind", "type", "category", "eventtype"],
    &["status"],
    &["themes", "theme", "tags", "tag", "keywords", "topics"],
    &[
        "venues",
        "venue",
        "places",
        "place",
        "placename",
        "city",
        "town",
        "location",
        "site",
    ],
    &["country", "countrycode", "countryname", "countries", "iso"],
    &["longitude", "lon", "lng", "long", "x"],
    &["latitude", "lat", "y"],
    &["precision", "placeprecision"],
    &["summary", "description", "notes", "note", "details", "text"],
    &["sources", "source", "url", "link", "reference", "citation"],
    &["disputed"],
    &["grave"],
    &["partof"],
    &["whenderivation"],
    &["venueids"],
];

/// A column of a table of events.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is named after the field of the event")]
pub enum Column {
    Id,
    Title,
    When,
    Kind,
    Status,
    Themes,
    /// The names of its places.
    Venues,
    /// The countries of its places.
    Country,
    Longitude,
    Latitude,
    Precision,
    Summary,
    Sources,
    Disputed,
    Grave,
    PartOf,
    WhenDerivation,
    /// The ids of its places, where they are not called by their names.
    VenueIds,
    /// A field that only the file knows.
    Extra(String),
}

impl Column {
    /// Those that every table has, in their order.
    pub const USUAL: [Self; 14] = [
        Self::Id,
        Self::Title,
        Self::When,
        Self::Kind,
        Self::Status,
        Self::Themes,
        Self::Venues,
        Self::Country,
        Self::Longitude,
        Self::Latitude,
        Self::Precision,
        Self::Summary,
        Self::Sources,
        Self::Disputed,
    ];

    /// The columns of a dataset: the usual ones, those that some event fills, and one for each further field.
    #[must_use]
    pub fn of(dataset: &Dataset) -> Vec<Self> {
        let events = &dataset.parts().events;
        let mut columns = Self::USUAL.to_vec();
        let some = |fills: fn(&Event) -> bool| events.iter().any(fills);
        columns.extend(some(|it| it.grave).then_some(Self::Grave));
        columns.extend(some(|it| it.part_of.is_some()).then_some(Self::PartOf));
        let derived = some(|it| it.when_derivation.is_some());
        columns.extend(derived.then_some(Self::WhenDerivation));
        if events.iter().any(|event| has_ids(dataset, event)) {
            columns.push(Self::VenueIds);
        }
        let mut seen: std::collections::HashSet<String> =
            columns.iter().map(|it| it.name().to_owned()).collect();
        for name in events.iter().flat_map(|event| event.extra.keys()) {
            if !seen.contains(name) {
                seen.insert(name.clone());
                columns.push(Self::Extra(name.clone()));
            }
        }
        columns
    }

    /// What stands above it in a file.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Id => "id",
            Self::Title => "title",
            Self::When => "when",
            Self::Kind => "kind",
            Self::Status => "status",
            Self::Themes => "themes",
            Self::Venues => "venues",
            Self::Country => "country",
            Self::Longitude => "longitude",
            Self::Latitude => "latitude",
            Self::Precision => "precision",
            Self::Summary => "summary",
            Self::Sources => "sources",
            Self::Disputed => "disputed",
            Self::Grave => "grave",
            Self::PartOf => "part_of",
            Self::WhenDerivation => "when_derivation",
            Self::VenueIds => "venue_ids",
            Self::Extra(name) => name,
        }
    }

    /// What stands above it on the screen.
    #[must_use]
    pub fn title(&self) -> &str {
        text::column_title(self.name())
    }

    /// Whether its cells are numbers, which stand at the right and which no spreadsheet takes for a formula.
    #[must_use]
    pub const fn is_number(&self) -> bool {
        matches!(self, Self::Longitude | Self::Latitude)
    }

    /// What stands in the cell of a file: [`Column::cell`], kept from being taken for a formula.
    #[must_use]
    pub fn field(&self, dataset: &Dataset, ix: EventIx) -> String {
        let cell = self.cell(dataset, ix);
        if self.is_number() {
            cell
        } else {
            guarded(cell)
        }
    }

    /// What an event has in this column; empty where it has nothing.
    #[must_use]
    pub fn cell(&self, dataset: &Dataset, ix: EventIx) -> String {
        let event = dataset.event(ix);
        // What could not be read as the field of that name has been kept as it was.
        if let Some(kept) = event.extra.get(self.name()) {
            return as_text(kept);
        }
        match self {
            Self::Id => event.id.clone(),
            Self::Title => event.title.clone(),
            Self::When => event
                .when
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            Self::Kind => event.kind.clone(),
            Self::Status => event.status.to_string(),
            Self::Themes => joined(&event.themes, &SEPARATORS),
            Self::Venues => joined(
                venues(dataset, event).map(|(id, it)| it.map_or(id, |it| &it.name)),
                &SEPARATORS,
            ),
            Self::Country => countries(dataset, event),
            Self::Longitude => only_place(event)
                .map(|it| it.lon.to_string())
                .unwrap_or_default(),
            Self::Latitude => only_place(event)
                .map(|it| it.lat.to_string())
                .unwrap_or_default(),
            Self::Precision => event.precision.to_string(),
            Self::Summary => event.summary.clone(),
            Self::Sources => joined(&event.sources, &SEPARATORS),
            Self::Disputed => event.disputed.to_string(),
            Self::Grave => event.grave.to_string(),
            Self::PartOf => event.part_of.clone().unwrap_or_default(),
            Self::WhenDerivation => event.when_derivation.clone().unwrap_or_default(),
            Self::VenueIds => joined(&event.venues, &SEPARATORS),
            Self::Extra(_) => String::new(),
        }
    }
}

/// The ids of an event's venues with their records.
fn venues<'a>(
    dataset: &'a Dataset,
    event: &'a Event,
) -> impl Iterator<Item = (&'a String, Option<&'a Venue>)> {
    event
        .venues
        .iter()
        .map(|id| (id, dataset.find_venue(id).map(|ix| dataset.venue(ix))))
}

/// Whether an event's venues have ids that are not their names.
fn has_ids(dataset: &Dataset, event: &Event) -> bool {
    venues(dataset, event).any(|(id, venue)| venue.is_some_and(|it| it.name != *id))
}

/// The country of the places; one for each where they are not all in the same.
fn countries(dataset: &Dataset, event: &Event) -> String {
    let all: Vec<&str> = venues(dataset, event)
        .map(|(_, venue)| {
            venue
                .and_then(|it| it.country.as_deref())
                .unwrap_or_default()
        })
        .collect();
    match all.as_slice() {
        [first, rest @ ..] if rest.iter().all(|it| it == first) => {
            joined((!first.is_empty()).then_some(first), &SEPARATORS)
        }
        all => joined(all, &SEPARATORS),
    }
}

/// The place of an event that has exactly one.
fn only_place(event: &Event) -> Option<LonLat> {
    match &event.geometry {
        Geometry::Points(points) => match points.as_slice() {
            [only] => Some(*only),
            _ => None,
        },
        _ => None,
    }
}

/// A value as the text of a cell.
fn as_text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
