use crate::time::Folds;
use proptest::prelude::*;

use super::*;
use crate::view::text::tests::view;

/// The view with which some dataset opens.
fn home() -> View {
    let text = "center=48,41&zoom=4&from=2024-01-01&to=2027-01-01&axis=1990-01-01/2030-01-01\
                &fold=1995-01-01/2001-01-01";
    View::from_text(text).expect("a view")
}

proptest! {
    #[test]
    fn a_link_leads_to_a_view_that_has_the_same_link(view in view()) {
        let home = home();
        let link = view.to_link(&home, Some("a b&c.geojson"));
        let read = Link::read(&link, &home).expect("a link");
        prop_assert_eq!(read.problems.len(), view.kept.len(), "{}", link);
        prop_assert_eq!(read.view.to_link(&home, read.dataset.as_deref()), link);
        prop_assert_eq!(read.dataset.as_deref(), Some("a b&c.geojson"));
        // Nothing but digits that nobody sees is lost.
        let exact = View { camera: view.camera, ..read.view.clone() };
        prop_assert_eq!(exact, view.clone());
        let [lon, lat] = [read.view.camera.center.lon, read.view.camera.center.lat];
        prop_assert!((lon - view.camera.center.lon).abs() < 1e-5);
        prop_assert!((lat - view.camera.center.lat).abs() < 1e-5);
    }

    #[test]
    fn whatever_is_read_as_a_link_is_a_view_and_perhaps_problems(text in ".*") {
        let link = format!("{SCHEME}?{text}");
        let read = Link::read(&link, &home()).expect("a link");
        let again = read.view.to_link(&home(), None);
        prop_assert!(Link::read(&again, &home()).is_ok());
        prop_assert!(Link::is_one(&link));
    }
}

#[test]
fn a_link_by_hand_says_only_what_differs() {
    let home = home();
    let read = Link::read("summit-atlas:?select=event:x&zoom=7", &home).expect("a link");
    assert_eq!(read.problems, []);
    let mut expected = home.clone();
    expected.camera.zoom = 7.0;
    expected.selection = "event:x".parse().ok();
    assert_eq!(read.view, expected);
    assert_eq!(
        home.to_link(&home, None),
        "summit-atlas:?v=1&center=48,41&zoom=4&from=2024-01-01&to=2027-01-01"
    );
    let mut unfolded = home.clone();
    unfolded.folds = Folds::NONE;
    let link = unfolded.to_link(&home, None);
    assert!(link.ends_with("&folds=none"), "{link}");
    assert_eq!(Link::read(&link, &home).expect("a link").view, unfolded);
}

#[test]
fn what_is_wrong_is_told_and_the_rest_holds() {
    let text = "SUMMIT-ATLAS:?v=9&zoom=99&from=2025-02-01&to=2025-01-01&words=peace&glow=much";
    let read = Link::read(text, &home()).expect("a link");
    let told: Vec<String> = read.problems.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 4, "{told:#?}");
    assert_eq!(read.view.filter.words, "peace");
    assert_eq!(read.view.camera, home().camera);
    assert_eq!(read.view.time, home().time);
    assert_eq!(read.view.kept, [("glow".to_owned(), "much".to_owned())]);
    assert!(read.view.to_link(&home(), None).ends_with("&glow=much"));
    for text in ["", "https://example.org", "summit-atlas", "  "] {
        assert!(
            Link::read(text, &home()).is_err() && !Link::is_one(text),
            "{text}"
        );
    }
    let long = format!("{SCHEME}?words={}", "a".repeat(LONGEST));
    assert!(Link::read(&long, &home()).is_err());
}
