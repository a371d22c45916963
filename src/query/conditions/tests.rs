use std::sync::{Arc, LazyLock};

use proptest::prelude::*;

use super::*;
use crate::format::geojson;

static SUMMITS: LazyLock<(Arc<Dataset>, Index)> = LazyLock::new(|| {
    let bytes = include_bytes!("../../../geodata/summits.geojson");
    let dataset = geojson::read("summits", bytes).dataset.unwrap();
    let index = Index::new(&dataset);
    (dataset, index)
});

fn answer(query: &str) -> Answer {
    let (dataset, index) = &*SUMMITS;
    Answer::new(dataset, index, query)
}

fn ids(query: &str) -> Vec<&'static str> {
    let dataset = &SUMMITS.0;
    let answer = answer(query);
    let events = answer.events().cloned().unwrap_or_default();
    let ids = events.events(dataset);
    ids.map(|ix| dataset.event(ix).id.as_str()).collect()
}

fn why_of(query: &str, id: &str) -> Vec<String> {
    let event = SUMMITS.0.find_event(id).unwrap();
    answer(query).why(&SUMMITS.0, event)
}

#[test]
fn a_name_is_that_of_one_or_of_all_that_begin_with_it() {
    let absences = ["cis-summit-bishkek-2023"];
    for name in [
        "Pashinyan",
        "nikol-pashinyan",
        "Пашинян",
        "Փաշինյան",
        "pasinyan",
        "\"N Pash\"",
    ] {
        assert_eq!(ids(&format!("absent:{name}")), absences, "{name}");
    }
    // The town is no site at its airport, unless it is half typed.
    assert_eq!(
        ids("place:Aktau"),
        ["azal-crash-aktau-2024", "azal-flight-2024"]
    );
    assert_eq!(ids("place:Aktau kind:journey"), ["azal-flight-2024"]);
    assert_eq!(ids("place:Akta").len(), 3);
    assert_eq!(ids("country:KG"), ids("country:Kyrgyzstan"));
    assert_eq!(ids("source:\"Decisions in Dushanbe?\""), ids("source:004"));
    assert_eq!(ids("theme:SPORT"), ids("theme:sport"));
}

#[test]
fn a_name_that_nothing_has_is_told() {
    for (query, note) in [
        ("absent:Nobody", "Nobody here is called \"Nobody\"."),
        ("place:Atlantis", "No place here is called \"Atlantis\"."),
        (
            "near:Azerbaijan~5km",
            "No place of an event that is a point on the map is called \"Azerbaijan\".",
        ),
        ("theme:chess", "No event here has \"chess\" as its theme."),
        ("id:none", "No event here has the id \"none\"."),
    ] {
        let answer = answer(query);
        assert_eq!(answer.notes(), [note], "{query}");
        assert!(answer.events().is_some_and(EventSet::is_empty), "{query}");
    }
    // That somebody was never absent is no mistake, nor is a value that any file may lack.
    for query in [
        "absent:Putin",
        "status:cancelled",
        "precision:region",
        "sport",
    ] {
        assert_eq!(answer(query).notes(), [""; 0], "{query}");
    }
}

#[test]
fn a_word_without_letters_and_digits_is_noted() {
    let idle =
        |word: &str| format!("\"{word}\" finds nothing by itself: it has no letter and no digit.");
    for (query, word) in [
        ("*", "*"),
        ("\u{1f389}", "\u{1f389}"),
        ("theme:sport *", "*"),
        ("trade * peace", "*"),
        ("—", "—"),
        ("&", "&"),
    ] {
        assert_eq!(answer(query).notes(), [idle(word)], "{query}");
    }
    for query in ["trade & peace", "Azerbaijan — Russia", "C5+1", ""] {
        assert_eq!(answer(query).notes(), [""; 0], "{query}");
    }
    assert_eq!(ids("sport *"), ids("sport"));
}

#[test]
fn what_has_no_date_is_at_no_time() {
    let undated = ids("date:undated");
    assert!(!undated.is_empty());
    for query in ["during:..", "during:../..", "before:9999", "after:0001"] {
        if answer(query).parsed().error.is_none() {
            let found = ids(query);
            assert!(undated.iter().all(|id| !found.contains(id)), "{query}");
        }
    }
    let others = ids("not during:2025");
    assert!(undated.iter().all(|id| others.contains(id)));
    let (possibly, certainly) = (ids("during:2025-10-09"), ids("certainly:2025-10-09"));
    assert!(certainly.iter().all(|id| possibly.contains(id)));
    assert!(possibly.contains(&"cis-plenary-dushanbe-2025"));
    assert!(!certainly.contains(&"cis-plenary-dushanbe-2025"));
    assert!(certainly.contains(&"cis-summit-dushanbe-2025"));
}

