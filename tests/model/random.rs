//! Whatever is done, in whatever order: what must always hold, holds.

use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use summit_atlas::dataset::{Dataset, Status};
use summit_atlas::explorer::{Command, Explorer, LoopMode, Panel, Playback};
use summit_atlas::geo::{Camera, LonLat, MAX_ZOOM, MIN_ZOOM};
use summit_atlas::query::{Index, Visible, in_sight};
use summit_atlas::time::{Membership, Moment, Window, WindowMode};
use summit_atlas::view::{Facet, Grouping, ListOrder, Selection, Settings, SortKey, View};

use super::{bookmarks, settle, summits};

/// The dataset and its index, made once.
static SUMMITS: LazyLock<(Arc<Dataset>, Index)> = LazyLock::new(|| {
    let dataset = summits();
    let index = Index::new(&dataset);
    (dataset, index)
});

/// Something that happens to an explorer.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Do(Command),
    /// So many seconds go by.
    Wait(f64),
}

pub(super) fn day() -> impl Strategy<Value = Moment> {
    (1980_i32..2060, 1_u8..=12, 1_u8..=28)
        .prop_map(|(year, month, day)| Moment::from_ymd(year, month, day).expect("a day"))
}

pub(super) fn bounded() -> impl Strategy<Value = Window> {
    (day(), day()).prop_filter_map("empty", |(a, b)| Window::new(a.min(b), a.max(b)))
}

pub(super) fn any_window() -> impl Strategy<Value = Window> {
    let open = (day(), any::<bool>()).prop_filter_map("empty", |(at, from)| {
        if from {
            Window::new(at, Moment::END)
        } else {
            Window::new(Moment::BEGINNING, at)
        }
    });
    let edge = Just(Window::SUPPORTED);
    prop_oneof![6 => bounded(), 1 => open, 1 => Just(Window::ALL), 1 => edge]
}

fn selection() -> impl Strategy<Value = Selection> {
    let parts = SUMMITS.0.parts();
    let ids = |ids: Vec<String>| prop::sample::select(ids);
    let nobody = Just("nobody".to_owned());
    prop_oneof![
        6 => ids(parts.events.iter().map(|e| e.id.clone()).collect()).prop_map(Selection::Event),
        3 => ids(parts.venues.iter().map(|v| v.id.clone()).collect()).prop_map(Selection::Venue),
        1 => ids(parts.persons.iter().map(|p| p.id.clone()).collect()).prop_map(Selection::Person),
        1 => ids(parts.sources.iter().map(|s| s.id.clone()).collect()).prop_map(Selection::Source),
        1 => nobody.prop_map(Selection::Event),
    ]
}

fn camera() -> impl Strategy<Value = Camera> {
    (-180.0..=180.0, -90.0..=90.0, -5.0..30.0)
        .prop_map(|(lon, lat, zoom)| Camera::new(LonLat { lon, lat }, zoom))
}

fn place() -> impl Strategy<Value = LonLat> {
    (-180.0..=180.0, -90.0..=90.0).prop_map(|(lon, lat)| LonLat { lon, lat })
}

fn of_measuring() -> impl Strategy<Value = Command> {
    prop_oneof![
        Just(Command::ToggleMeasure),
        place().prop_map(Command::MeasureFrom),
        place().prop_map(Command::AddMeasurePoint),
        Just(Command::EnterMeasurePoint),
        Just(Command::RemoveMeasurePoint),
        Just(Command::EndMeasure),
    ]
}

fn of_the_map() -> impl Strategy<Value = Command> {
    let by = || (-3000.0..3000.0, -3000.0..3000.0).prop_map(|(x, y)| [x, y]);
    prop_oneof![
        by().prop_map(Command::Pan),
        (by(), -30.0..30.0).prop_map(|(at, levels)| Command::ZoomAt(at, levels)),
        (-4.0..4.0).prop_map(Command::ZoomBy),
        camera().prop_map(Command::FlyTo),
        Just(Command::FitAll),
        place().prop_map(Command::CentreOn),
        of_measuring(),
        by().prop_map(Command::Glide),
    ]
}

