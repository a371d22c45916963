//! What a person waits for: each command with all that follows from it, and the frame after it, with a large file.
//!
//! Both ways of working are measured: all at once, and as the window does it, with what takes long left to a thread.

use std::io::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Context, RawInput, Rect, pos2, vec2};
use summit_atlas::dataset::Dataset;
use summit_atlas::explorer::{Command, Deferral, Effect, Explorer, Present, Work};
use summit_atlas::geo::{Camera, LonLat};
use summit_atlas::jobs::{Pace, Waker, bundled};
use summit_atlas::map::MapState;
use summit_atlas::query::{Index, SearchIndex};
use summit_atlas::time::{Moment, Window, WindowMode};
use summit_atlas::ui::{WindowState, set_fonts, set_style, window_ui};
use summit_atlas::view::{Facet, Grouping, ListOrder, Selection, Settings, SortKey, View};

use crate::lists::claimed;

/// How often what is quick is measured.
const RUNS: usize = 3;
/// What takes longer is measured once.
const SLOW: Duration = Duration::from_millis(200);

/// What a command cost.
#[derive(Clone, Copy, Debug, Default)]
struct Cost {
    /// The command and the frame after it.
    asked: Duration,
    /// The longest of taking a result and the frame after it; nothing where all was there at once.
    answered: Duration,
    /// What a thread was busy with in between.
    elsewhere: Duration,
}

impl Cost {
    fn longest_frame(self) -> Duration {
        self.asked.max(self.answered)
    }
}

pub(crate) fn run() {
    let wanted = std::env::var("EVENTS").ok().and_then(|n| n.parse().ok());
    let n = wanted.unwrap_or(1_000_000);
    let started = Instant::now();
    let dataset = Arc::new(claimed(n));
    let made = started.elapsed();
    let Some(mut desk) = Desk::new(dataset) else {
        return;
    };
    let first = desk.frame();
    print(&format!(
        "\ncommands: the longest frame that each makes, of {n} events (file made in {:.1} s, first frame {:.1} ms, \
         next {:.1} ms)\n\n| command | at once | with the window's jobs | work elsewhere |\n|:--|--:|--:|--:|\n",
        made.as_secs_f64(),
        ms(first),
        ms(desk.frame())
    ));
    let mut rows: Vec<(String, Cost, Cost)> = Vec::new();
    for (name, before, command) in steps(desk.explorer.dataset()) {
        let [at_once, deferred] = [Deferral::Never, Deferral::Large].map(|deferral| {
            desk.explorer.defer(deferral);
            desk.cost(&before, &command)
        });
        rows.push((name, at_once, deferred));
    }
    let opened = desk.open();
    let at_once = Cost {
        asked: opened.asked + opened.elsewhere,
        ..Cost::default()
    };
    rows.push(("open the file, once it is read".to_owned(), at_once, opened));
    rows.sort_by_key(|(_, at_once, _)| std::cmp::Reverse(at_once.longest_frame()));
    for (name, at_once, deferred) in rows {
        print(&format!(
            "| {name} | {:.1} ms | {:.1} ms | {:.1} ms |\n",
            ms(at_once.longest_frame()),
            ms(deferred.longest_frame()),
            ms(deferred.elsewhere)
        ));
    }
}

/// A window off the screen.
struct Desk {
    ctx: Context,
    explorer: Explorer,
    state: WindowState,
    home: View,
    frames: u32,
}

impl Desk {
    fn new(dataset: Arc<Dataset>) -> Option<Self> {
        let map = bundled::map().ok()?;
        let ctx = Context::default();
        set_fonts(&ctx);
        let settings = Settings {
            reduced_motion: true,
            ..Settings::default()
        };
        let mut explorer = Explorer::new(dataset, settings);
        let dataset = explorer.shared_dataset();
        explorer.set_words(&dataset, SearchIndex::new(&dataset));
        explorer.take_effects();
        set_style(&ctx, explorer.settings().theme);
        let waker: Waker = Arc::new(|| {});
        let state = WindowState::new(MapState::new(&map, Pace::AtOnce, &waker));
        let mut desk = Self {
            ctx,
            home: explorer.view().clone(),
            explorer,
            state,
            frames: 0,
        };
        // Panels find their sizes, tiles are made.
        let dataset = bundled::summits().dataset?;
        let mut other = Explorer::new(dataset, Settings::default());
        std::mem::swap(&mut desk.explorer, &mut other);
        desk.explorer.restore(desk.home.clone());
        for _ in 0..8 {
            desk.frame();
        }
        std::mem::swap(&mut desk.explorer, &mut other);
        desk.explorer.set_map_size(desk.map_size());
        desk.home = desk.explorer.view().clone();
        Some(desk)
    }

