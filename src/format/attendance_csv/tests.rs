use proptest::prelude::*;

use super::*;
use crate::dataset::Role;

/// The attendance that a text gives, if nothing is wrong with it.
fn good(text: &str) -> Attendance {
    let reading = read(text.as_bytes());
    assert_eq!(reading.problems, [], "{text}");
    reading.attendance.expect("an attendance")
}

/// The problems of some lines after the header.
fn problems(lines: &str) -> Vec<String> {
    let text = format!("{}\n{lines}", HEADER.join(","));
    let reading = read(text.as_bytes());
    assert!(reading.attendance.is_some());
    reading.problems.iter().map(ToString::to_string).collect()
}

fn small() -> Attendance {
    let event = |id: &str, title: &str, when: &str| Gathering {
        id: id.to_owned(),
        title: title.to_owned(),
        whens: when.split(' ').filter_map(|it| it.parse().ok()).collect(),
    };
    let events = vec![
        event("first", "A summit, \"informal\"", "2025-10-09/2025-10-10"),
        event("second", "=HYPERLINK(1)", "2024 [2025-01-01,2025-01-02]"),
        event("third", "Nobody is mentioned", ""),
    ];
    let said = |at, roles: &[Role], disputed, claims: &[&str]| {
        let claims = claims.iter().map(|it| (*it).to_owned()).collect();
        Mention::new(at, roles.to_vec(), disputed, vec!["000".to_owned()], claims)
    };
    let person = |id: &str, name: &str, mentions: [Option<Mention>; 2]| Attendee {
        id: id.to_owned(),
        name: name.to_owned(),
        mentions: mentions.into_iter().flatten().collect(),
    };
    let both = [Role::Absent, Role::Participant];
    Attendance::new(
        events,
        vec![
            person(
                "a",
                "Әли\nəl-Ərəb",
                [
                    said(0, &[Role::Host, Role::Speaker], false, &["c-1", "c;2"]),
                    said(1, &both, true, &["c-3"]),
                ],
            ),
            person(
                "-b",
                "Նիկոլ",
                [said(1, &[Role::Expected], false, &[]), None],
            ),
        ],
    )
}