fn of_time() -> impl Strategy<Value = Command> {
    let modes = [
        WindowMode::Instant,
        WindowMode::Window,
        WindowMode::FromStart,
        WindowMode::ToEnd,
    ];
    prop_oneof![
        any_window().prop_map(Command::SetWindow),
        prop::sample::select(modes.to_vec()).prop_map(Command::SetMode),
        (-40_i64..40, any::<bool>()).prop_map(|(steps, large)| Command::StepTime { steps, large }),
        (-3_i64..=3).prop_map(Command::StepEvent),
        Just(Command::ToFirst),
        Just(Command::ToLast),
        bounded().prop_map(Command::SetAxis),
        Just(Command::ResetAxis),
        Just(Command::TogglePlay),
        (0.001..1000.0).prop_map(Command::SetSpeed),
        Just(Command::CycleLoop),
        prop::sample::select(LoopMode::ALL.to_vec()).prop_map(Command::SetLoop),
    ]
}

/// What moves and folds the timeline.
pub(super) fn of_the_timeline() -> impl Strategy<Value = Command> {
    let factor = prop_oneof![
        6 => 0.01..100.0,
        1 => prop::sample::select(vec![0.0, -1.0, 1e-300, 1e300, f64::NAN, f64::INFINITY]),
    ];
    prop_oneof![
        2 => any_window().prop_map(Command::GoTo),
        1 => Just(Command::ShowAllTime),
        1 => Just(Command::ShowWindow),
        2 => factor.prop_map(Command::ZoomAxis),
        2 => Just(Command::ToggleFolds),
        2 => any_window().prop_map(Command::Fold),
        2 => day().prop_map(Command::FoldAt),
        2 => day().prop_map(Command::UnfoldAt),
    ]
}

fn choice() -> impl Strategy<Value = (Facet, &'static str)> {
    prop::sample::select(vec![
        (Facet::Kind, "summit"),
        (Facet::Kind, "sport"),
        (Facet::Kind, "unheard of"),
        (Facet::Country, "AZ"),
        (Facet::Date, "day"),
        (Facet::Precision, "country"),
        (Facet::Source, "001"),
        (Facet::Status, "announced"),
        (Facet::Disputed, "no"),
    ])
}

fn list_order() -> impl Strategy<Value = ListOrder> {
    (
        prop::sample::select(Grouping::ALL.to_vec()),
        prop::sample::select(SortKey::ALL.to_vec()),
        any::<bool>(),
    )
        .prop_map(|((grouping, _), (key, _), descending)| ListOrder {
            grouping,
            key,
            descending,
        })
}

fn of_the_filter() -> impl Strategy<Value = Command> {
    prop_oneof![
        prop::sample::select(vec!["", "summit", "Душанбе", "ə", "aliyev baku", "no such"])
            .prop_map(|words| Command::SetWords(words.to_owned())),
        "[a-z ]{0,3}".prop_map(Command::SetWords),
        choice().prop_map(|(facet, value)| Command::ToggleChoice(facet, value.to_owned())),
        choice().prop_map(|(facet, _)| Command::ClearFacet(facet)),
        Just(Command::ToggleOnlyInSight),
        list_order().prop_map(Command::SetList),
        Just(Command::ToggleDisputed),
        Just(Command::TogglePlanned),
        Just(Command::ClearFilter),
    ]
}

fn of_the_rest() -> impl Strategy<Value = Command> {
    prop_oneof![
        4 => selection().prop_map(Command::Select),
        2 => selection().prop_map(Command::Show),
        1 => Just(Command::Deselect),
        1 => prop::option::of(selection()).prop_map(Command::Hover),
        3 => Just(Command::Undo),
        2 => Just(Command::Redo),
        2 => Just(Command::EndStroke),
        1 => Just(Command::ToggleReducedMotion),
        1 => Just(Command::TogglePanel(Panel::About)),
        1 => Just(Command::TogglePanel(Panel::Attendance)),
        1 => Just(Command::TogglePanel(Panel::Relations)),
        1 => (0_usize..3).prop_map(Command::DismissNotice),
        4 => bookmarks::commands(),
    ]
}

