//! The camera stays within the world, whatever is done and however large the map is.

use proptest::prelude::*;
use summit_atlas::explorer::{Command, Effect, Explorer, Panel};
use summit_atlas::geo::{Camera, LonLat};
use summit_atlas::view::{Settings, View};

use super::random::{Step, after, config, steps};
use super::{event, explorer, explorer_with, settle, summits};

/// A view of the whole world as a link may ask for it.
fn far_out(explorer: &Explorer) -> View {
    View {
        camera: Camera::new(
            LonLat {
                lon: 150.0,
                lat: 80.0,
            },
            0.0,
        ),
        ..explorer.view().clone()
    }
}

fn assert_held(explorer: &Explorer) {
    let camera = explorer.view().camera;
    assert_eq!(explorer.viewport().held(camera), camera);
}

#[test]
fn the_least_zoom_shows_the_whole_world_and_stays_with_it() {
    let mut explorer = explorer();
    explorer.restore(far_out(&explorer));
    let least = explorer.viewport().least_zoom();
    assert!((explorer.view().camera.zoom - least).abs() < 1e-12);
    assert!((explorer.viewport().camera.world_points() - 480.0).abs() < 1e-9);
    for size in [[2000.0, 1400.0], [700.0, 500.0], [400.0, 900.0]] {
        explorer.set_map_size(size);
        let whole = explorer.viewport().least_zoom();
        assert!(
            (explorer.view().camera.zoom - whole).abs() < 1e-12,
            "{size:?}"
        );
        assert_held(&explorer);
    }
    explorer.apply(Command::ZoomBy(-1.0));
    settle(&mut explorer);
    assert_held(&explorer);
}

#[test]
fn a_larger_window_shows_no_paper_beside_the_world() {
    let mut explorer = explorer();
    let corner = Camera::new(
        LonLat {
            lon: -179.0,
            lat: 84.0,
        },
        4.0,
    );
    explorer.apply(Command::FlyTo(corner));
    settle(&mut explorer);
    assert_held(&explorer);
    assert_ne!(explorer.view().camera, corner, "the edge holds it");
    let before = explorer.view().camera;
    explorer.set_map_size([2400.0, 1300.0]);
    assert_held(&explorer);
    assert_ne!(explorer.view().camera, before);
}

#[test]
fn what_a_link_asks_for_waits_for_the_size_of_the_map() {
    let mut explorer = Explorer::new(summits(), Settings::default());
    let view = View {
        camera: Camera::new(LonLat { lon: 0.0, lat: 0.0 }, 1.0),
        ..explorer.view().clone()
    };
    explorer.restore(view.clone());
    assert_eq!(*explorer.view(), view);
    explorer.set_map_size([520.0, 532.0]);
    assert!((explorer.view().camera.zoom - 1.0).abs() < 1e-9, "it fits");
    explorer.set_map_size([900.0, 800.0]);
    assert_held(&explorer);
}

#[test]
fn everything_visible_is_in_sight_and_beside_the_legend() {
    for size in [[743.0, 515.0], [1500.0, 600.0], [600.0, 1100.0]] {
        let mut explorer = explorer_with(Settings {
            reduced_motion: true,
            ..Settings::default()
        });
        explorer.set_map_size(size);
        explorer.apply(Command::FitAll);
        let viewport = explorer.viewport();
        for row in explorer.visible().rows() {
            for place in explorer.dataset().marks(row.event) {
                let [x, y] = viewport.screen_from_geo(*place);
                assert!((40.0..=size[0] - 40.0).contains(&x), "{x} {y} in {size:?}");
                assert!((40.0..=size[1] - 80.0).contains(&y), "{x} {y} in {size:?}");
                let below_the_legend = x < 212.0 && y > size[1] - 138.0;
                assert!(!below_the_legend, "{x} {y} in {size:?}");
            }
        }
    }
}

#[test]
fn measuring_is_neither_undone_nor_in_the_view() {
    let mut explorer = explorer();
    let (baku, dushanbe) = (
        LonLat {
            lon: 49.867,
            lat: 40.409,
        },
        LonLat {
            lon: 68.779,
            lat: 38.536,
        },
    );
    let view = explorer.view().clone();
    for command in [
        Command::AddMeasurePoint(baku),
        Command::ToggleMeasure,
        Command::AddMeasurePoint(baku),
        Command::AddMeasurePoint(dushanbe),
    ] {
        explorer.apply(command);
    }
    let measurement = explorer.transient().measurement.clone();
    let legs = measurement.expect("a measurement").legs();
    assert_eq!(legs.len(), 1, "before it began nothing was measured");
    assert!((legs[0].km - 1637.0).abs() < 5.0, "{legs:?}");
    assert!(!explorer.can_undo());
    assert_eq!(*explorer.view(), view);
    explorer.apply(Command::Select(event("cis-summit-dushanbe-2025")));
    explorer.apply(Command::TogglePanel(Panel::About));
    for (panel, measures, selected) in [
        (false, true, true),
        (false, false, true),
        (false, false, false),
    ] {
        explorer.apply(Command::Deselect);
        let transient = explorer.transient();
        assert_eq!(transient.panel.is_some(), panel);
        assert_eq!(transient.measurement.is_some(), measures);
        assert_eq!(explorer.selected_event().is_some(), selected);
    }
}

#[test]
fn copied_coordinates_are_those_of_the_middle_as_finely_as_the_map_tells() {
    let mut explorer = explorer();
    let at = LonLat {
        lon: 49.867_092,
        lat: 40.409_264,
    };
    explorer.apply(Command::FlyTo(Camera::new(at, 5.0)));
    settle(&mut explorer);
    explorer.apply(Command::CopyCoordinates);
    explorer.apply(Command::FlyTo(Camera::new(at, 15.0)));
    settle(&mut explorer);
    explorer.apply(Command::CopyCoordinates);
    let copied = ["40.4, 49.9", "40.4093, 49.8671"];
    let copied = copied.map(|words| Effect::Copy(words.to_owned()));
    assert_eq!(explorer.take_effects(), copied);
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_window_may_be_resized_at_any_time(
        steps in steps(), sizes in prop::collection::vec((80.0..3000.0, 80.0..2000.0), 40),
    ) {
        let mut explorer = after(&[]);
        for (step, (width, height)) in steps.iter().zip(sizes) {
            explorer.set_map_size([width, height]);
            match step {
                Step::Do(command) => explorer.apply(command.clone()),
                Step::Wait(dt) => drop(explorer.advance(*dt)),
            }
            let camera = explorer.view().camera;
            prop_assert_eq!(explorer.viewport().held(camera), camera);
        }
    }
}
