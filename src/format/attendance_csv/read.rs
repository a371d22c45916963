use std::collections::HashMap;

use csv::ByteRecord;

use super::HEADER;
use crate::dataset::{Attendance, Attendee, Cell, Gathering, Mention, Role};
use crate::format::fields::{SEPARATOR, line_of, split, unguarded};
use crate::problem::{Problem, Subject};
use crate::time::Edtf;

/// A mark that some programs write before a text.
const BOM: &[u8] = b"\xEF\xBB\xBF";
/// Every role.
const ROLES: [Role; 5] = [
    Role::Host,
    Role::Participant,
    Role::Speaker,
    Role::Expected,
    Role::Absent,
];

/// What came of reading an attendance.
#[derive(Clone, Debug)]
pub struct AttendanceReading {
    /// What could be read; `None` when nothing could.
    pub attendance: Option<Attendance>,
    /// What could not, with line and column, and what should be looked at.
    pub problems: Vec<Problem>,
}

/// Reads what [`write`](super::write) writes. The columns may come in any order, lines may end as they like; a line
/// that cannot be used is told, and the others are read.
#[must_use]
pub fn read(bytes: &[u8]) -> AttendanceReading {
    let bytes = bytes.strip_prefix(BOM).unwrap_or(bytes);
    let mut lines = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(bytes);
    let mut table = Table::default();
    let mut columns = None;
    let mut record = ByteRecord::new();
    loop {
        match lines.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                table.problems.push(Problem::error(error.to_string()));
                break;
            }
        }
        let line = record.position().map_or(1, |at| line_of(bytes, at));
        let Some(columns) = &columns else {
            match Columns::find(&record, &mut table.problems) {
                Some(found) => columns = Some(found),
                None => return table.failed(),
            }
            continue;
        };
        match columns.fields(&record, line) {
            Ok(fields) => table.take(&Line { fields, line }),
            Err(problem) => table.problems.push(problem),
        }
    }
    if columns.is_none() {
        let empty = Problem::error("the file is empty").hint(first_line());
        table.problems.push(empty);
        return table.failed();
    }
    AttendanceReading {
        attendance: Some(Attendance::new(table.events, table.people)),
        problems: table.problems,
    }
}

/// Whether the first line is that of an attendance, or nearly so: a person and a cell are named in it.
#[must_use]
pub fn looks_like_one(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(BOM).unwrap_or(bytes);
    let first = bytes
        .split(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    let names: Vec<&[u8]> = first.trim_ascii().split(|byte| *byte == b',').collect();
    let has = |name: &str| names.iter().any(|it| it.trim_ascii() == name.as_bytes());
    has("cell") && (has("person_id") || has("person"))
}

/// What the first line must be.
fn first_line() -> String {
    format!("the first line is {}", HEADER.join(","))
}

/// Where the columns of [`HEADER`] are.
struct Columns {
    at: [usize; 9],
    count: usize,
}

impl Columns {
    /// Finds them in the first line; `None` when one is missing.
    fn find(header: &ByteRecord, problems: &mut Vec<Problem>) -> Option<Self> {
        let find = |name: &str| header.iter().position(|field| field == name.as_bytes());
        let at = HEADER.map(find);
        let before = problems.len();
        for (name, at) in HEADER.iter().zip(at) {
            if at.is_none() {
                let missing = Problem::error("this column is missing");
                problems.push(missing.at_line(1).at_field(*name).hint(first_line()));
            }
        }
        if problems.len() > before {
            return None;
        }
        let known = |field: &&[u8]| HEADER.iter().any(|name| name.as_bytes() == *field);
        for other in header.iter().filter(|field| !known(field)) {
            let name = String::from_utf8_lossy(other).into_owned();
            let unknown = Problem::warning("this column is not known, and not kept");
            problems.push(unknown.at_line(1).at_field(name));
        }
        Some(Self {
            at: at.map(Option::unwrap_or_default),
            count: header.len(),
        })
    }

    /// The fields of a line in the order of [`HEADER`].
    fn fields<'a>(&self, record: &'a ByteRecord, line: usize) -> Result<[&'a str; 9], Problem> {
        if record.len() != self.count {
            let (has, count) = (record.len(), self.count);
            return Err(Problem::error(format!(
                "fields on this line: {has}; in the first: {count}"
            ))
            .at_line(line)
            .hint("put a field with a comma, a quote or a new line in quotes"));
        }
        let mut fields = [""; 9];
        for ((field, name), at) in fields.iter_mut().zip(HEADER).zip(self.at) {
            let text = std::str::from_utf8(record.get(at).unwrap_or_default());
            *field = unguarded(text.map_err(|error| {
                Problem::error(format!("this is not UTF-8: {error}"))
                    .at_line(line)
                    .at_field(name)
                    .hint("save the file as UTF-8")
            })?);
        }
        Ok(fields)
    }
}

/// A line that has its fields.
struct Line<'a> {
    fields: [&'a str; 9],
    line: usize,
}

