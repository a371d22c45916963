//! The window through its accessibility tree: what a person finds by name, clicks, drags and
//! types. No display, no driver, and no waiting: time is what the harness says it is.

mod access;
mod attendance;
mod attention;
mod bookmarks;
mod border_notes;
mod contested;
mod evidence;
mod exports;
mod files;
mod legend;
mod lists;
mod map;
mod map_files;
mod map_menus;
mod map_servers;
mod map_tools;
mod memory;
mod odd_records;
mod presenting;
mod queries;
mod relations;
mod search;
mod selecting;
mod signs;
mod sources;
mod text_size;
mod tile_server;
mod time;
mod timeline;
mod to_the_source;
mod together;
mod working;
mod workspaces;

use std::collections::BTreeMap;
use std::time::Duration;

use egui::accesskit::{Role, Toggled};
use egui::{Event, Key, Modifiers, Pos2, ViewportId};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, HarnessBuilder, Node};
use summit_atlas::app::App;
use summit_atlas::dataset::{Event as Record, EventIx};
use summit_atlas::explorer::{Command, Explorer};
use summit_atlas::jobs::Pace;
use summit_atlas::text;
use summit_atlas::time::{Moment, Window};

use crate::picture::SoftwareRenderer;

/// Seconds between two frames.
const FRAME: f32 = 1.0 / 60.0;
/// Ctrl, as it is pressed where it is the key of commands.
const CTRL: Modifiers = Modifiers {
    ctrl: true,
    command: true,
    ..Modifiers::NONE
};

/// Where a window keeps what it remembers.
#[derive(Default)]
struct Kept(BTreeMap<String, String>);

impl eframe::Storage for Kept {
    fn get_string(&self, key: &str) -> Option<String> {
        self.0.get(key).cloned()
    }

    fn set_string(&mut self, key: &str, value: String) {
        self.0.insert(key.to_owned(), value);
    }

    fn remove_string(&mut self, key: &str) {
        self.0.remove(key);
    }

    fn flush(&mut self) {}
}

/// The program in its window.
struct Desk(Harness<'static, App>);

/// The program as it opens for the first time.
fn open() -> Desk {
    open_at(FRAME)
}

/// The same with so many seconds between two frames.
fn open_at(dt: f32) -> Desk {
    let builder = Harness::builder().with_step_dt(dt);
    Desk::start(builder, None)
}

/// The program that can be painted, without a driver, and remembers something.
fn open_painted(remembered: Option<&str>) -> Desk {
    let builder = Harness::builder()
        .with_step_dt(FRAME)
        .with_render_cursor(false)
        .renderer(SoftwareRenderer::default());
    Desk::start(builder, remembered)
}

impl Desk {
    fn start(builder: HarnessBuilder<App>, remembered: Option<&str>) -> Self {
        let harness = builder
            .with_size([1280.0, 800.0])
            .with_theme(egui::Theme::Light)
            .with_max_steps(2000)
            .build_eframe(|cc| {
                App::new(&cc.egui_ctx, remembered, Vec::new(), Pace::AtOnce)
                    .expect("the program starts")
            });
        let mut desk = Self(harness);
        desk.rest();
        desk
    }

    /// What a window that is closed now remembers.
    fn remembered(&mut self) -> String {
        let mut kept = Kept::default();
        eframe::App::save(self.0.state_mut(), &mut kept);
        kept.0.into_values().next().expect("a session")
    }

    fn explorer(&self) -> &Explorer {
        self.0.state().explorer()
    }

    /// Runs frames until nothing moves any more. Every input must have a name then.
    fn rest(&mut self) {
        self.0.run();
    }

    /// Does a command, as a menu would, and lets it come to rest.
    fn command(&mut self, command: Command) {
        self.0.state_mut().command(command);
        self.rest();
    }

    /// Whether the last frame asked for another one, however late.
    fn asks_for_a_frame(&self) -> bool {
        let output = &self.0.output().viewport_output[&ViewportId::ROOT];
        output.repaint_delay < Duration::MAX
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.0.key_press_modifiers(modifiers, key);
        self.0.step();
    }

    /// Types into whatever has the keyboard.
    fn enter(&mut self, words: &str) {
        self.0.event(Event::Text(words.to_owned()));
        self.rest();
    }

    /// Drags with the first button, in a few moves.
    fn drag(&mut self, from: Pos2, to: Pos2) {
        self.0.hover_at(from);
        self.0.drag_at(from);
        for part in [0.25, 0.5, 0.75, 1.0] {
            self.0.hover_at(from.lerp(to, part));
        }
        // Held still before it is let go, so that nothing glides on.
        for _ in 0..20 {
            self.0.hover_at(to);
        }
        self.0.drop_at(to);
        self.rest();
    }

    fn click(&mut self, label: &str) {
        self.button(label).click();
        self.rest();
    }

    /// The button of that name.
    fn button<'a>(&'a self, label: &'a str) -> Node<'a> {
        self.0.get_by_role_and_label(Role::Button, label)
    }

    /// Whether words stand anywhere in the window.
    fn shows(&self, words: &str) -> bool {
        self.0.query_all_by_label(words).next().is_some()
    }

    /// Whether words are part of anything in the window.
    fn shows_part(&self, words: &str) -> bool {
        self.0.query_all_by_label_contains(words).next().is_some()
    }

    /// The event of that id.
    fn event(&self, id: &str) -> (EventIx, &Record) {
        let ix = self
            .explorer()
            .dataset()
            .find_event(id)
            .expect("an event of the dataset");
        (ix, self.explorer().dataset().event(ix))
    }

    /// How the row of an event in the list is called.
    fn row(&self, id: &str) -> String {
        let (ix, event) = self.event(id);
        let when = event.when.as_ref().map_or_else(String::new, text::date);
        let visible = self.explorer().visible();
        let membership = event.when.is_some().then(|| visible.membership(ix));
        text::spoken_event(&event.title, &when, membership, event.disputed)
    }

    /// How the sign of an event on the timeline is called.
    fn sign(&self, id: &str) -> String {
        let (_, event) = self.event(id);
        let when = event.when.as_ref().map_or_else(String::new, text::date);
        text::on_timeline(&event.title, &when)
    }

    /// Whether the button of that name is marked as chosen; `None` when it cannot be.
    fn chosen(&self, label: &str) -> Option<bool> {
        let toggled = self.button(label).accesskit_node().toggled();
        toggled.map(|toggled| toggled == Toggled::True)
    }

    /// What the timeline says of the window: how many events are in it.
    fn told_counts(&self) -> String {
        let counts = &self.explorer().visible().counts;
        let told = text::counts(counts.certain, counts.possible, counts.all);
        assert!(self.shows(&told), "{told:?} is not in the window");
        told
    }
}

fn moment((year, month, day): (i32, u8, u8)) -> Moment {
    Moment::from_ymd(year, month, day).expect("a day of the calendar")
}

fn window(from: (i32, u8, u8), to: (i32, u8, u8)) -> Window {
    Window::new(moment(from), moment(to)).expect("a window that is not empty")
}
