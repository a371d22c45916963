//! What the map tells and measures, and hands on it.

use egui::accesskit::Role;
use egui::{
    Event, Key, Modifiers, OutputCommand, PointerButton, Pos2, Rect, TouchDeviceId, TouchId,
    TouchPhase, pos2, vec2,
};
use egui_kittest::kittest::Queryable as _;
use summit_atlas::explorer::Command;
use summit_atlas::geo::{Camera, LonLat};
use summit_atlas::text;

use super::{CTRL, Desk, open};

pub(super) const CTRL_SHIFT: Modifiers = Modifiers {
    shift: true,
    ..CTRL
};

fn map(desk: &Desk) -> Rect {
    desk.0.get_by_role_and_label(Role::Canvas, text::MAP).rect()
}

/// Looks at the open Atlantic, where nothing is in the way.
fn at_sea(desk: &mut Desk) -> Rect {
    let atlantic = Camera::new(
        LonLat {
            lon: -40.0,
            lat: 45.0,
        },
        5.0,
    );
    desk.command(Command::FlyTo(atlantic));
    map(desk)
}

fn click_at(desk: &mut Desk, at: Pos2, button: PointerButton) {
    desk.0.hover_at(at);
    for pressed in [true, false] {
        desk.0.event(Event::PointerButton {
            pos: at,
            button,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    desk.0.step();
}

/// Two clicks that are no double click.
fn pause(desk: &mut Desk) {
    desk.0.run_steps(40);
}

/// What was copied in the last frame, if anything.
fn copied(desk: &Desk) -> Option<String> {
    let commands = &desk.0.output().platform_output.commands;
    commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

/// The keys that copy coordinates, as one event: each of them is a frame.
fn press_copy(desk: &mut Desk) {
    desk.0.event(Event::Key {
        key: Key::C,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: CTRL_SHIFT,
    });
    desk.0.step();
}

/// Runs frames until something is copied.
fn await_copy(desk: &mut Desk) -> String {
    for _ in 0..5 {
        if let Some(text) = copied(desk) {
            return text;
        }
        desk.0.step();
    }
    panic!("nothing was copied");
}

fn title(command: &Command) -> &'static str {
    command.info().expect("a command with a name").title
}

#[test]
fn coordinates_are_told_under_the_pointer_and_in_the_middle_for_the_keyboard() {
    let mut desk = open();
    let map = at_sea(&mut desk);
    desk.0.hover_at(pos2(300.0, 10.0));
    desk.rest();
    assert!(
        !desk.shows_part(text::COORDINATES),
        "the pointer is elsewhere"
    );
    desk.0.hover_at(map.center());
    desk.rest();
    assert!(desk.shows("Coordinates: 45.0° N, 40.0° W · 45°00′ N, 40°00′ W"));
    let zoom_in = desk.button(title(&Command::ZoomBy(1.0))).rect().center();
    desk.0.hover_at(zoom_in);
    desk.rest();
    assert!(!desk.shows_part(text::COORDINATES), "a button is no place");
    desk.0.event(Event::PointerGone);
    desk.rest();
    assert!(!desk.shows_part(text::COORDINATES));
    desk.0
        .get_by_role_and_label(Role::Canvas, text::MAP)
        .focus();
    desk.rest();
    desk.0.event(Event::PointerGone);
    desk.rest();
    assert!(desk.shows("Coordinates: 45.0° N, 40.0° W · 45°00′ N, 40°00′ W"));
}

#[test]
fn the_strip_says_the_scale_and_from_where_on_the_data_end() {
    let mut desk = open();
    at_sea(&mut desk);
    assert!(desk.shows_part("Scale bar: "));
    assert!(!desk.shows_part(text::MAP_SCALE_OF_DATA));
    let close = Camera::new(desk.explorer().view().camera.center, 10.5);
    desk.command(Command::FlyTo(close));
    assert!(desk.shows_part(text::MAP_SCALE_OF_DATA));
}

#[test]
fn a_graticule_comes_and_goes_and_is_part_of_the_view() {
    let mut desk = open();
    at_sea(&mut desk);
    desk.click(text::MENU_MAP);
    let label = title(&Command::ToggleGraticule);
    desk.0.get_by_role_and_label(Role::CheckBox, label).click();
    desk.rest();
    assert!(desk.explorer().view().map.graticule);
    assert!(desk.shows("Graticule every 5°"));
    desk.press(CTRL, Key::Z);
    desk.rest();
    assert!(!desk.shows_part(text::GRATICULE_EVERY));
}

#[test]
fn distances_are_measured_with_the_pointer() {
    let mut desk = open();
    let map = at_sea(&mut desk);
    desk.press(CTRL, Key::M);
    desk.rest();
    assert!(desk.shows(text::MEASURE_BEGIN));
    let ways = [vec2(-100.0, 0.0), vec2(100.0, 0.0), vec2(100.0, 90.0)];
    for way in ways {
        click_at(&mut desk, map.center() + way, PointerButton::Primary);
        pause(&mut desk);
    }
    assert!(desk.shows_part("Leg 2: ") && !desk.shows_part("Leg 3: "));
    let measurement = desk.explorer().transient().measurement.clone();
    let legs = measurement.expect("a measurement").legs();
    assert!(desk.shows(&text::total(&legs)));
    assert!(desk.shows(&text::spoken_leg(1, &legs[0])));
    desk.press(Modifiers::NONE, Key::Backspace);
    desk.rest();
    assert!(!desk.shows_part("Leg 2: "));
    // A double click ends where it is.
    click_at(&mut desk, map.center() + ways[2], PointerButton::Primary);
    click_at(&mut desk, map.center() + ways[2], PointerButton::Primary);
    desk.rest();
    assert!(desk.shows(text::MEASURE_AGAIN));
    assert!(desk.shows_part("Leg 2: "));
    desk.button(text::MEASURE_COPY).click();
    let text = await_copy(&mut desk);
    assert!(text.ends_with(&text::total(&legs)), "{text}");
    assert_eq!(text.lines().count(), 3);
    let zoom = desk.explorer().view().camera.zoom;
    assert!((zoom - 5.0).abs() < 1e-9, "no click zoomed");
    desk.press(Modifiers::NONE, Key::Escape);
    desk.rest();
    assert_eq!(desk.explorer().transient().measurement, None);
    assert!(!desk.shows_part("Leg 1: "));
}

#[test]
fn distances_are_measured_with_the_keyboard_alone() {
    let mut desk = open();
    at_sea(&mut desk);
    desk.press(CTRL, Key::M);
    desk.rest();
    desk.press(Modifiers::NONE, Key::Enter);
    desk.rest();
    for _ in 0..2 {
        desk.press(Modifiers::SHIFT, Key::ArrowRight);
        desk.rest();
    }
    desk.press(Modifiers::NONE, Key::Enter);
    desk.rest();
    let legs = desk.explorer().transient().measurement.clone();
    let legs = legs.expect("a measurement").legs();
    assert_eq!(legs.len(), 1);
    assert!(
        (legs[0].to.lon - legs[0].from.lon - 42.2).abs() < 0.1,
        "{legs:?}"
    );
    assert!(desk.shows(&text::spoken_leg(1, &legs[0])));
    assert!(!desk.shows(text::MEASURE_AGAIN));
    desk.press(Modifiers::NONE, Key::Enter);
    desk.rest();
    assert!(
        desk.shows(text::MEASURE_AGAIN),
        "Enter in the same place ends"
    );
}

#[test]
fn a_measurement_runs_from_mark_to_mark() {
    let mut desk = open();
    desk.command(Command::ToggleMeasure);
    let mark = "Yekaterinburg: Raids on Azerbaijanis in Yekaterinburg";
    desk.command(Command::SetWords("yekaterinburg raids".to_owned()));
    desk.0.get_by_label(mark).click();
    desk.rest();
    let measurement = desk.explorer().transient().measurement.clone();
    assert_eq!(measurement.map(|it| it.points().len()), Some(1));
    assert_eq!(desk.explorer().selected_event(), None);
}

#[test]
fn a_second_click_opens_a_menu_and_two_of_them_zoom_out() {
    let mut desk = open();
    let map = at_sea(&mut desk);
    let at = map.center() + vec2(40.0, -30.0);
    click_at(&mut desk, at, PointerButton::Secondary);
    desk.rest();
    let copy = desk.0.get_by_label_contains(text::COPY_DEGREES);
    copy.click();
    assert_eq!(await_copy(&mut desk), "46°00′ N, 38°10′ W");
    desk.rest();
    assert!(!desk.shows_part(text::COPY_DEGREES));
    pause(&mut desk);
    click_at(&mut desk, at, PointerButton::Secondary);
    desk.rest();
    desk.click(text::MEASURE_FROM_HERE);
    let measurement = desk.explorer().transient().measurement.clone();
    assert_eq!(measurement.map(|it| it.points().len()), Some(1));
    desk.command(Command::ToggleMeasure);
    pause(&mut desk);
    click_at(&mut desk, at, PointerButton::Secondary);
    desk.rest();
    desk.click(text::CENTRE_HERE);
    let center = desk.explorer().view().camera.center;
    assert!((center.lon + 38.24).abs() < 0.1, "{center:?}");
    pause(&mut desk);
    for _ in 0..2 {
        click_at(&mut desk, at, PointerButton::Secondary);
    }
    desk.rest();
    assert!((desk.explorer().view().camera.zoom - 4.0).abs() < 1e-9);
    assert!(!desk.shows(text::CENTRE_HERE), "the menu is closed again");
}

#[test]
fn coordinates_are_copied_from_under_the_pointer_or_from_the_middle() {
    let mut desk = open();
    let map = at_sea(&mut desk);
    desk.0.hover_at(map.center() + vec2(80.0, 0.0));
    desk.rest();
    press_copy(&mut desk);
    assert_eq!(await_copy(&mut desk), "45.0, -36.5");
    desk.0.event(Event::PointerGone);
    desk.rest();
    press_copy(&mut desk);
    assert_eq!(await_copy(&mut desk), "45.0, -40.0");
}

#[test]
fn the_least_zoom_shows_the_world_in_the_middle_and_paper_around_it() {
    let mut desk = open();
    let map = at_sea(&mut desk);
    for _ in 0..8 {
        desk.click(title(&Command::ZoomBy(-1.0)));
    }
    let camera = desk.explorer().view().camera;
    assert!((camera.zoom - desk.explorer().viewport().least_zoom()).abs() < 1e-12);
    assert!(camera.center.lon.abs() < 1e-9 && camera.center.lat.abs() < 1e-9);
    desk.drag(map.center(), map.center() + vec2(90.0, 60.0));
    assert_eq!(desk.explorer().view().camera, camera, "it does not move");
    // The paper beside it has no coordinates.
    desk.0.hover_at(pos2(map.min.x + 30.0, map.min.y + 60.0));
    desk.rest();
    assert!(!desk.shows_part(text::COORDINATES));
}

#[test]
fn a_drag_of_one_frame_does_not_fling_the_map_and_a_press_stops_a_glide() {
    let mut desk = open();
    let map = at_sea(&mut desk);
    let from = map.center();
    desk.0.hover_at(from);
    desk.0.drag_at(from);
    desk.0.hover_at(from + vec2(150.0, 0.0));
    desk.0.drop_at(from + vec2(150.0, 0.0));
    desk.0.step();
    assert!(!desk.explorer().moving());
    desk.rest();
    pause(&mut desk);
    desk.0.drag_at(from);
    for step in 1..=8_u8 {
        desk.0.hover_at(from + vec2(f32::from(step) * 15.0, 0.0));
        desk.0.step();
    }
    desk.0.drop_at(from + vec2(120.0, 0.0));
    desk.0.step();
    assert!(desk.explorer().moving());
    desk.0.drag_at(from);
    desk.0.run_steps(2);
    assert!(!desk.explorer().moving(), "a second press stops it");
    desk.0.drop_at(from);
    desk.rest();
}

#[test]
fn two_fingers_move_and_zoom_the_map_between_them() {
    let mut desk = open();
    let map = at_sea(&mut desk);
    let (camera, middle) = (desk.explorer().view().camera, map.center());
    let touch = |id: u64, phase, pos| Event::Touch {
        device_id: TouchDeviceId(1),
        id: TouchId(id),
        phase,
        pos,
        force: None,
    };
    let fingers = |apart: f32, aside: f32| {
        [-1.0, 1.0].map(|side: f32| middle + vec2(aside + side * apart, 0.0))
    };
    for (at, [left, right]) in [fingers(40.0, 0.0), fingers(60.0, 20.0), fingers(80.0, 40.0)]
        .into_iter()
        .enumerate()
    {
        let phase = if at == 0 {
            TouchPhase::Start
        } else {
            TouchPhase::Move
        };
        // The first finger is also a pointer.
        desk.0.hover_at(left);
        if at == 0 {
            desk.0.drag_at(left);
        }
        desk.0.event(touch(1, phase, left));
        desk.0.event(touch(2, phase, right));
        desk.0.step();
    }
    for (id, at) in [(1, fingers(80.0, 40.0)[0]), (2, fingers(80.0, 40.0)[1])] {
        desk.0.event(touch(id, TouchPhase::End, at));
    }
    desk.rest();
    let now = desk.explorer().view().camera;
    assert!((now.zoom - camera.zoom - 1.0).abs() < 0.01, "{now:?}");
    // What was between the fingers is still between them.
    let [x, y] = desk.explorer().viewport().screen_from_geo(camera.center);
    #[expect(clippy::cast_possible_truncation, reason = "screen coordinates")]
    let held = map.min + vec2(x as f32, y as f32);
    assert!(held.distance(middle + vec2(40.0, 0.0)) < 2.0, "{held:?}");
}
