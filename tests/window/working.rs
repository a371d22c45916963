//! What takes a while is said, and what was there before stays until it is done.

use std::sync::Arc;

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use summit_atlas::explorer::{Command, Deferral, Effect, Explorer};
use summit_atlas::jobs::{Pace, bundled};
use summit_atlas::map::MapState;
use summit_atlas::text;
use summit_atlas::ui::{WindowState, set_fonts, window_ui};
use summit_atlas::view::{ListOrder, Settings, SortKey};

use super::files::file;
use super::{FRAME, open};

/// A window whose work nobody does.
struct Watched(Explorer, WindowState);

impl eframe::App for Watched {
    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        window_ui(ui, &self.0, &mut self.1, &mut Vec::new());
    }
}

#[test]
fn work_is_said_once_it_takes_a_while() {
    let dataset = bundled::summits().dataset.expect("the bundled dataset");
    let mut explorer = Explorer::new(dataset, Settings::default());
    explorer.defer(Deferral::Always);
    let mut harness = Harness::builder()
        .with_size([1600.0, 800.0])
        .with_step_dt(FRAME)
        .build_eframe(|cc| {
            set_fonts(&cc.egui_ctx);
            let map = bundled::map().expect("the bundled map");
            let map = MapState::new(&map, Pace::AtOnce, &(Arc::new(|| {}) as _));
            Watched(explorer, WindowState::new(map))
        });
    harness.run_steps(4);
    let order = ListOrder::default().sorted_by(SortKey::Title);
    for (command, words) in [
        (
            Command::ToggleSource("001".to_owned()),
            text::READING_SOURCES,
        ),
        (Command::SetList(order), text::ARRANGING),
        (Command::SetWords("aliyev".to_owned()), text::FILTERING),
    ] {
        let before = harness.state().0.visible().revision();
        harness.state_mut().0.apply(command);
        harness.run_steps(3);
        assert!(harness.query_by_label(words).is_none(), "it has just begun");
        harness.run_steps(20);
        assert!(harness.query_by_label(words).is_some(), "{words}");
        assert_eq!(harness.state().0.visible().revision(), before);
        for effect in harness.state_mut().0.take_effects() {
            if let Effect::Work(work) = effect {
                let worked = work.run().expect("it is wanted");
                drop(harness.state_mut().0.take_work(worked));
            }
        }
        harness.run_steps(1);
        assert!(harness.query_by_label(words).is_none(), "{words}");
    }
}

#[test]
fn a_large_file_is_switched_and_sorted_as_a_small_one_is() {
    let n = 5_000;
    let event = |i: usize| {
        let title = if i.is_multiple_of(2) { "even" } else { "odd" };
        format!(
            r#"{{"type": "Feature", "id": "e{i}", "geometry": null,
               "properties": {{"title": "{title} {i:04}", "when": "2025", "sources": ["s{}"]}}}}"#,
            i % 2
        )
    };
    let claim = |i: usize| {
        format!(
            r#"{{"id": "c{i}", "event": "e{i}", "field": "when", "value": "2025", "source": "s{}"}}"#,
            i % 2
        )
    };
    let all = |of: &dyn Fn(usize) -> String| (0..n).map(of).collect::<Vec<_>>().join(",");
    let text = format!(
        r#"{{"type": "FeatureCollection", "summit_atlas": 1,
           "sources": [{{"id": "s0", "title": "Even"}}, {{"id": "s1", "title": "Odd"}}],
           "claims": [{}], "features": [{}]}}"#,
        all(&claim),
        all(&event)
    );
    let (_folder, path) = file("large.geojson", &text);
    let mut desk = open();
    desk.command(Command::OpenFile(path));
    assert_eq!(desk.explorer().dataset().len(), n);
    let order = ListOrder::default().sorted_by(SortKey::Title);
    desk.command(Command::SetList(order));
    assert_eq!(desk.explorer().arrangement().order(), order);
    desk.command(Command::ToggleSource("s1".to_owned()));
    assert_eq!(desk.explorer().doing(), None);
    assert_eq!(desk.explorer().dataset().len(), n / 2);
    assert!(desk.shows("Sources: 1 of 2"));
    desk.command(Command::Undo);
    assert_eq!(desk.explorer().dataset().len(), n);
    assert!(desk.shows("Sources: 2 of 2"));
}