#[test]
fn the_form_is_as_it_was() {
    insta::assert_snapshot!(write(&small()).replace("\r\n", "␍\n"), @r#"
    person_id,person,event_id,event,when,cell,role,sources,claims␍
    a,"Әли
    əl-Ərəb",first,"A summit, ""informal""",2025-10-09/2025-10-10,present,host;speaker,000,c-1;c\;2␍
    a,"Әли
    əl-Ərəb",second,'=HYPERLINK(1),"2024;[2025-01-01,2025-01-02]",disputed,participant;absent,000,c-3␍
    '-b,Նիկոլ,second,'=HYPERLINK(1),"2024;[2025-01-01,2025-01-02]",expected,expected,000,␍
    ,,third,Nobody is mentioned,,not mentioned,,,␍
    "#);
}

#[test]
fn what_was_written_is_read_again_whatever_ends_its_lines() {
    let attendance = small();
    let text = write(&attendance);
    assert_eq!(good(&text), attendance);
    assert_eq!(good(&text.replace("\r\n", "\n")), attendance);
    assert_eq!(good(&format!("\u{feff}{text}")), attendance);
    let empty = Attendance::default();
    assert_eq!(good(&write(&empty)), empty);
}

#[test]
fn columns_may_come_in_any_order_and_unknown_ones_are_told() {
    let text = "cell,claims,remark,event,event_id,when,person,person_id,sources,role\n\
                absent,c-1,?,The summit,s,2025,Anna,anna,000,absent\n";
    let reading = read(text.as_bytes());
    let told: Vec<String> = reading.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        ["line 1, \"remark\": this column is not known, and not kept"]
    );
    let attendance = reading.attendance.expect("an attendance");
    assert_eq!(attendance.cell(0, 0), Cell::Absent);
    assert_eq!(attendance.people()[0].name, "Anna");
}

#[test]
fn what_is_no_attendance_is_told() {
    let told = |bytes: &[u8]| {
        let reading = read(bytes);
        assert!(reading.attendance.is_none());
        reading.problems[0].to_string()
    };
    assert!(told(b"").starts_with("the file is empty. Hint: the first line is person_id,"));
    let missing = told(b"person_id,person,event_id,event,when,role,sources,claims\n");
    assert!(
        missing.starts_with("line 1, \"cell\": this column is missing"),
        "{missing}"
    );
}

#[test]
fn a_line_that_cannot_be_used_is_named_with_its_column() {
    for (line, told) in [
        (
            "a,A,s,S,2025,present",
            "line 2: fields on this line: 6; in the first: 9",
        ),
        (
            "a,A,,S,2025,absent,absent,0,",
            "line 2, \"event_id\": the id of the event is missing",
        ),
        (
            ",A,s,S,2025,absent,absent,0,",
            "line 2, \"person_id\": the id of the person is missing",
        ),
        ("a,A,s,S,2025-13,absent,absent,0,", "line 2, \"when\": "),
        (
            "a,A,s,S,2025,away,absent,0,",
            "line 2, \"cell\": \"away\" is no cell. Hint: write present, ",
        ),
        (
            "a,A,s,S,2025,absent,guest,0,",
            "line 2, \"role\": \"guest\" is no role. Hint: write host, ",
        ),
        (
            "a,A,s,S,2025,absent,,0,",
            "line 2, \"role\": the role is missing",
        ),
        (
            "a,A,s,S,2025,present,absent,0,",
            "line 2, \"cell\": \"present\" does not fit the role absent. Hint: write absent, or another role",
        ),
        ("a,A,s,S,2025,not mentioned,,0,", "line 2, \"sources\": "),
        ("a,A,s,S,2025,absent,absent,0,c\\1", "line 2, \"claims\": "),
    ] {
        let problems = problems(line);
        assert_eq!(problems.len(), 1, "{line}: {problems:?}");
        assert!(problems[0].starts_with(told), "{line}: {problems:?}");
    }
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    let first = "a,\"A\nB\",s,S,2025,absent,absent,0,";
    for end in ["\n", "\r\n"] {
        let lines = ["", first, "", "a,\"A\nB\",t,T,2025,gone,absent,0,", first].join(end);
        let problems = problems(&lines);
        assert_eq!(problems.len(), 2, "{problems:?}");
        assert!(
            problems[0].starts_with("line 6, \"cell\": "),
            "{problems:?}"
        );
        assert!(
            problems[1].starts_with("line 8, \"event_id\": "),
            "{problems:?}"
        );
    }
}

#[test]
fn the_earlier_name_counts_and_the_other_is_told() {
    let problems = problems(
        "a,A,s,S,2025,absent,absent,0,\nb,B,s,Z,2024,absent,absent,0,\na,C,t,T,2025,absent,absent,0,",
    );
    let fields: Vec<&str> = problems
        .iter()
        .filter_map(|it| it.split('"').nth(1))
        .collect();
    assert_eq!(fields, ["event", "when", "person"]);
}

#[test]
fn what_is_not_utf_8_is_told() {
    let mut bytes = format!("{}\n", HEADER.join(",")).into_bytes();
    bytes.extend(b"a,\xFF,s,S,2025,absent,absent,0,\n");
    let reading = read(&bytes);
    assert!(
        reading.problems[0]
            .to_string()
            .starts_with("line 2, \"person\": this is not UTF-8")
    );
}

/// Words as nobody should write them.
fn words() -> impl Strategy<Value = String> {
    let awkward = [
        "",
        ",",
        "\"",
        "\n",
        "\r\n",
        "\r",
        "=1+1",
        "+",
        "-2",
        "@x",
        "'",
        "'=",
        "''-",
        "\t",
        ";",
        "\\",
        "\\;",
        "\\e",
        "Әлиев",
        "Նիկոլ",
        "ნინო",
        "阿里",
        "\u{feff}",
        "not mentioned",
        "💬",
    ];
    let part = prop_oneof![
        2 => prop::sample::select(awkward.to_vec()).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(part, 0..4).prop_map(|parts| parts.concat())
}

fn mention() -> impl Strategy<Value = Mention> {
    let role = prop::sample::select(vec![
        Role::Host,
        Role::Participant,
        Role::Speaker,
        Role::Expected,
        Role::Absent,
    ]);
    let list = || prop::collection::vec(words(), 0..3);
    (
        prop::collection::vec(role, 1..4),
        any::<bool>(),
        list(),
        list(),
    )
        .prop_filter_map("no role", |(roles, disputed, sources, claims)| {
            Mention::new(0, roles, disputed, sources, claims)
        })
}

fn attendance() -> impl Strategy<Value = Attendance> {
    let dates = [
        "2025",
        "-0500",
        "2025-10-09/2025-10-10",
        "[..2025-12]",
        "{2020,2023}",
        "1991~",
    ];
    let date = prop::sample::select(dates.to_vec());
    let event = (words(), words(), prop::collection::vec(date, 0..3));
    let cells = prop::collection::vec((0_usize..5, mention()), 0..6);
    let person = (words(), words(), cells);
    (
        prop::collection::vec(event, 0..5),
        prop::collection::vec(person, 0..5),
    )
        .prop_map(|(events, people)| {
            // Ids are unique and never empty.
            let events = events
                .into_iter()
                .enumerate()
                .map(|(at, (id, title, dates))| Gathering {
                    id: format!("{id}{at}"),
                    title,
                    whens: dates.iter().filter_map(|it| it.parse().ok()).collect(),
                });
            let people = people
                .into_iter()
                .enumerate()
                .map(|(at, (id, name, cells))| Attendee {
                    id: format!("{id}{at}"),
                    name,
                    mentions: cells
                        .into_iter()
                        .map(|(event, mut said)| {
                            said.event = event;
                            said
                        })
                        .collect(),
                });
            Attendance::new(events.collect(), people.collect())
        })
}

proptest! {
    #[test]
    fn reading_gives_what_was_written(attendance in attendance()) {
        let text = write(&attendance);
        prop_assert_eq!(good(&text), attendance);
        // No field begins like a formula: what begins so stands behind an apostrophe.
        let mut lines = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        for line in lines.records() {
            for field in &line.expect("a line") {
                prop_assert!(!field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{field:?}");
            }
        }
    }

    #[test]
    fn whatever_is_read_nothing_breaks(lines in words(), header in any::<bool>()) {
        let header = if header { HEADER.join(",") } else { String::new() };
        drop(read(format!("{header}\n{lines}").as_bytes()));
    }
}