impl Line<'_> {
    fn error(&self, field: &str, message: impl Into<String>) -> Problem {
        Problem::error(message).at_line(self.line).at_field(field)
    }

    fn warning(&self, field: &str, message: impl Into<String>) -> Problem {
        Problem::warning(message).at_line(self.line).at_field(field)
    }

    /// The items of a field that is a list.
    fn list(&self, name: &str, field: &str) -> Result<Vec<String>, Problem> {
        split(field, &[SEPARATOR]).ok_or_else(|| {
            self.error(name, "a \\ stands before something else than ; or \\")
                .hint("write \\\\ for a \\ that is meant")
        })
    }
}

/// What has been read so far.
#[derive(Default)]
struct Table {
    events: Vec<Gathering>,
    event_at: HashMap<String, usize>,
    people: Vec<Attendee>,
    person_at: HashMap<String, usize>,
    problems: Vec<Problem>,
}

impl Table {
    fn failed(self) -> AttendanceReading {
        AttendanceReading {
            attendance: None,
            problems: self.problems,
        }
    }

    fn take(&mut self, line: &Line<'_>) {
        if let Err(problem) = self.try_take(line) {
            self.problems.push(problem);
        }
    }

    fn try_take(&mut self, line: &Line<'_>) -> Result<(), Problem> {
        let [person, name, _, _, _, word, roles, sources, claims] = line.fields;
        let event = self.event(line)?;
        if !Cell::WORDS.contains(&word) {
            let wrong = line.error("cell", format!("\"{word}\" is no cell"));
            return Err(wrong.hint(format!("write {}", Cell::WORDS.join(", "))));
        }
        if word == Cell::NotMentioned.word() {
            let said = [("role", roles), ("sources", sources), ("claims", claims)];
            return match said.iter().find(|(_, field)| !field.is_empty()) {
                Some((name, _)) => Err(line
                    .error(name, format!("nobody is {word}, and yet something is said"))
                    .hint("leave it empty, or write what is said into \"cell\"")),
                None => Ok(()),
            };
        }
        let parts = line.list("role", roles)?.into_iter().map(|word| {
            let found = ROLES.into_iter().find(|it| it.to_string() == word);
            found.ok_or_else(|| {
                line.error("role", format!("\"{word}\" is no role"))
                    .hint(format!(
                        "write {}",
                        ROLES.map(|it| it.to_string()).join(", ")
                    ))
            })
        });
        let parts = parts.collect::<Result<Vec<Role>, Problem>>()?;
        let mention = Mention::new(
            event,
            parts,
            word == Cell::Disputed.word(),
            line.list("sources", sources)?,
            line.list("claims", claims)?,
        );
        let mention = mention.ok_or_else(|| line.error("role", "the role is missing"))?;
        let meant = mention.cell().word();
        if meant != word {
            return Err(line
                .error("cell", format!("\"{word}\" does not fit the role {roles}"))
                .hint(format!("write {meant}, or another role")));
        }
        self.mention(line, person, name, mention)
    }

    /// The position of the event of a line.
    fn event(&mut self, line: &Line<'_>) -> Result<usize, Problem> {
        let [_, _, id, title, when, ..] = line.fields;
        if id.is_empty() {
            return Err(line.error("event_id", "the id of the event is missing"));
        }
        let mut whens = Vec::new();
        for date in line.list("when", when)? {
            match date.parse::<Edtf>() {
                Ok(date) => whens.push(date),
                Err(error) => {
                    let wrong = line.error("when", error.to_string()).about(Subject::Date);
                    self.problems.push(match error.hint() {
                        Some(hint) => wrong.hint(hint),
                        None => wrong,
                    });
                }
            }
        }
        let Some(at) = self.event_at.get(id).copied() else {
            let at = self.events.len();
            self.event_at.insert(id.to_owned(), at);
            self.events.push(Gathering {
                id: id.to_owned(),
                title: title.to_owned(),
                whens,
            });
            return Ok(at);
        };
        let known = &self.events[at];
        for (field, same) in [
            ("event", known.title == title),
            ("when", known.whens == whens),
        ] {
            if !same {
                let message = format!("event \"{id}\" has another one on an earlier line");
                let other = line.warning(field, message);
                self.problems.push(other.hint("the earlier one counts"));
            }
        }
        Ok(at)
    }

    /// Adds what is said of the person of a line.
    fn mention(
        &mut self,
        line: &Line<'_>,
        id: &str,
        name: &str,
        mention: Mention,
    ) -> Result<(), Problem> {
        if id.is_empty() {
            return Err(line.error("person_id", "the id of the person is missing"));
        }
        let at = *self.person_at.entry(id.to_owned()).or_insert_with(|| {
            self.people.push(Attendee {
                id: id.to_owned(),
                name: name.to_owned(),
                mentions: Vec::new(),
            });
            self.people.len() - 1
        });
        let person = &mut self.people[at];
        if person.mentions.iter().any(|it| it.event == mention.event) {
            return Err(line
                .error(
                    "event_id",
                    format!("\"{id}\" at this event stands on an earlier line"),
                )
                .hint("one line a person and event: join what is said"));
        }
        if person.name != name {
            let message = format!("person \"{id}\" has another name on an earlier line");
            let other = line.warning("person", message);
            self.problems.push(other.hint("the earlier one counts"));
        }
        person.mentions.push(mention);
        Ok(())
    }
}