    fn map_size(&self) -> [f64; 2] {
        let map = self.state.map.rect();
        [f64::from(map.width()), f64::from(map.height())]
    }

    fn frame(&mut self) -> Duration {
        self.frames += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 720.0))),
            time: Some(f64::from(self.frames) / 60.0),
            max_texture_side: Some(8192),
            ..RawInput::default()
        };
        let started = Instant::now();
        let mut commands = Vec::new();
        let mut output = self.ctx.run_ui(input, |ui| {
            window_ui(ui, &self.explorer, &mut self.state, &mut commands);
        });
        drop(self.ctx.tessellate(output.shapes, 1.0));
        let took = started.elapsed();
        output.textures_delta.clear();
        took
    }

    /// Does a command after others, and comes back to the beginning.
    fn cost(&mut self, before: &[Command], command: &Command) -> Cost {
        let mut costs = Vec::new();
        while costs.len() < RUNS {
            for command in before {
                self.explorer.apply(command.clone());
                self.answer();
                self.frame();
            }
            let started = Instant::now();
            self.explorer.apply(command.clone());
            let applied = started.elapsed();
            let asked = applied + self.frame();
            let cost = Cost {
                asked,
                ..self.answer()
            };
            costs.push(cost);
            self.go_home();
            if cost.asked.max(cost.elsewhere) > SLOW {
                break;
            }
        }
        costs.sort_by_key(|cost| cost.longest_frame());
        costs[costs.len() / 2]
    }

    /// Opens what is open once more.
    fn open(&mut self) -> Cost {
        let dataset = self.explorer.shared_whole();
        let started = Instant::now();
        let index = Index::opened(&dataset);
        let elsewhere = started.elapsed();
        let started = Instant::now();
        let left = self.explorer.open(dataset, index);
        let opened = started.elapsed();
        drop(left);
        Cost {
            asked: opened + self.frame(),
            elsewhere,
            ..Cost::default()
        }
    }

    fn go_home(&mut self) {
        self.explorer.apply(Command::Present(Present::End));
        if let Some(panel) = self.explorer.transient().panel {
            self.explorer.apply(Command::TogglePanel(panel));
        }
        if self.explorer.transient().measurement.is_some() {
            self.explorer.apply(Command::ToggleMeasure);
        }
        self.explorer.apply(Command::Hover(None));
        self.explorer.restore(self.home.clone());
        self.answer();
        while !self.explorer.notices().is_empty() {
            self.explorer.apply(Command::DismissNotice(0));
        }
        for _ in 0..2 {
            self.frame();
        }
    }

    /// Does what is left to others, and shows it.
    fn answer(&mut self) -> Cost {
        let mut cost = Cost::default();
        while let Some(work) = self.left() {
            let started = Instant::now();
            let worked = work.run();
            cost.elsewhere += started.elapsed();
            let Some(worked) = worked else { continue };
            let started = Instant::now();
            let left = self.explorer.take_work(worked);
            let taken = started.elapsed();
            drop(left);
            cost.answered = cost.answered.max(taken + self.frame());
        }
        cost
    }

    fn left(&mut self) -> Option<Work> {
        let effects = self.explorer.take_effects().into_iter().rev();
        let mut works = effects.filter_map(|effect| match effect {
            Effect::Work(work) => Some(*work),
            _ => None,
        });
        works.next()
    }
}

type Step = (String, Vec<Command>, Command);

/// What is done: its name, what is done before it, and the command.
fn steps(dataset: &Dataset) -> Vec<Step> {
    let mut steps = of_lists(dataset);
    steps.extend(of_the_rest(dataset));
    let known = |command: &Command| steps.iter().any(|(_, _, it)| it == command);
    let catalogue = Command::catalogue().into_iter();
    // Flights are jumps here.
    let others = catalogue.filter(|(it, _)| *it != Command::ToggleReducedMotion && !known(it));
    let others: Vec<Step> = others
        .map(|(command, info)| (info.title.to_owned(), Vec::new(), command))
        .collect();
    steps.extend(others);
    steps
}

