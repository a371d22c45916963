//! Who was where by the five articles, as a person reads it out of them.

use std::collections::BTreeSet;
use std::sync::Arc;

use summit_atlas::dataset::{Attendance, Cell, Dataset, Role, without};
use summit_atlas::format::attendance_csv;
use summit_atlas::query::Gatherings;

use super::summits;

const THERE: Cell = Cell::Present(Role::Participant);
const SPOKE: Cell = Cell::Present(Role::Speaker);
const ST_PETERSBURG: &str = "cis-informal-summit-st-petersburg-2025";

/// Every cell of summits and meetings that is mentioned, with the claims that it rests on.
const MENTIONED: [(&str, &str, Cell, &[&str]); 23] = [
    (
        "ilham-aliyev",
        "aliyev-putin-meeting-baku-2024",
        THERE,
        &["c-093"],
    ),
    (
        "ilham-aliyev",
        "epc-summit-copenhagen-2025",
        THERE,
        &["c-172"],
    ),
    (
        "ilham-aliyev",
        "eu-talks-copenhagen-2025",
        THERE,
        &["c-399"],
    ),
    ("ilham-aliyev", "ots-summit-gabala-2025", THERE, &["c-176"]),
    (
        "ilham-aliyev",
        "aliyev-putin-meeting-dushanbe-2025",
        THERE,
        &["c-187", "c-188", "c-189", "c-190"],
    ),
    (
        "ilham-aliyev",
        "cis-summit-dushanbe-2025",
        THERE,
        &["c-219", "c-220"],
    ),
    (
        "ilham-aliyev",
        "cis-plenary-dushanbe-2025",
        SPOKE,
        &["c-316"],
    ),
    (
        "ilham-aliyev",
        "aliyev-pashinyan-meeting-expected-2025",
        Cell::Expected,
        &["c-249"],
    ),
    (
        "ilham-aliyev",
        ST_PETERSBURG,
        Cell::Disputed,
        &["c-256", "c-257"],
    ),
    (
        "jeyhun-bayramov",
        "lavrov-bayramov-meeting-2022",
        THERE,
        &["c-029"],
    ),
    (
        "jeyhun-bayramov",
        "trilateral-ministers-dushanbe-2022",
        THERE,
        &["c-036"],
    ),
    (
        "jeyhun-bayramov",
        "cis-foreign-ministers-dushanbe-2022",
        THERE,
        &["c-047"],
    ),
    (
        "nikol-pashinyan",
        "cis-summit-bishkek-2023",
        Cell::Absent,
        &["c-071"],
    ),
    (
        "nikol-pashinyan",
        "cis-summit-dushanbe-2025",
        THERE,
        &["c-219"],
    ),
    (
        "nikol-pashinyan",
        "aliyev-pashinyan-meeting-expected-2025",
        Cell::Expected,
        &["c-249"],
    ),
    (
        "vladimir-putin",
        "aliyev-putin-meeting-baku-2024",
        THERE,
        &["c-093"],
    ),
    (
        "vladimir-putin",
        "aliyev-putin-meeting-dushanbe-2025",
        THERE,
        &["c-187", "c-188", "c-189", "c-190"],
    ),
    (
        "vladimir-putin",
        "cis-summit-dushanbe-2025",
        THERE,
        &["c-219", "c-220"],
    ),
    (
        "ararat-mirzoyan",
        "trilateral-ministers-dushanbe-2022",
        THERE,
        &["c-036"],
    ),
    (
        "ararat-mirzoyan",
        "cis-foreign-ministers-dushanbe-2022",
        THERE,
        &["c-047"],
    ),
    (
        "sergey-lavrov",
        "lavrov-bayramov-meeting-2022",
        THERE,
        &["c-029"],
    ),
    (
        "sergey-lavrov",
        "trilateral-ministers-dushanbe-2022",
        THERE,
        &["c-036"],
    ),
    ("emomali-rahmon", "cis-summit-2022", SPOKE, &["c-530"]),
];

/// What is known of a person and an event, with the claims it rests on.
fn cell<'a>(attendance: &'a Attendance, person: &str, event: &str) -> (Cell, Vec<&'a str>) {
    let row = attendance.people().iter().position(|it| it.id == person);
    let column = attendance.events().iter().position(|it| it.id == event);
    let column = column.unwrap_or_else(|| panic!("{event} has a column"));
    let mention = row.and_then(|row| attendance.mention(row, column));
    let claims = mention.into_iter().flat_map(|it| &it.claims);
    (
        row.map_or(Cell::NotMentioned, |row| attendance.cell(row, column)),
        claims.map(String::as_str).collect(),
    )
}

fn read_without(off: &[&str]) -> Arc<Dataset> {
    let off: BTreeSet<String> = off.iter().map(|it| (*it).to_owned()).collect();
    let left = without(summits().parts(), &off);
    Arc::new(Dataset::new("summits", left).0)
}

