use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use proptest::prelude::*;

use super::*;
use crate::dataset::EventIx;
use crate::format::geojson;
use crate::text::folding::{Keys, fold, sound};

static SUMMITS: LazyLock<(Arc<Dataset>, SearchIndex)> = LazyLock::new(|| {
    let bytes = include_bytes!("../../../geodata/summits.geojson");
    let dataset = geojson::read("summits", bytes).dataset.unwrap();
    let index = SearchIndex::new(&dataset);
    (dataset, index)
});

fn dataset() -> &'static Dataset {
    &SUMMITS.0
}

/// What is found, as `venue:ganja`, the best first.
fn found(typed: &str) -> Vec<String> {
    let hits = SUMMITS.1.search(dataset(), typed, 10);
    let ids = hits.iter().map(|hit| hit.what.selection(dataset()));
    ids.map(|id| id.to_string()).collect()
}

fn first(typed: &str) -> String {
    found(typed).into_iter().next().unwrap_or_default()
}

/// The best hit with its name, in which what answers stands in brackets, and how it answers.
fn marked(typed: &str) -> (String, How) {
    let hits = SUMMITS.1.search(dataset(), typed, 1);
    let hit = hits.first().expect("something is found");
    let mut name = hit.name.clone();
    for range in hit.ranges.iter().rev() {
        name.insert(range.end, ']');
        name.insert(range.start, '[');
    }
    (name, hit.how)
}

/// Ids of the events that match, sorted.
fn matching(typed: &str) -> Vec<&'static str> {
    let events = SUMMITS.1.matching_events(typed).unwrap();
    let mut ids: Vec<_> = events
        .events(dataset())
        .map(|ix| dataset().event(ix).id.as_str())
        .collect();
    ids.sort_unstable();
    ids
}

#[test]
fn a_town_is_found_by_all_its_names_in_every_script() {
    for typed in [
        "gence",
        "Gəncə",
        "Гянджа",
        "гянджа",
        "ganja",
        "GANJA",
        "Gandja",
        "Գանձակ",
        "gandzak",
        "Kirovabad",
        "Кировабад",
        "елизаветполь",
        " ganja ",
    ] {
        assert_eq!(first(typed), "venue:ganja", "{typed}");
    }
    for typed in [
        "санкт",
        "Санкт-Петербург",
        "st petersburg",
        "St. Pet",
        "saint p",
        "leningrad",
        "Петроград",
        "sankt peterburq",
    ] {
        assert_eq!(first(typed), "venue:st-petersburg", "{typed}");
    }
}

#[test]
fn people_are_found_by_their_last_names() {
    for typed in [
        "aliev",
        "Алиев",
        "Aliyev",
        "əliyev",
        "ilham",
        "Ильхам Алиев",
        "aliyev ilham",
    ] {
        assert_eq!(first(typed), "person:ilham-aliyev", "{typed}");
    }
    for typed in ["pashinan", "pashiniyan", "Пашинян", "Փաշինյան", "paşinyan"] {
        assert_eq!(first(typed), "person:nikol-pashinyan", "{typed}");
    }
    assert_eq!(first("putin"), "person:vladimir-putin");
    assert_eq!(first("lavrov"), "person:sergey-lavrov");
    assert_eq!(first("Раҳмон"), "person:emomali-rahmon");
    assert_eq!(first("نظامی"), "person:nizami-ganjavi");
}

#[test]
fn bodies_and_documents_are_found_by_what_they_are_called_in_short() {
    assert_eq!(first("cis"), "organisation:cis");
    assert_eq!(first("CSTO"), "organisation:csto");
    assert_eq!(first("commonwealth"), "organisation:cis");
    assert_eq!(first("azal"), "organisation:azal");
    assert_eq!(first("001"), "source:001");
    assert_eq!(first("when moscow undermines"), "source:001");
    assert_eq!(first("times tengri"), "organisation:times-tengri");
    assert!(found("times tengri").contains(&"source:003".to_owned()));
}