fn of_lists(dataset: &Dataset) -> Vec<Step> {
    let usual = ListOrder::default();
    let step = |name: String, command| (name, Vec::new(), command);
    let mut steps = Vec::new();
    for (key, word) in SortKey::ALL {
        let order = usual.sorted_by(key);
        steps.push(step(format!("list by {word}"), Command::SetList(order)));
    }
    for (grouping, word) in Grouping::ALL {
        let order = ListOrder { grouping, ..usual };
        steps.push(step(format!("list under {word}"), Command::SetList(order)));
    }
    let by_title = Command::SetList(usual.sorted_by(SortKey::Title));
    steps.push((
        "undo of list by title".to_owned(),
        vec![by_title],
        Command::Undo,
    ));
    let event = dataset.event(dataset.in_order()[dataset.len() / 2]);
    let chosen = [
        (Facet::Theme, event.themes[0].clone()),
        (Facet::Kind, event.kind.clone()),
        (Facet::Country, "C1".to_owned()),
        (Facet::Source, event.sources[0].clone()),
        (Facet::Date, "day".to_owned()),
        (Facet::Status, "happened".to_owned()),
        (Facet::Disputed, "yes".to_owned()),
    ];
    for (facet, value) in chosen {
        let name = format!("facet {}", facet.key());
        steps.push(step(name, Command::ToggleChoice(facet, value)));
    }
    for words in ["g", "ganja", "event 77", "kind:\"kind 1\"", "no such word"] {
        let name = format!("search for {words}");
        steps.push(step(name, Command::SetWords(words.to_owned())));
    }
    let searched = vec![Command::SetWords("ganja".to_owned())];
    steps.push((
        "clear the filter".to_owned(),
        searched,
        Command::ClearFilter,
    ));
    let sight = Command::ToggleOnlyInSight;
    steps.push((
        "pan, only in sight".to_owned(),
        vec![sight],
        Command::Pan([40.0, 10.0]),
    ));
    steps
}

fn of_the_rest(dataset: &Dataset) -> Vec<Step> {
    let step = |name: &str, command| (name.to_owned(), Vec::new(), command);
    let event = &dataset.event(dataset.in_order()[dataset.len() / 2]).id;
    let event = Selection::Event(event.clone());
    let (venue, source) = (
        Selection::Venue("v1".to_owned()),
        Selection::Source("s1".to_owned()),
    );
    let off = Command::ToggleSource("s1".to_owned());
    let known = Moment::from_ymd(2010, 6, 1);
    let year = |from, to| {
        let edge = |year| Moment::from_ymd(year, 1, 1);
        Window::new(edge(from)?, edge(to)?)
    };
    let decade = year(1960, 1970).unwrap_or(Window::ALL);
    let place = LonLat {
        lon: 45.0,
        lat: 45.0,
    };
    let mut steps = vec![
        step("hover nothing", Command::Hover(None)),
        step("a source off", off.clone()),
        (
            "a source on again".to_owned(),
            vec![off.clone()],
            off.clone(),
        ),
        (
            "undo of a source off".to_owned(),
            vec![off.clone()],
            Command::Undo,
        ),
        (
            "search while a source is off".to_owned(),
            vec![off],
            Command::SetWords("ganja".to_owned()),
        ),
        step("as known on a day", Command::SetKnownBefore(known)),
        step("select an event", Command::Select(event.clone())),
        step("show an event", Command::Show(event.clone())),
        step("select a place", Command::Select(venue.clone())),
        step("select a source", Command::Select(source.clone())),
        step("hover an event", Command::Hover(Some(event))),
        step("hover a place", Command::Hover(Some(venue))),
        step("hover a source", Command::Hover(Some(source))),
        step("a window of ten years", Command::SetWindow(decade)),
        step("pan", Command::Pan([40.0, 10.0])),
        step("zoom", Command::ZoomAt([300.0, 200.0], 0.5)),
        step("go close", Command::FlyTo(Camera::new(place, 9.0))),
        step("axis of ten years", Command::SetAxis(decade)),
        step("fold at a moment", Command::FoldAt(decade.start())),
    ];
    let modes = [
        ("mode instant", WindowMode::Instant),
        ("mode from start", WindowMode::FromStart),
        ("mode to end", WindowMode::ToEnd),
    ];
    steps.extend(modes.map(|(name, mode)| step(name, Command::SetMode(mode))));
    steps
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn print(text: &str) {
    // A closed output ends the benchmark's use, not its run.
    drop(std::io::stdout().write_all(text.as_bytes()));
}
