use proptest::prelude::*;

use super::*;
use crate::geo::MAX_ZOOM;
use crate::view::Selection;
use crate::view::{Choices, Facet, Grouping, SortKey};

fn moment() -> impl Strategy<Value = Moment> {
    prop_oneof![
        (-60_000_000_000_i64..60_000_000_000).prop_map(Moment::from_seconds),
        (Moment::MIN.seconds()..=Moment::MAX.seconds()).prop_map(Moment::from_seconds),
        (-3..=3_i64, any::<bool>()).prop_map(|(by, last)| {
            let end = if last { Moment::MAX } else { Moment::MIN };
            end.plus(by)
        }),
    ]
}

fn window() -> impl Strategy<Value = Window> {
    let bounded =
        (moment(), moment()).prop_filter_map("empty", |(a, b)| Window::new(a.min(b), a.max(b)));
    let half = (moment(), any::<bool>()).prop_filter_map("empty", |(m, from)| {
        if from {
            Window::new(m, Moment::END)
        } else {
            Window::new(Moment::BEGINNING, m)
        }
    });
    prop_oneof![bounded, half, Just(Window::ALL)]
}

pub(in super::super) fn view() -> impl Strategy<Value = View> {
    let camera = (-180.0..=180.0, -90.0..=90.0, MIN_ZOOM..=MAX_ZOOM)
        .prop_map(|(lon, lat, zoom)| Camera::new(LonLat { lon, lat }, zoom));
    let mode = prop::sample::select(MODES.map(|(mode, _)| mode).to_vec());
    let choice = (prop::sample::select(Facet::ALL.to_vec()), ".*");
    let filter = (".*", prop::collection::vec(choice, 0..4)).prop_map(|(words, chosen)| {
        let mut choices = Choices::default();
        for (facet, value) in chosen {
            choices.insert(facet, value);
        }
        Filter { words, choices }
    });
    let list = (
        prop::sample::select(Grouping::ALL.to_vec()),
        prop::sample::select(SortKey::ALL.to_vec()),
        any::<bool>(),
    )
        .prop_map(|((grouping, _), (key, _), descending)| ListOrder {
            grouping,
            key,
            descending,
        });
    let list = (list, any::<bool>());
    let selection = prop::option::of(prop_oneof![
        ".*".prop_map(Selection::Event),
        ".*".prop_map(Selection::Venue),
        ".*".prop_map(Selection::Person),
        ".*".prop_map(Selection::Organisation),
        ".*".prop_map(Selection::Source),
    ]);
    let axis = window().prop_filter("unbounded", Window::is_bounded);
    let folds = prop::collection::vec(window(), 0..4).prop_map(Folds::new);
    let map = (any::<bool>(), any::<bool>()).prop_map(|(held, graticule)| MapLayers {
        borders: Worldview::ALL[usize::from(held)],
        graticule,
    });
    let off = prop::collection::btree_set(".*", 0..3);
    let known = prop::option::of(moment().prop_filter("unbounded", |it| it.is_bounded()));
    let kept = prop::collection::vec(("[g-j]low", ".*"), 0..2);
    let which = (filter, list, off, known, (selection, kept));
    (camera, mode, window(), axis, folds, which, map).prop_map(
        |(
            camera,
            mode,
            window,
            axis,
            folds,
            (filter, (list, only_in_sight), sources_off, known_before, (selection, kept)),
            map,
        )| View {
            camera,
            time: TimeView { mode, window },
            axis,
            folds,
            list,
            only_in_sight,
            filter,
            sources_off,
            known_before,
            selection,
            map,
            kept,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn a_view_survives_its_text(view in view()) {
        let text = view.to_text();
        prop_assert_eq!(View::from_text(&text), Ok(view), "{}", text);
    }

    #[test]
    fn any_line_is_read_or_refused(text in ".*") {
        if let Ok(view) = View::from_text(&text) {
            prop_assert_eq!(View::from_text(&view.to_text()), Ok(view));
        }
    }
}

#[test]
fn moments_of_long_years() {
    let ymd = |year, month, day| Moment::from_ymd(year, month, day).unwrap();
    for (text, moment) in [
        ("Y12000-05-03T10:00:00Z", ymd(12_000, 5, 3).plus(36_000)),
        ("Y-12000-02-29", ymd(-12_000, 2, 29)),
        ("Y10000-01-01", ymd(10_000, 1, 1)),
        ("Y285000001-01-01", Moment::MAX),
        ("Y-285000000-01-01", Moment::MIN),
        ("9999-12-31T23:59:59Z", ymd(9999, 12, 31).plus(86_399)),
        ("-9999-01-01", ymd(-9999, 1, 1)),
    ] {
        assert_eq!(moment_from_text(text), Some(moment), "{text}");
        assert_eq!(moment_to_text(moment), text);
    }
    // As earlier versions wrote the end of their range.
    assert_eq!(moment_from_text("10000-01-01"), Some(ymd(10_000, 1, 1)));
    for wrong in [
        "Y12000-05",
        "Y12000-13-01",
        "Y12000-02-30",
        "Y12000-5-3",
        "Y12000-05-03T24:00:00Z",
        "Y12000-05-03T10:00Z",
        "Y12000-05-03T10:00:00",
        "Y+12000-05-03",
        "Y--12000-05-03",
        "Y12000-05-03-01",
        "Y285000001-01-01T00:00:01Z",
        "Y285000001-01-02",
        "Y999999999999-01-01",
    ] {
        assert_eq!(moment_from_text(wrong), None, "{wrong}");
    }
}

#[test]
fn a_wrong_value_is_named() {
    let error = |text| View::from_text(text).map_err(|e| e.to_string());
    assert_eq!(
        error("center=200,41"),
        Err("\"center=200,41\" is not a longitude and a latitude in degrees".to_owned())
    );
    assert!(error("zoom=25").is_err());
    assert!(error("from=2026&to=2025").is_err());
    assert!(error("from=2025-13").is_err());
    assert!(error("unknown=1&&zoom=5").is_ok());
}