#[test]
fn slips_are_forgiven_in_words_and_not_in_numbers() {
    assert_eq!(first("moskow"), "venue:moscow");
    assert_eq!(first("dushnabe"), "venue:dushanbe");
    assert_eq!(first("yekaterinberg"), "venue:yekaterinburg");
    assert_eq!(marked("moskow"), ("[Moscow]".to_owned(), How::Typo(1)));
    assert!(found("009").is_empty());
    assert!(found("xqzwv").is_empty());
    // Three letters are too few to be a slip of anything.
    assert!(!found("bku").contains(&"venue:baku".to_owned()));
    assert!(matching("dushnabe").contains(&"cis-summit-dushanbe-2025"));
}

#[test]
fn what_answers_is_marked_in_the_name_that_answers() {
    let marked = |typed| marked(typed).0;
    assert_eq!(marked("Гянджа"), "[Гянджа]");
    assert_eq!(marked("гян"), "[Гян]джа");
    assert_eq!(marked("gen"), "[Gən]cə");
    assert_eq!(marked("aliev"), "Ilham [Aliyev]");
    assert_eq!(marked("ilham aliyev"), "[Ilham] [Aliyev]");
    assert_eq!(marked("ali il"), "[Il]ham [Ali]yev");
    assert_eq!(marked("Санкт-Пет"), "[Санкт]-[Пет]ербург");
    assert_eq!(Needle::new("кишинёв").ranges_in("Chișinău"), [0..0; 0]);
    let title = "From Şəki to Sheki, by сheki";
    let ranges = Needle::new("sheki").ranges_in(title);
    assert_eq!(ranges.len(), 1);
    assert_eq!(&title[ranges[0].clone()], "Şəki");
}

#[test]
fn whole_names_come_before_beginnings_and_these_before_further_words() {
    let hits = SUMMITS.1.search(dataset(), "cis", 10);
    let hows: Vec<How> = hits.iter().map(|hit| hit.how).collect();
    assert!(hows.is_sorted(), "{hows:?}");
    assert_eq!(hows[0], How::Exact);
    let hits = SUMMITS.1.search(dataset(), "ga", 10);
    let places = hits.iter().take(2).map(|hit| hit.name.as_str());
    let places: BTreeSet<&str> = places.collect();
    assert_eq!(places, BTreeSet::from(["Gabala", "Ganja"]));
    assert_eq!(hits[2].name, "Nizami Ganjavi");
}