#[test]
fn an_event_is_found_at_its_rank() {
    let (dataset, _) = &*SUMMITS;
    for (rank, event) in dataset.in_order().iter().enumerate() {
        assert_eq!(dataset.rank(*event), Some(rank));
    }
    let beyond = EventIx::new(dataset.len()).expect("a number");
    assert_eq!(dataset.rank(beyond), None);
}

#[test]
fn every_event_says_why_it_answers() {
    for (query, id, reasons) in [
        (
            "theme:sport during:2025-10 place:ganja",
            "cis-games-2025",
            &["theme: sport", "certainly in October 2025", "place: Ganja"][..],
        ),
        (
            "absent:Алиев or present:алиев",
            "cis-informal-summit-st-petersburg-2025",
            &["absent: Ilham Aliyev", "present: Ilham Aliyev"],
        ),
        (
            "near:Ganja~60km not theme:sport",
            "nizami-born-ganja",
            &["0 m from Ganja", "not theme:sport"],
        ),
        (
            "near:aktau~50km",
            "azal-emergency-landing-2024",
            &["23 km from Aktau"],
        ),
        (
            "text:zzz or claims>=21 source:003",
            "azal-crash-aktau-2024",
            &["21 claims", "source: 003 Aliyev's Absence"],
        ),
        (
            "before:2022-05-14 certainly:2022 sources=1 title:talks",
            "moscow-talks-announced-2022",
            &[
                "possibly before 14 May 2022",
                "certainly in 2022",
                "1 source",
                "words in the title",
            ],
        ),
        ("\"Алиев\" id:cis-games-2025", "aliyev-on-crash", &[]),
        (
            "nizami disputed:no",
            "nizami-born-ganja",
            &["words in the title", "disputed: nobody disagrees"],
        ),
        ("country:KZ lost", "azal-crash-aktau-2024", &[]),
    ] {
        let said = why_of(query, id);
        let matches = said.len() == reasons.len()
            && said
                .iter()
                .zip(reasons)
                .all(|(said, reason)| said.starts_with(reason));
        assert!(matches, "{query}: {said:?}");
    }
}

#[test]
fn plain_words_find_what_they_found() {
    let (dataset, index) = &*SUMMITS;
    for words in [
        "summit",
        "Aliyev Dushanbe",
        "Гянджа",
        "presednt",
        "",
        "—",
        "zzz",
    ] {
        let before = index.matching(dataset, words);
        let all = EventSet::range(0..dataset.len());
        let now = answer(words);
        assert_eq!(
            now.events().unwrap_or(&all),
            &before.unwrap_or(all.clone()),
            "{words}"
        );
        assert!(!now.has_fields());
        assert_eq!(now.plain_words(), words);
    }
}

/// Conditions of a few parts.
fn queries() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec![
        "summit",
        "theme:cis",
        "during:2025-10",
        "absent:Aliyev",
        "sources>=2",
        "near:Ganja~80km",
        "disputed:yes",
        "date:undated",
        "text:trade",
        "country:AZ",
        "after:2024",
        "people<1",
    ]);
    leaf.prop_map(str::to_owned)
        .prop_recursive(4, 24, 3, |inner| {
            prop_oneof![
                (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} {b})")),
                (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} or {b})")),
                inner.prop_map(|a| format!("not {a}")),
            ]
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Sets are combined as the conditions say, and reasons are there exactly where an event answers.
    #[test]
    fn parts_are_combined_as_they_are_written(a in queries(), b in queries()) {
        let dataset = &SUMMITS.0;
        let set = |query: &str| answer(query).events().cloned().unwrap();
        let (one, other) = (set(&a), set(&b));
        let both = set(&format!("({a}) ({b})"));
        let any = set(&format!("({a}) or ({b})"));
        let not = answer(&format!("not ({a})"));
        for (rank, event) in dataset.in_order().iter().enumerate() {
            let rank = narrow(rank);
            let (in_one, in_other) = (one.contains(rank), other.contains(rank));
            prop_assert_eq!(both.contains(rank), in_one && in_other);
            prop_assert_eq!(any.contains(rank), in_one || in_other);
            prop_assert_eq!(not.events().unwrap().contains(rank), !in_one);
            prop_assert_eq!(not.why(dataset, *event).is_empty(), in_one);
        }
    }
}
