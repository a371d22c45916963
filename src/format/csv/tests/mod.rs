mod properties;
mod writing;

use std::sync::Arc;

use serde_json::json;

use super::*;
use crate::dataset::{Event, Geometry, PlacePrecision, Status};
use crate::geo::LonLat;

/// What is read of a table, with the problems as they are told.
fn read_text(text: &str) -> (Arc<Dataset>, Vec<String>) {
    let reading = read("events.csv", text.as_bytes());
    let problems = reading.problems.iter().map(ToString::to_string).collect();
    (reading.dataset.expect("a dataset"), problems)
}

/// The only row of a table, in which nothing is wrong.
fn good(text: &str) -> Event {
    let (dataset, problems) = read_text(text);
    assert_eq!(problems, [""; 0], "{text}");
    assert_eq!(dataset.len(), 1, "{text}");
    dataset.parts().events[0].clone()
}

fn when(text: &str) -> Option<String> {
    good(text).when.map(|when| when.to_string())
}

fn at(lon: f64, lat: f64) -> Geometry {
    Geometry::Points(vec![LonLat { lon, lat }])
}

#[test]
fn columns_are_known_by_their_usual_names_in_any_order() {
    let plain = "id,title,when,kind,status,themes,venues,country,longitude,latitude,precision,summary,sources,disputed\n\
                 a,A summit,2025-10-09,summit,announced,cis;trade,Dushanbe,TJ,68.78,38.54,city,Words,000;001,true\n";
    let other = "\u{feff}LAT;Lng;Event name;Place;Country code;Start-Date;End date;Type;Tags;Notes;URL;Status;Disputed;ID;Precision\r\n\
                 38,54;68,78;A summit;Dushanbe;tj;;;summit;cis|trade;Words;000|001;Announced;yes;a;city\r\n";
    let event = good(plain);
    let same = Event {
        when: None,
        ..event.clone()
    };
    assert_eq!(good(other), same);
    let expected = Event {
        id: "a".to_owned(),
        title: "A summit".to_owned(),
        when: Some("2025-10-09".parse().unwrap()),
        kind: "summit".to_owned(),
        status: Status::Announced,
        themes: vec!["cis".to_owned(), "trade".to_owned()],
        venues: vec!["Dushanbe".to_owned()],
        geometry: at(68.78, 38.54),
        precision: PlacePrecision::City,
        summary: "Words".to_owned(),
        sources: vec!["000".to_owned(), "001".to_owned()],
        disputed: true,
        ..Event::default()
    };
    assert_eq!(event, expected);
    let (dataset, _) = read_text(plain);
    assert!(dataset.implied_source());
    let venue = &dataset.parts().venues[0];
    assert_eq!(
        (venue.name.as_str(), venue.country.as_deref()),
        ("Dushanbe", Some("TJ"))
    );
    assert_eq!(
        venue.pin(),
        Some(LonLat {
            lon: 68.78,
            lat: 38.54
        })
    );
    assert_eq!(dataset.parts().sources.len(), 2);
}

#[test]
fn dates_come_from_one_column_or_two_or_three_and_are_no_more_precise_than_given() {
    for (text, date) in [
        ("title,when\nA,2025-10\n", Some("2025-10")),
        ("title,Date\nA,9 October 2025\n", Some("2025-10-09")),
        ("title,date\nA,10.10.2025\n", Some("2025-10-10")),
        (
            "title,start,end\nA,2025-10-09,2025-10-10\n",
            Some("2025-10-09/2025-10-10"),
        ),
        (
            "title,start,end\nA,9.10.2025,10.10.2025\n",
            Some("2025-10-09/2025-10-10"),
        ),
        ("title,start,end\nA,2025-10-09,\n", Some("2025-10-09")),
        ("title,start,end\nA,,2025-10-09\n", Some("/2025-10-09")),
        ("title,start,end\nA,2024-12-25,..\n", Some("2024-12-25/..")),
        ("title,year\nA,988\n", Some("0988")),
        ("title,year\nA,-500\n", Some("-0500")),
        ("title,year,month\nA,2025,6\n", Some("2025-06")),
        ("title,year,month,day\nA,2025,6,\n", Some("2025-06")),
        ("title,year,month,day\nA,2025,6,1\n", Some("2025-06-01")),
        ("title,year,month,day\nA,2025,June,1\n", Some("2025-06-01")),
        ("title,year,month,day\nA,2025,June,\n", Some("2025-06")),
        ("title,year,month,day\nA,2025,,\n", Some("2025")),
        ("title,when\nA,\n", None),
    ] {
        assert_eq!(when(text).as_deref(), date, "{text}");
    }
    let both = good("title,when,start\nA,2025,2024\n");
    assert_eq!(both.when.map(|it| it.to_string()).as_deref(), Some("2025"));
    assert_eq!(
        both.extra.get("start"),
        Some(&json!("2024")),
        "what is not needed is kept"
    );
}