#[test]
fn events_of_one_rank_come_in_the_order_of_time() {
    let hits = SUMMITS.1.search(dataset(), "c", 1000);
    let events = hits.iter().filter_map(|hit| match hit.what {
        Found::Event(ix) if hit.how == How::Prefix => Some(ix),
        _ => None,
    });
    let place = |ix: EventIx| dataset().in_order().iter().position(|it| *it == ix);
    let places: Vec<_> = events.map(place).collect();
    assert!(places.len() > 3, "{places:?}");
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn names_are_found_without_events() {
    let hits = SUMMITS.1.search_names(dataset(), "summit", 100);
    let is_event = |hit: &Hit| matches!(hit.what, Found::Event(_));
    assert!(!hits.is_empty());
    assert!(!hits.iter().any(is_event));
    assert!(
        SUMMITS
            .1
            .search(dataset(), "summit", 100)
            .iter()
            .any(is_event)
    );
}

#[test]
fn events_match_by_their_own_words_and_the_names_linked_to_them() {
    let raids = "yekaterinburg-raids-2025";
    for typed in [
        "yekaterinburg raids",
        "Екатеринбург",
        "raids yekat",
        "RAIDS",
    ] {
        assert!(matching(typed).contains(&raids), "{typed}");
    }
    // The summary has no Cyrillic, the names of the people have.
    let summit = "cis-summit-dushanbe-2025";
    for typed in ["душанбе", "Пашинян", "dushanbe putin", "summit душанбе"] {
        assert!(matching(typed).contains(&summit), "{typed}");
    }
    assert!(!matching("commonwealth").is_empty());
    assert!(matching("dushanbe xqzwv").is_empty());
}

#[test]
fn nothing_typed_looks_for_nothing() {
    for typed in ["", " ", "\t \n", "—", "«»", "🙂", "\u{202e}", "…!?"] {
        assert!(SUMMITS.1.search(dataset(), typed, 10).is_empty());
        assert_eq!(SUMMITS.1.matching_events(typed), None);
        assert!(Needle::new(typed).ranges_in("Ganja").is_empty());
        assert_eq!(scan(dataset(), typed), None);
    }
    assert!(SUMMITS.1.search(dataset(), "ganja", 0).is_empty());
}

#[test]
fn strange_texts_are_looked_for_without_harm() {
    let long = "a".repeat(10_000);
    let words = "ganja ".repeat(2_000);
    let many: Vec<String> = (0..2_000).map(|it| format!("cis{it}")).collect();
    let many = many.join(" ");
    for typed in [
        long.as_str(),
        &words,
        &many,
        "שלום עולם",
        "السلام عليكم",
        "👩‍👩‍👧 ganja 🇦🇿",
        "\u{202e}ajnag",
        "北京 2025",
        "e\u{301}\u{301}\u{301}",
        "\0\0",
    ] {
        for hit in SUMMITS.1.search(dataset(), typed, 10) {
            check(&hit);
        }
        let events = SUMMITS.1.matching_events(typed);
        let count = events.map_or(0, |events| events.len());
        assert!(count <= dataset().len(), "{typed}");
    }
    assert_eq!(first("👩‍👩‍👧 ganja 🇦🇿"), "venue:ganja");
    assert_eq!(first(&words), "venue:ganja");
}

#[test]
fn a_dataset_without_anything_has_nothing_to_be_found() {
    let text = br#"{"type":"FeatureCollection","features":[]}"#;
    let empty = geojson::read("empty", text).dataset.unwrap();
    let index = SearchIndex::new(&empty);
    assert!(index.search(&empty, "ganja", 10).is_empty());
    assert_eq!(index.matching_events("ganja"), Some(EventSet::default()));
}

/// What must hold of any hit.
fn check(hit: &Hit) {
    let mut end = 0;
    for range in &hit.ranges {
        assert!(range.start >= end && range.start < range.end, "{hit:?}");
        assert!(hit.name.get(range.clone()).is_some(), "{hit:?}");
        end = range.end;
    }
    assert!(!hit.name.is_empty(), "{hit:?}");
}

/// All texts of a record by which it is found.
fn texts(record: Found) -> Vec<&'static str> {
    let mut texts = Vec::new();
    record.texts(dataset(), |_, text| texts.push(text));
    texts
}

/// Whether some word of a text begins with a folded word, in any spelling, or by its sound if it may be a name.
fn has(text: &str, folded: &str) -> bool {
    let sounds = sound(folded);
    text.split(|it: char| it.is_whitespace() || "-–—/".contains(it))
        .any(|chunk| {
            let mut keys = Keys::default();
            let begins = |key: &str, with: &str| key.split(' ').any(|it| it.starts_with(with));
            let name = !chunk.is_ascii()
                || chunk
                    .chars()
                    .find(|it| it.is_alphanumeric())
                    .is_some_and(char::is_uppercase);
            let mut keys_of = |name: bool| {
                let all = keys.of(chunk).map(str::to_owned);
                all.take(if name { 3 } else { 1 }).collect::<Vec<_>>()
            };
            let spelled = keys_of(name).iter().any(|key| begins(key, folded));
            let long = sounds == folded || sounds.len() > 1;
            let sounding = begins(&sound(&fold(chunk)), &sounds)
                || keys_of(name).iter().any(|key| begins(key, &sounds));
            spelled || name && long && sounding
        })
}

mod properties;