pub(super) fn steps() -> impl Strategy<Value = Vec<Step>> {
    let command = prop_oneof![
        of_the_map(),
        of_time(),
        of_the_timeline(),
        of_the_filter(),
        of_the_rest()
    ];
    let step = prop_oneof![
        5 => command.prop_map(Step::Do),
        2 => (0.0..0.2).prop_map(Step::Wait),
    ];
    prop::collection::vec(step, 1..40)
}

/// A window onto the dataset after some steps.
pub(super) fn after(steps: &[Step]) -> Explorer {
    let mut explorer = Explorer::new(Arc::clone(&SUMMITS.0), Settings::default());
    for step in steps {
        take(&mut explorer, step);
    }
    explorer
}

pub(super) fn take(explorer: &mut Explorer, step: &Step) {
    match step {
        Step::Do(command) => explorer.apply(command.clone()),
        Step::Wait(dt) => drop(explorer.advance(*dt)),
    }
}

/// Pauses, and lets what moves by itself come to rest.
pub(super) fn at_rest(explorer: &mut Explorer) {
    if explorer.playback().playing {
        explorer.apply(Command::TogglePlay);
    }
    settle(explorer);
}

/// What must hold of every explorer at every moment.
pub(super) fn check(explorer: &Explorer) -> Result<(), TestCaseError> {
    let view = explorer.view();
    let camera = view.camera;
    prop_assert!((MIN_ZOOM..=MAX_ZOOM).contains(&camera.zoom), "{camera:?}");
    prop_assert!((-180.0..=180.0).contains(&camera.center.lon), "{camera:?}");
    prop_assert!((-90.0..=90.0).contains(&camera.center.lat), "{camera:?}");
    prop_assert_eq!(explorer.viewport().held(camera), camera);
    let window = explorer.window();
    prop_assert!(window.start() < window.end());
    prop_assert!(view.time.window.start() < view.time.window.end());
    prop_assert!(view.axis.is_bounded());
    prop_assert!(Window::SUPPORTED.covers(&view.axis), "{:?}", view.axis);
    check_folds(explorer)?;
    let speed = explorer.playback().speed;
    prop_assert!((Playback::SLOWEST..=Playback::FASTEST).contains(&speed));
    let again = View::from_text(&view.to_text());
    prop_assert_eq!(again.as_ref(), Ok(view));
    check_visible(explorer, &window)
}

/// Folds are bounded, in order, and apart from each other; the axis rises through all of them.
fn check_folds(explorer: &Explorer) -> Result<(), TestCaseError> {
    let gaps = explorer.view().folds.gaps();
    for gap in gaps {
        prop_assert!(gap.is_bounded(), "{gap:?}");
        prop_assert_eq!(explorer.view().folds.at(gap.start()), Some(*gap));
    }
    for pair in gaps.windows(2) {
        prop_assert!(pair[0].end() < pair[1].start(), "{pair:?}");
    }
    let axis = explorer.axis(1000.0);
    let seen = axis.window();
    let inside = gaps.iter().flat_map(|gap| [gap.start(), gap.end()]);
    let mut moments: Vec<Moment> = inside.filter(|at| seen.contains(*at)).collect();
    moments.extend([seen.start(), seen.end()]);
    moments.sort_unstable();
    moments.dedup();
    let places = moments.iter().map(|at| axis.x_from_moment(*at));
    let places: Vec<f64> = places.collect();
    prop_assert!(
        places.iter().all(|x| (-1.0..=1001.0).contains(x)),
        "{places:?}"
    );
    prop_assert!(places.is_sorted(), "{places:?}");
    Ok(())
}