#[test]
fn what_can_be_read_in_two_ways_is_told_and_both_are_kept() {
    let (dataset, problems) = read_text("title,Date\nA,10/09/2025\n");
    assert_eq!(
        problems,
        [
            "events.csv:2, \"Date\": \"10/09/2025\" can be read in two ways, and is kept as one of both. \
          Hint: write 2025-09-10 or 2025-10-09"
        ]
    );
    let event = &dataset.parts().events[0];
    let when = event.when.as_ref().map(ToString::to_string);
    assert_eq!(when.as_deref(), Some("[2025-09-10,2025-10-09]"));
    assert_eq!(
        event.when_derivation.as_deref(),
        Some("\"10/09/2025\" can be read in two ways")
    );
    let (dataset, problems) = read_text("title,start,end\nA,10/09/2025,2025-12-31\n");
    assert_eq!(problems.len(), 1);
    assert!(problems[0].contains("\"start\"") && problems[0].contains("only its year is taken"));
    let when = dataset.parts().events[0]
        .when
        .as_ref()
        .map(ToString::to_string);
    assert_eq!(when.as_deref(), Some("2025/2025-12-31"));
}

#[test]
fn everything_that_is_wrong_names_file_line_and_column_and_is_kept() {
    let text = "title,when,lat,lon,status,year,\"precision\"\n\
        \"two\nlines\",1969-13,,,,,\n\
        A,,41,,,,\n\
        B,,138.5,68.8,,,\n\
        C,,north,68.8,,,\n\
        D,,38.5,168.8 W,open,,\n\
        E,,,,open,,exactly\n\
        F,45939,,,,,\n\
        G,2025,1\n\
        H,2025,1,2,happened,,site,more\n\
        ,,,,,,\n";
    let (dataset, problems) = read_text(text);
    let expected = [
        "events.csv:2, \"when\": month 13 does not exist, at column 6 of \"1969-13\". Hint: write a month from 01 to 12, such as 1969-07, or a season from 21 to 24",
        "events.csv:4, \"lat\": longitude and latitude belong together, and one is missing. Hint: fill in both, or none",
        "events.csv:5, \"lon, lat\": longitude 68.8, latitude 138.5 is not on the globe. Hint: look whether each stands in the column of the other",
        "events.csv:6, \"lat\": \"north\" is no number of degrees. Hint: write it as 41.2",
        "events.csv:7, \"status\": \"open\" is none of its words; it is kept as a field of the file. Hint: write happened, announced, expected or cancelled",
        "events.csv:8, \"precision\": \"exactly\" is none of its words; it is kept as a field of the file. Hint: write site, city, region, country, line or none",
        "events.csv:9, \"when\": \"45939\" is the number of a day in a spreadsheet. Hint: show the column as dates there, such as 2025-10-09, and save again",
        "events.csv:10: cells in this row: 3; columns: 7. Hint: a cell with a delimiter or a quote in it needs quotes around it",
        "events.csv:10, \"lat\": longitude and latitude belong together, and one is missing. Hint: fill in both, or none",
        "events.csv:11: cells in this row: 8; columns: 7. Hint: a cell with a delimiter or a quote in it needs quotes around it",
        "events.csv:12: rows in which nothing stands: 1; they are no events",
    ];
    assert_eq!(problems, expected);
    assert_eq!(dataset.len(), 9, "no row is left out");
    let kept = |row: usize, name: &str| dataset.parts().events[row].extra.get(name).cloned();
    assert_eq!(dataset.parts().events[0].title, "two\nlines");
    assert_eq!(kept(0, "when"), Some(json!("1969-13")));
    assert_eq!(kept(1, "lat"), Some(json!("41")));
    assert_eq!(kept(3, "lon"), Some(json!("68.8")));
    assert_eq!(kept(4, "status"), Some(json!("open")));
    assert_eq!(kept(8, "column 8"), Some(json!("more")));
    let (_, problems) = read_text("id,title\na,A\nb,B\n\na,C\n");
    assert_eq!(
        problems,
        [
            "events.csv:5, event \"a\", \"id\": the id is taken; this one is called \"a~2\". \
          Hint: give each event an id of its own"
        ]
    );
}

