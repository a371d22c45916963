//! Hands on the map.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, Rect, TouchPhase, vec2};
use egui_kittest::kittest::Queryable as _;
use summit_atlas::explorer::Command;
use summit_atlas::geo::{Camera, LonLat};
use summit_atlas::text;

use super::{CTRL, Desk, open, open_at};

/// The turn of a wheel by notches, away from the person when positive.
pub(super) fn wheel(notches: f32, modifiers: Modifiers) -> Event {
    Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: vec2(0.0, notches),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Wheel,
        modifiers,
    }
}

/// Where the map is.
fn map(desk: &Desk) -> Rect {
    desk.0.get_by_role_and_label(Role::Canvas, text::MAP).rect()
}

/// The place under a point of the screen.
fn place(desk: &Desk, at: Pos2) -> LonLat {
    let local = at - map(desk).min;
    desk.explorer()
        .viewport()
        .geo_from_screen([f64::from(local.x), f64::from(local.y)])
}

/// Somewhere in the west, where nothing is in the way.
fn empty_sea(desk: &mut Desk) -> Pos2 {
    let atlantic = Camera::new(
        LonLat {
            lon: -40.0,
            lat: 45.0,
        },
        5.0,
    );
    desk.command(Command::FlyTo(atlantic));
    map(desk).center() + vec2(60.0, -40.0)
}

fn degrees_apart(a: LonLat, b: LonLat) -> f64 {
    (a.lon - b.lon).abs().max((a.lat - b.lat).abs())
}

#[test]
fn the_wheel_zooms_as_far_at_any_frame_rate_and_keeps_the_place_under_the_pointer() {
    let turned = |dt: f32, notches: f32| {
        let mut desk = open_at(dt);
        let at = empty_sea(&mut desk);
        let (zoom, before) = (desk.explorer().view().camera.zoom, place(&desk, at));
        desk.0.hover_at(at);
        desk.0.step();
        for _ in 0..3 {
            desk.0.event(wheel(notches, Modifiers::NONE));
        }
        desk.rest();
        let moved = degrees_apart(place(&desk, at), before);
        assert!(
            moved < 1e-6,
            "the place under the pointer moved by {moved}°"
        );
        desk.explorer().view().camera.zoom - zoom
    };
    for notches in [1.0, -1.0] {
        let (rough, smooth) = (turned(1.0 / 30.0, notches), turned(1.0 / 120.0, notches));
        assert!(
            (rough - smooth).abs() < 0.01,
            "{rough} at 30 Hz, {smooth} at 120 Hz"
        );
        assert!(
            rough * f64::from(notches) > 0.2,
            "{notches} notches zoom by {rough}"
        );
    }
}

#[test]
fn a_drag_keeps_the_place_under_the_pointer_and_is_one_step() {
    let mut desk = open();
    let from = empty_sea(&mut desk);
    let to = from + vec2(-120.0, 70.0);
    let (camera, held) = (desk.explorer().view().camera, place(&desk, from));
    desk.drag(from, to);
    // A drag begins a few points after the press.
    let moved = degrees_apart(place(&desk, to), held);
    assert!(
        moved < 0.5,
        "the place under the pointer is off by {moved}°"
    );
    assert_ne!(desk.explorer().view().camera, camera);
    desk.press(CTRL, Key::Z);
    desk.rest();
    assert_eq!(desk.explorer().view().camera, camera);
}

#[test]
fn a_map_that_is_thrown_glides_on_and_comes_to_rest() {
    let mut desk = open();
    let from = empty_sea(&mut desk);
    let camera = desk.explorer().view().camera;
    desk.0.hover_at(from);
    desk.0.drag_at(from);
    for step in 1..=8_u8 {
        desk.0.hover_at(from + vec2(f32::from(step) * 15.0, 0.0));
    }
    desk.0.drop_at(from + vec2(120.0, 0.0));
    desk.0.step();
    let released = desk.explorer().view().camera.center.lon;
    assert!(desk.explorer().moving());
    desk.rest();
    assert!(desk.explorer().view().camera.center.lon < released);
    desk.press(CTRL, Key::Z);
    desk.rest();
    assert_eq!(
        desk.explorer().view().camera,
        camera,
        "drag and glide are one step"
    );
}