#[test]
fn summits_and_meetings_are_as_the_articles_have_them_and_nothing_else_is_said() {
    let attendance = Attendance::of(&summits(), Gatherings::default());
    for (person, event, known, claims) in MENTIONED {
        let found = cell(&attendance, person, event);
        assert_eq!(found, (known, claims.to_vec()), "{person} at {event}");
    }
    let mentioned: usize = attendance.people().iter().map(|it| it.mentions.len()).sum();
    assert_eq!(mentioned, MENTIONED.len(), "nobody else is mentioned");
    let people: Vec<&str> = attendance.people().iter().map(|it| &*it.name).collect();
    assert_eq!(
        people,
        [
            "Ilham Aliyev",
            "Jeyhun Bayramov",
            "Nikol Pashinyan",
            "Vladimir Putin",
            "Ararat Mirzoyan",
            "Sergey Lavrov",
            "Emomali Rahmon"
        ]
    );
    // Nobody says that Putin was not in Bishkek.
    let putin = cell(&attendance, "vladimir-putin", "cis-summit-bishkek-2023");
    assert_eq!(putin, (Cell::NotMentioned, Vec::new()));
}

#[test]
fn columns_are_in_the_order_of_time_even_where_nobody_is_mentioned() {
    let summits = summits();
    let ids = |which| {
        let attendance = Attendance::of(&summits, which);
        let events = attendance.events().iter().map(|it| it.id.clone());
        events.collect::<Vec<String>>()
    };
    // What may have been at any time before comes first, as in the list of events.
    assert_eq!(
        ids(Gatherings::Summits),
        [
            "japan-central-asia-summit",
            "cis-summit-2022",
            "cis-summit-bishkek-2023",
            "cop29-baku-2024",
            "epc-summit-copenhagen-2025",
            "ots-summit-gabala-2025",
            "cis-summit-dushanbe-2025",
            "russia-central-asia-summit-2025",
            ST_PETERSBURG,
        ]
    );
    assert_eq!(ids(Gatherings::SummitsAndMeetings).len(), 22);
    let all = Attendance::of(&summits, Gatherings::All);
    let mentioned =
        |it: &summit_atlas::dataset::Tally| it.present + it.absent + it.expected + it.disputed > 0;
    assert!(all.of_events().iter().all(mentioned));
    let publication = cell(&all, "vasif-huseynov", "publication-002");
    assert_eq!(publication, (SPOKE, vec!["c-493"]), "its author");
}

#[test]
fn a_dispute_becomes_a_plain_cell_when_one_side_was_never_read() {
    let at = |off: &[&str]| {
        let left = read_without(off);
        let attendance = Attendance::of(&left, Gatherings::Summits);
        cell(&attendance, "ilham-aliyev", ST_PETERSBURG).0
    };
    assert_eq!(at(&[]), Cell::Disputed);
    assert_eq!(at(&["002"]), Cell::Absent);
    assert_eq!(at(&["003"]), THERE);
    assert_eq!(at(&["000", "001", "004"]), Cell::Disputed);
    let left = read_without(&["000"]);
    let attendance = Attendance::of(&left, Gatherings::Summits);
    let dushanbe = cell(&attendance, "ilham-aliyev", "cis-summit-dushanbe-2025");
    assert_eq!(dushanbe, (THERE, vec!["c-220"]), "one claim less");
    let pashinyan = cell(&attendance, "nikol-pashinyan", "cis-summit-dushanbe-2025");
    assert_eq!(pashinyan.0, Cell::NotMentioned, "and he is not absent");
}

#[test]
fn totals_count_each_sort_by_itself() {
    let attendance = Attendance::of(&summits(), Gatherings::default());
    let tally = attendance.people()[0].tally();
    let counts = (tally.present, tally.absent, tally.expected, tally.disputed);
    assert_eq!(counts, (7, 0, 1, 1), "Aliyev");
    let of = |id: &str| {
        let at = attendance.events().iter().position(|it| it.id == id);
        attendance.of_events()[at.expect("a column")]
    };
    assert_eq!(of("cis-summit-dushanbe-2025").present, 3);
    assert_eq!(of("cis-summit-bishkek-2023").absent, 1);
    assert_eq!(of(ST_PETERSBURG).disputed, 1);
    assert_eq!(
        of("cop29-baku-2024"),
        summit_atlas::dataset::Tally::default()
    );
}

#[test]
fn what_is_written_as_csv_is_read_again_as_it_was() {
    for off in [&[][..], &["002"], &["000", "001", "002", "003", "004"]] {
        for which in Gatherings::ALL {
            let attendance = Attendance::of(&read_without(off), which);
            let text = attendance_csv::write(&attendance);
            let reading = attendance_csv::read(text.as_bytes());
            assert_eq!(reading.problems, []);
            assert_eq!(
                reading.attendance,
                Some(attendance),
                "{which:?} without {off:?}"
            );
        }
    }
}