/// What is visible is what an answer from scratch gives, and all of it passes.
fn check_visible(explorer: &Explorer, window: &Window) -> Result<(), TestCaseError> {
    let (dataset, index) = &*SUMMITS;
    let (visible, filter) = (explorer.visible(), &explorer.view().filter);
    let mut fresh = Visible::default();
    fresh.set_filter(dataset, index, Some(window), filter);
    prop_assert!(visible.rows().eq(fresh.rows()));
    prop_assert_eq!(&visible.undated, &fresh.undated);
    prop_assert_eq!(visible.counts, fresh.counts);
    if explorer.view().only_in_sight {
        fresh.set_sight(Some(in_sight(dataset, &explorer.viewport())));
    }
    prop_assert_eq!(explorer.listed(), fresh.listed(index));
    for facet in Facet::ALL {
        let counts = visible.facet_counts(index, facet);
        prop_assert_eq!(counts, fresh.facet_counts(index, facet));
    }
    for row in visible.rows() {
        let membership = dataset.span(row.event).map(|span| span.membership(window));
        prop_assert_eq!(membership, Some(row.membership));
        prop_assert_ne!(row.membership, Membership::Outside);
        prop_assert_eq!(visible.membership(row.event), row.membership);
    }
    for ix in visible
        .rows()
        .map(|row| row.event)
        .chain(visible.undated.iter().copied())
    {
        let event = dataset.event(ix);
        let choices = &filter.choices;
        prop_assert!(!choices.only_disputed() || event.disputed);
        prop_assert!(!choices.only_planned() || event.status != Status::Happened);
        let kinds = choices.of(Facet::Kind);
        prop_assert!(kinds.is_none_or(|kinds| kinds.contains(&event.kind)));
    }
    let counts = visible.counts;
    let outside = visible
        .dated()
        .filter(|ix| visible.membership(*ix) == Membership::Outside)
        .count();
    prop_assert_eq!(counts.certain + counts.possible, visible.len());
    prop_assert_eq!(counts.undated, visible.undated.len());
    prop_assert_eq!(counts.all, dataset.len());
    prop_assert_eq!(
        counts.certain + counts.possible + outside,
        visible.dated().count()
    );
    if filter.is_empty() {
        prop_assert_eq!(visible.len() + outside + counts.undated, counts.all);
    }
    Ok(())
}

/// The same cases on every run, and nothing written beside the sources.
pub(super) fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 200,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_251_009),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whatever_is_done_what_must_hold_holds(steps in steps()) {
        let mut explorer = after(&[]);
        check(&explorer)?;
        for step in &steps {
            take(&mut explorer, step);
            check(&explorer)?;
        }
    }

    #[test]
    fn undone_to_the_end_is_the_beginning_and_redone_the_end(steps in steps()) {
        let first = after(&[]).view().clone();
        let mut explorer = after(&steps);
        at_rest(&mut explorer);
        while explorer.can_redo() {
            explorer.apply(Command::Redo);
        }
        let last = explorer.view().clone();
        let mut undone = 0;
        while explorer.can_undo() {
            explorer.apply(Command::Undo);
            undone += 1;
            prop_assert!(undone <= steps.len(), "more was undone than was done");
        }
        prop_assert_eq!(explorer.view(), &first);
        for _ in 0..undone {
            explorer.apply(Command::Redo);
        }
        prop_assert!(!explorer.can_redo());
        prop_assert_eq!(explorer.view(), &last);
        check(&explorer)?;
    }

    #[test]
    fn the_last_step_undone_and_redone_changes_nothing(steps in steps()) {
        let mut explorer = after(&steps);
        at_rest(&mut explorer);
        let now = explorer.view().clone();
        if explorer.can_undo() {
            explorer.apply(Command::Undo);
            explorer.apply(Command::Redo);
        }
        prop_assert_eq!(explorer.view(), &now);
        prop_assert!(!explorer.moving());
    }
}
