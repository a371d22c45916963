//! What the graph of relations says.
#![expect(missing_docs, reason = "a phrase says itself what it says")]

use super::number;
use super::phrases::plural;

pub const RELATIONS: &str = "Relations";
pub const RELATIONS_TOOLTIP: &str =
    "Who was with whom, what led to what: what is selected, with everything that it is tied to";
pub const RELATIONS_OF_NOTHING: &str = "Nothing is selected. Select an event, a place, a person, an organisation or a source, on the map, in the list, on the timeline or by a name in the search: it stands here with everything that it is tied to.";
pub const NO_TIES: &str = "No source that is switched on ties this to anything else.";
pub const CHOOSE_A_TIE: &str = "Point at a line for what it is and who says so. Click it, or go to a card with the arrows, for its claims; Enter or a click on a card puts it in the middle.";
pub const WORKED_OUT_BY: &str =
    "Worked out from who was where; no source says it in so many words.";
pub const TIE_WITHOUT_CLAIMS: &str = "The file says so itself, without a claim of a source.";
pub const MEANT_ONLY: &str = "not in the file";
pub const IN_THE_MIDDLE: &str = "in the middle";

pub const TIES_BEFORE: &str = "Before and around";
pub const TIES_AFTER: &str = "After and within";
pub const TIES_EVENTS: &str = "Events";
pub const TIES_PEOPLE: &str = "People";
pub const TIES_MET: &str = "At the same events";
pub const TIES_PEOPLE_THERE: &str = "People at its events";
pub const TIES_PEOPLE_NAMED: &str = "People it sees at events";
pub const TIES_SETTING: &str = "Places and organisations";

/// What the lines are called, in the order said, worked out, expected, denied, disputed.
pub const TIE_SORTS: [&str; 5] = [
    "a source says so",
    "worked out from who was where",
    "was to be",
    "was not, and a source says so",
    "sources disagree",
];
pub const FILE_SAYS_SO: &str = "the file says so";
pub const ARROW: &str = "→";
pub const TIE_DIRECTION: &str = "leads, answers or belongs to";

/// A heading with how many there are: `People · 9 + 23 more`.
#[must_use]
pub fn ties_of_sort(heading: &str, shown: usize, left_out: usize) -> String {
    let shown = number(shown);
    if left_out == 0 {
        return format!("{heading} · {shown}");
    }
    format!("{heading} · {shown} + {} more", number(left_out))
}

/// What part somebody had: `present`, `spoke`.
#[must_use]
pub fn part_taken(role: &str) -> &str {
    match role {
        "host" => "host",
        "participant" => "present",
        "speaker" => "spoke",
        "expected" => "was to come",
        "absent" => "was not there",
        role => role,
    }
}

/// `stop 1`, `stop 2, not reached`
#[must_use]
pub fn stop_of_journey(order: u32, status: &str) -> String {
    if status == super::STOP_REACHED {
        return format!("stop {order}");
    }
    format!("stop {order}, {status}")
}

/// Of two people who were at the same events, which need not be meetings: `both at 4 events`, `both at 1 event, perhaps
/// at 2`, `perhaps both at 1 event`
#[must_use]
pub fn both_at(certain: usize, doubtful: usize) -> String {
    together("both at", certain, doubtful)
}

/// `at 4 events`, `at 1 event, perhaps at 2`, `perhaps at 1 event`
#[must_use]
pub fn was_at(certain: usize, doubtful: usize) -> String {
    together("at", certain, doubtful)
}

fn together(words: &str, certain: usize, doubtful: usize) -> String {
    let events = |count| plural(count, "event", "events");
    match (certain, doubtful) {
        (0, doubtful) => format!("perhaps {words} {}", events(doubtful)),
        (certain, 0) => format!("{words} {}", events(certain)),
        _ => format!("{words} {}, perhaps at {doubtful}", events(certain)),
    }
}

/// What a screen reader says of a card: `person: Ilham Aliyev; present`.
#[must_use]
pub fn spoken_node(sort: &str, label: &str, when: &str, ties: &str) -> String {
    let when = if when.is_empty() {
        String::new()
    } else {
        format!(", {when}")
    };
    format!("{sort}: {label}{when}; {ties}")
}

/// A tie in full: `CIS summit – Ilham Aliyev: present (2 claims)`.
#[must_use]
pub fn spoken_tie([from, to]: [&str; 2], ties: &str, claims: usize) -> String {
    let claims = if claims == 0 {
        String::new()
    } else {
        format!(" ({})", super::claims(claims))
    };
    format!("{from} – {to}: {ties}{claims}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meetings_are_counted_as_certainly_as_they_are_known() {
        assert_eq!(both_at(4, 0), "both at 4 events");
        assert_eq!(both_at(1, 2), "both at 1 event, perhaps at 2");
        assert_eq!(both_at(0, 1), "perhaps both at 1 event");
        assert_eq!(was_at(1, 0), "at 1 event");
    }

    #[test]
    fn what_is_left_out_is_counted() {
        assert_eq!(ties_of_sort(TIES_EVENTS, 3, 0), "Events · 3");
        assert_eq!(ties_of_sort(TIES_PEOPLE, 9, 9991), "People · 9 + 9991 more");
    }

    #[test]
    fn a_card_and_a_line_say_everything() {
        assert_eq!(
            spoken_node("event", "Summit", "2025", "Leads to"),
            "event: Summit, 2025; Leads to"
        );
        assert_eq!(
            spoken_tie(["Summit", "Anna"], "present", 2),
            "Summit – Anna: present (2 claims)"
        );
        assert_eq!(spoken_tie(["A", "B"], "place", 0), "A – B: place");
    }
}
