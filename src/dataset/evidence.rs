use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{JsonObject, word};

/// A statement about an event, made by a source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Unique among the claims.
    pub id: String,
    /// Id of the event it is about.
    pub event: String,
    /// Which property of the event it speaks of: `when`, `venues`, `status` …
    pub field: String,
    /// What it says the property is, machine-readable.
    #[serde(default)]
    pub value: Value,
    /// Id of the source that makes it.
    pub source: String,
    /// Paragraphs of the source, from 1 (the n-th line that is not blank).
    #[serde(default)]
    pub paragraphs: Vec<u32>,
    /// What sort of statement.
    #[serde(default)]
    pub kind: ClaimKind,
    /// Whom the source quotes, if it does not speak itself.
    #[serde(default)]
    pub by: Option<String>,
    /// The statement in our own words.
    #[serde(default)]
    pub summary: String,
    /// How it stands among claims about the same field.
    #[serde(default)]
    pub rank: Rank,
    /// Fields this program does not know.
    #[serde(flatten)]
    pub extra: JsonObject,
}

impl Claim {
    /// The field of a claim that carries an event as it stands, with all its properties.
    pub const WHOLE: &'static str = "event";

    /// Whether it carries the event as it stands.
    #[must_use]
    pub fn is_of_whole(&self) -> bool {
        self.field == Self::WHOLE
    }
}

/// What sort of statement a claim is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ClaimKind {
    /// Told as what happened.
    #[default]
    Fact,
    /// Something said by somebody.
    Statement,
    /// A judgement.
    Opinion,
    /// An accusation.
    Allegation,
    /// What is to come, in somebody's eyes.
    Forecast,
    /// What somebody says they will do.
    Announcement,
}

/// How a claim stands among claims about the same field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rank {
    /// The one to show when there must be one.
    Preferred,
    /// One of several.
    #[default]
    Normal,
    /// Kept, but known to be overtaken.
    Deprecated,
}

/// Claims that cannot all be true.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dispute {
    /// Unique among the disputes.
    pub id: String,
    /// Id of the event it is about.
    pub event: String,
    /// Which property of the event.
    #[serde(default)]
    pub field: String,
    /// What it is about, as a question.
    pub question: String,
    /// Ids of the claims on each side.
    pub sides: Vec<Vec<String>>,
    /// What an editor says about it.
    #[serde(default)]
    pub note: Option<String>,
    /// Fields this program does not know.
    #[serde(flatten)]
    pub extra: JsonObject,
}

/// Somebody's part in an event, which may be that they were not there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Participation {
    /// Id of the event.
    pub event: String,
    /// Id of the person.
    pub person: String,
    /// In what office.
    #[serde(default)]
    pub office: Option<String>,
    /// For what country, ISO 3166-1 alpha-2.
    #[serde(default)]
    pub country: Option<String>,
    /// What part.
    pub role: Role,
    /// Ids of the claims that say so.
    #[serde(default)]
    pub claims: Vec<String>,
    /// Fields this program does not know.
    #[serde(flatten)]
    pub extra: JsonObject,
}

/// What part somebody had in an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Received the others.
    Host,
    /// Was there.
    Participant,
    /// Spoke.
    Speaker,
    /// Was to come.
    Expected,
    /// Was not there, and a source says so.
    Absent,
}

impl Role {
    /// Whether it is to be there, rather than to be expected or absent.
    #[must_use]
    pub const fn is_there(self) -> bool {
        matches!(self, Self::Host | Self::Participant | Self::Speaker)
    }
}

/// How one event is tied to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Relation {
    /// Id of the first event.
    pub from: String,
    /// Id of the second event.
    pub to: String,
    /// `follows`, `leads_to` …, read from the first to the second.
    pub kind: String,
    /// Ids of the claims that say so.
    #[serde(default)]
    pub claims: Vec<String>,
    /// Fields this program does not know.
    #[serde(flatten)]
    pub extra: JsonObject,
}

/// One stop of a journey.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stop {
    /// Unique among the stops.
    pub id: String,
    /// Id of the event that is the journey.
    pub event: String,
    /// Its place among the stops of the journey, from 1.
    pub order: u32,
    /// Id of the venue.
    pub venue: String,
    /// When, in EDTF.
    #[serde(default)]
    pub when: Option<String>,
    /// Whether it was reached.
    #[serde(default)]
    pub status: StopStatus,
    /// Id of the event that took place there.
    #[serde(default)]
    pub at: Option<String>,
    /// Ids of the claims that say so.
    #[serde(default)]
    pub claims: Vec<String>,
    /// Fields this program does not know.
    #[serde(flatten)]
    pub extra: JsonObject,
}

/// Whether a stop of a journey was reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StopStatus {
    /// The journey came there.
    #[default]
    Reached,
    /// It was to come there, and did not.
    NotReached,
    /// It is to come there.
    Planned,
}

/// A number with a unit, tied to an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Unique among the figures.
    pub id: String,
    /// Id of the event.
    #[serde(default)]
    pub event: Option<String>,
    /// What is counted.
    #[serde(default)]
    pub label: String,
    /// How many.
    #[serde(default)]
    pub value: Value,
    /// Of what.
    #[serde(default)]
    pub unit: Option<String>,
    /// Ids of the claims that say so.
    #[serde(default)]
    pub claims: Vec<String>,
    /// Fields this program does not know.
    #[serde(flatten)]
    pub extra: JsonObject,
}

word::display_as_word!(ClaimKind, Rank, Role);
