use std::sync::Arc;

use super::*;
use crate::dataset::Dataset;
use crate::format::geojson;
use crate::time::{Membership, Window};
use crate::view::{Facet, Filter, moment_from_text};

fn dataset() -> Arc<Dataset> {
    let feature = |id: &str, when: &str, kind: &str, disputed: bool| {
        format!(
            r#"{{"type":"Feature","geometry":null,"properties":{{"id":"{id}","title":"The {id}",
                "when":{when},"kind":"{kind}","disputed":{disputed}}}}}"#
        )
    };
    let features = [
        feature("day", "\"2025-10-09\"", "meeting", true),
        feature("month", "\"2025-10\"", "meeting", false),
        feature("span", "\"2025-09-28/2025-10-08\"", "sport", false),
        feature("earlier", "\"[..2025-10-01]\"", "sport", true),
        feature("undated", "null", "", false),
    ];
    let text = format!(
        r#"{{"type":"FeatureCollection","features":[{}]}}"#,
        features.join(",")
    );
    geojson::read("x", text.as_bytes()).dataset.unwrap()
}

fn window(from: &str, to: &str) -> Window {
    let moment = |text| moment_from_text(text).unwrap();
    Window::new(moment(from), moment(to)).unwrap()
}

fn ids(dataset: &Dataset, visible: &Visible) -> Vec<(String, Membership)> {
    let rows = visible.rows();
    rows.map(|row| (dataset.event(row.event).id.clone(), row.membership))
        .collect()
}

fn asked(window: Option<&Window>, filter: &Filter) -> (Arc<Dataset>, Visible) {
    let dataset = dataset();
    let mut visible = Visible::default();
    visible.set_filter(&dataset, &Index::new(&dataset), window, filter);
    (dataset, visible)
}

#[test]
fn a_window_sorts_events_by_certainty_and_time() {
    let october = window("2025-10-01", "2025-11-01");
    let (dataset, visible) = asked(Some(&october), &Filter::default());
    let expected = [
        ("earlier", Membership::Possible),
        ("span", Membership::Certain),
        ("month", Membership::Certain),
        ("day", Membership::Certain),
    ];
    let expected: Vec<_> = expected.map(|(id, m)| (id.to_owned(), m)).into();
    assert_eq!(ids(&dataset, &visible), expected);
    let counts = visible.counts;
    assert_eq!(
        (counts.certain, counts.possible, counts.undated, counts.all),
        (3, 1, 1, 5)
    );
    assert_eq!(dataset.event(visible.undated[0]).id, "undated");
}

#[test]
fn moving_the_window_gives_what_asking_anew_gives() {
    let filter = Filter::default();
    let (dataset, mut visible) = asked(Some(&window("2020", "2021")), &filter);
    assert_eq!(visible.len(), 1);
    let ninth = window("2025-10-09", "2025-10-10");
    visible.set_window(Some(&ninth));
    let (_, fresh) = asked(Some(&ninth), &filter);
    assert_eq!(ids(&dataset, &visible), ids(&dataset, &fresh));
    assert_eq!(visible.counts, fresh.counts);
    let index = Index::new(&dataset);
    for facet in Facet::ALL {
        let counts = visible.facet_counts(&index, facet);
        assert_eq!(counts, fresh.facet_counts(&index, facet), "{facet:?}");
    }
    assert_eq!(visible.listed(&index), fresh.listed(&index));
    let month = dataset.find_event("month").unwrap();
    assert_eq!(visible.membership(month), Membership::Possible);
}

#[test]
fn filters_agree_and_facets_count_what_a_further_choice_would_leave() {
    let all = window("2025", "2026");
    let mut filter = Filter::default();
    filter.choices.toggle_disputed();
    let (dataset, visible) = asked(Some(&all), &filter);
    let index = Index::new(&dataset);
    let kind = |visible: &Visible, kind| visible.facet_count(&index, Facet::Kind, kind);
    assert_eq!(visible.len(), 2);
    assert_eq!(kind(&visible, "sport"), 1);
    filter.choices.insert(Facet::Kind, "sport");
    let (_, visible) = asked(Some(&all), &filter);
    assert_eq!(visible.len(), 1);
    // Other kinds can still be chosen.
    assert_eq!(kind(&visible, "meeting"), 1);
    // What has no date is listed whatever the window.
    let undated = visible.facet_count(&index, Facet::Disputed, "no");
    assert_eq!(undated, 1, "the span");
}

#[test]
fn words_are_found_in_any_case_and_all_must_be_there() {
    let count = |words: &str| {
        let filter = Filter {
            words: words.to_owned(),
            ..Filter::default()
        };
        asked(None, &filter).1.len()
    };
    assert_eq!(count("the DAY"), 1);
    assert_eq!(count("the meeting"), 2);
    assert_eq!(count("day month"), 0);
}