#[test]
fn what_is_no_table_of_events_says_so() {
    for (text, said) in [
        (
            "",
            "events.csv: the file is empty. Hint: name the columns in the first line",
        ),
        (" \n\n", "events.csv: the file is empty. Hint: "),
        (
            "\0\u{1}\u{2}",
            "events.csv: this is no text. Hint: open a CSV file",
        ),
        (
            "a,b\n1,2\n",
            "events.csv:1: no column of the first line is known to hold events. Hint: ",
        ),
        ("\n\nlat\n1\n", "events.csv:3: no column of the first line"),
    ] {
        let reading = read("events.csv", text.as_bytes());
        assert!(reading.dataset.is_none(), "{text:?}");
        let problems: Vec<String> = reading.problems.iter().map(ToString::to_string).collect();
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].starts_with(said), "{problems:?}");
    }
    let wide = format!("title{}\n", ",x".repeat(MOST_COLUMNS));
    let reading = read("events.csv", wide.as_bytes());
    assert!(reading.dataset.is_none());
    assert!(
        reading.problems[0]
            .to_string()
            .contains("the first line names 1025 columns")
    );
    let (dataset, problems) = read_text("title,when\nA,2024\nB,\"2025\nC,2026\n");
    assert_eq!(dataset.len(), 2);
    let quote = problems.iter().find(|it| it.contains("never closed"));
    assert!(
        quote.is_some_and(|it| it.starts_with("events.csv:3: ")),
        "{problems:?}"
    );
}

#[test]
fn a_header_alone_is_an_empty_dataset_and_many_problems_are_summed_up() {
    let (dataset, problems) = read_text("title,when\n");
    assert_eq!((dataset.len(), problems.len()), (0, 0));
    let (dataset, problems) =
        read_text(&format!("title,when\n{}", "A,soon\n".repeat(MOST_TOLD + 7)));
    assert_eq!(dataset.len(), MOST_TOLD + 7);
    assert_eq!(problems.len(), MOST_TOLD + 1);
    let last = problems.last().map(String::as_str).unwrap_or_default();
    assert!(last.contains("7 further problems"), "{last}");
}

#[test]
fn places_are_named_once_and_a_country_alone_is_one() {
    let (dataset, problems) = read_text(
        "title,place,country,lat,lon\n\
         A,Paris,FR,48.9,2.3\n\
         B,Paris,US,33.7,-95.6\n\
         C,Paris,FR,48.8,2.4\n\
         D,Moscow; Minsk,RU;BY,,\n\
         E,,Tajikistan,,\n\
         F,Baku;Ganja,AZ,,\n",
    );
    assert_eq!(problems, [""; 0]);
    let venues: Vec<(&str, Option<&str>, bool)> = dataset
        .parts()
        .venues
        .iter()
        .map(|it| {
            (
                it.id.as_str(),
                it.country.as_deref(),
                it.coordinates.is_some(),
            )
        })
        .collect();
    assert_eq!(
        venues,
        [
            ("Paris", Some("FR"), false),
            ("Paris (US)", Some("US"), true),
            ("Moscow", Some("RU"), false),
            ("Minsk", Some("BY"), false),
            ("Tajikistan", Some("Tajikistan"), false),
            ("Baku", Some("AZ"), false),
            ("Ganja", Some("AZ"), false),
        ]
    );
    assert_eq!(dataset.parts().events[4].precision, PlacePrecision::Country);
    let city = good("title,city,lat,lon\nA,Paris,48.9,2.3\n");
    assert_eq!(
        city.precision,
        PlacePrecision::City,
        "a town is no more than a town"
    );
}
