//! What the table of who was where says.
#![expect(missing_docs, reason = "a phrase says itself what it says")]

pub const ATTENDANCE: &str = "Attendance";
pub const ATTENDANCE_TOOLTIP: &str =
    "Who was at which summit, and who was not: each cell with the claims it rests on";
pub const SUMMITS_AND_MEETINGS: &str = "Summits and meetings";
pub const SUMMITS_ALONE: &str = "Summits alone";
pub const ALL_GATHERINGS: &str = "All events with people";
pub const COPY_AS_CSV: &str = "Copy as CSV";
pub const COPY_AS_CSV_TOOLTIP: &str =
    "Copy the table as comma-separated values, one line a cell, for a spreadsheet";
pub const NOBODY_IS_MENTIONED: &str = "No source that is switched on says of anybody that they were, or were not, at any of these events.";
pub const NOT_MENTIONED_IS_NOT_ABSENT: &str = "No source that is switched on says whether they were there. Not to be mentioned is not to be absent.";
pub const CHOOSE_A_CELL: &str =
    "Click a cell, or press Enter on it, for the claims it rests on; map and time go to the event.";

/// What the cells are called, in the order present, absent, expected, disputed, not mentioned.
pub const CELL_WORDS: [&str; 5] = [
    "present",
    "absent, and a source says so",
    "expected",
    "sources disagree",
    "not mentioned, which is not absent",
];

/// What a cell says: `Ilham Aliyev, CIS summit in Dushanbe, 9–10 October 2025: present (2 claims)`.
#[must_use]
pub fn attendance_cell(person: &str, event: &str, what: &str, claims: Option<usize>) -> String {
    let claims = claims.map_or_else(String::new, |count| format!(" ({})", super::claims(count)));
    format!("{person}, {event}: {what}{claims}")
}

/// `present as host`
#[must_use]
pub fn present_as(present: &str, role: &str) -> String {
    format!("{present} as {role}")
}

/// The part that claims see somebody in, with their office: `participant · president`.
#[must_use]
pub fn part(role: &str, office: &str) -> String {
    if office.is_empty() {
        role.to_owned()
    } else {
        format!("{role} · {office}")
    }
}

/// An event with its date: `CIS summit in Dushanbe, 9–10 October 2025`.
#[must_use]
pub fn dated_title(title: &str, when: &str) -> String {
    if when.is_empty() {
        format!("{title}, {}", super::UNDATED)
    } else {
        format!("{title}, {when}")
    }
}

/// Who was there, of those who are mentioned: `2 present, 1 absent`; only what there is any of.
#[must_use]
pub fn tally([present, absent, expected, disputed]: [usize; 4]) -> String {
    let counts = [
        (present, "present"),
        (absent, "absent"),
        (expected, "expected"),
        (disputed, "disputed"),
    ];
    let there = counts.into_iter().filter(|(count, _)| *count > 0);
    let words: Vec<String> = there
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    if words.is_empty() {
        "nobody is mentioned".to_owned()
    } else {
        words.join(", ")
    }
}

/// A person or an event with its counts, for a screen reader.
#[must_use]
pub fn with_tally(name: &str, tally: &str) -> String {
    format!("{name}: {tally}")
}

/// `10 people, 22 events`
#[must_use]
pub fn table_size(people: usize, events: usize) -> String {
    let people = format!("{people} {}", if people == 1 { "person" } else { "people" });
    format!(
        "{people}, {events} {}",
        if events == 1 { "event" } else { "events" }
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_says_who_where_when_and_on_what_it_rests() {
        let event = dated_title("Summit", "9–10 October 2025");
        let cell = attendance_cell("Ilham Aliyev", &event, "present", Some(2));
        assert_eq!(
            cell,
            "Ilham Aliyev, Summit, 9–10 October 2025: present (2 claims)"
        );
        let event = dated_title("Summit", "");
        let cell = attendance_cell("A", &event, "not mentioned", None);
        assert_eq!(cell, "A, Summit, without a date: not mentioned");
        assert_eq!(tally([2, 1, 0, 0]), "2 present, 1 absent");
        assert_eq!(tally([0; 4]), "nobody is mentioned");
        assert_eq!(table_size(1, 22), "1 person, 22 events");
    }
}