#[test]
fn arrows_move_the_map_when_it_has_the_keyboard_and_time_when_not() {
    let mut desk = open();
    let at = empty_sea(&mut desk);
    let before = desk.explorer().view().clone();
    desk.press(Modifiers::NONE, Key::ArrowRight);
    desk.rest();
    let stepped = desk.explorer().view().clone();
    assert_eq!(stepped.camera, before.camera);
    assert_ne!(stepped.time, before.time);
    desk.0.hover_at(at);
    desk.0.drag_at(at);
    desk.0.drop_at(at);
    desk.rest();
    for (key, moved) in [
        (Key::ArrowRight, [1, 0]),
        (Key::ArrowLeft, [-1, 0]),
        (Key::ArrowUp, [0, 1]),
        (Key::ArrowDown, [0, -1]),
    ] {
        let from = desk.explorer().view().camera.center;
        desk.press(Modifiers::NONE, key);
        desk.rest();
        let to = desk.explorer().view().camera.center;
        let sign = |d: f64| {
            if d.abs() < 1e-9 {
                0
            } else if d > 0.0 {
                1
            } else {
                -1
            }
        };
        assert_eq!(
            [sign(to.lon - from.lon), sign(to.lat - from.lat)],
            moved,
            "{key:?}"
        );
    }
    assert_eq!(
        desk.explorer().view().time,
        stepped.time,
        "time stands still"
    );
    let zoom = desk.explorer().view().camera.zoom;
    desk.press(Modifiers::NONE, Key::PageUp);
    desk.rest();
    assert!((desk.explorer().view().camera.zoom - zoom - 1.0).abs() < 1e-9);
}

#[test]
fn a_double_click_comes_closer_and_keeps_the_place() {
    let mut desk = open();
    let at = empty_sea(&mut desk);
    let (zoom, before) = (desk.explorer().view().camera.zoom, place(&desk, at));
    for _ in 0..2 {
        desk.0.hover_at(at);
        desk.0.drag_at(at);
        desk.0.drop_at(at);
    }
    desk.rest();
    assert!((desk.explorer().view().camera.zoom - zoom - 1.0).abs() < 1e-9);
    assert!(degrees_apart(place(&desk, at), before) < 0.1);
}

#[test]
fn the_buttons_on_the_map_zoom_and_a_flight_can_be_touched_to_a_stop() {
    let mut desk = open();
    let at = empty_sea(&mut desk);
    let zoom = desk.explorer().view().camera.zoom;
    for (levels, expected) in [(1.0, zoom + 1.0), (-1.0, zoom)] {
        let info = Command::ZoomBy(levels)
            .info()
            .expect("a command with a name");
        desk.click(info.title);
        assert!((desk.explorer().view().camera.zoom - expected).abs() < 1e-9);
    }
    let there = Camera::new(
        LonLat {
            lon: 68.8,
            lat: 38.5,
        },
        8.0,
    );
    desk.0.state_mut().command(Command::FlyTo(there));
    desk.0.run_steps(10);
    assert!(desk.explorer().moving());
    desk.0.hover_at(at);
    desk.0.drag_at(at);
    desk.0.run_steps(2);
    assert!(!desk.explorer().moving(), "a touch stops a flight");
    assert_ne!(desk.explorer().view().camera, there);
    desk.0.drop_at(at);
    desk.rest();
}

#[test]
fn the_attribution_is_always_on_the_map() {
    let mut desk = open();
    assert!(desk.shows_part("Natural Earth"));
    empty_sea(&mut desk);
    assert!(desk.shows_part("Natural Earth"));
    assert!(desk.shows_part("GeoNames"));
}

#[test]
fn a_window_that_came_to_rest_asks_for_no_frame() {
    let mut desk = open();
    let quiet = |desk: &mut Desk, when: &str| {
        desk.rest();
        // What egui shows with a delay (a card under the pointer) comes and goes first.
        desk.0.run_steps(60);
        for frame in 0..60 {
            desk.0.step();
            assert!(
                !desk.asks_for_a_frame(),
                "{when}: frame {frame} asks for another"
            );
        }
    };
    quiet(&mut desk, "just opened");
    let at = empty_sea(&mut desk);
    desk.0.hover_at(at);
    quiet(&mut desk, "after a flight");
    desk.0.event(wheel(1.0, Modifiers::NONE));
    quiet(&mut desk, "after the wheel");
    desk.command(Command::StepEvent(1));
    quiet(&mut desk, "after a choice");
    desk.command(Command::ToggleTheme);
    quiet(&mut desk, "in another theme");
}
