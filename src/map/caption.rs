use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Color32, Context, FontFamily, FontId, Galley, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2,
    vec2,
};

use crate::explorer::Explorer;
use crate::text;
use crate::theme::{Theme, size};
use crate::time::{TimeView, Window};
use crate::view::{Part, Parts};

/// What of the window is shown, and what the picture is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// Which parts.
    pub parts: Parts,
    /// What stands above the window of time, where the title is among the parts; `None`: the name of the dataset.
    pub title: Option<String>,
    /// The card with title and window of time is at least so wide, in whole points: what it takes at its widest while time
    /// plays, so that it stands still in a film. See [`caption_room`].
    pub caption_room: u16,
}

/// Room around the lines of a caption in points.
const MARGIN: Vec2 = vec2(12.0, 8.0);
/// Room between two of them.
const LEADING: f32 = 2.0;

/// What a picture says of itself, where no panel does: its title, the window of time in words with its counts, and what is
/// not read.
pub(super) struct Caption {
    lines: Vec<Arc<Galley>>,
    spoken: String,
    /// How wide it is at least, in whole points.
    least: f32,
}

/// How wide the card of a caption is at the widest of some times, in whole points: 0 where there is none. Everything else is
/// looked at as it is. The fonts are there after a first frame.
#[must_use]
pub fn caption_room(
    ctx: &Context,
    explorer: &Explorer,
    figure: &Figure,
    times: &[TimeView],
) -> u16 {
    let index = explorer.visible().span_index();
    let mut view = explorer.view().clone();
    let mut widest = 0.0_f32;
    for time in times {
        view.time = *time;
        let window = explorer.window_of(&view);
        let found = index.counts(&window);
        let counts = [found.certain, found.possible + found.unbounded];
        let counts = counts.map(|count| usize::try_from(count).unwrap_or(usize::MAX));
        for (line, words) in said(explorer, figure, (window, counts)) {
            let job = line.laid(&words, explorer.theme(), f32::INFINITY);
            let line = ctx.fonts_mut(|fonts| fonts.layout_job(job));
            widest = widest.max(line.size().x + 2.0 * MARGIN.x);
        }
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a width in points"
    )]
    let widest = widest.ceil() as u16;
    widest
}

impl Caption {
    /// The caption of a figure, no wider than so many points; nothing where the panels say it all.
    pub(super) fn new(ui: &Ui, explorer: &Explorer, figure: &Figure, width: f32) -> Option<Self> {
        let counts = &explorer.visible().counts;
        let now = (explorer.window(), [counts.certain, counts.possible]);
        let said = said(explorer, figure, now);
        if said.is_empty() {
            return None;
        }
        let spoken = said.iter().map(|(_, words)| words.as_str());
        let spoken = spoken.collect::<Vec<_>>().join("; ");
        let room = (width - 2.0 * MARGIN.x).max(1.0);
        let lines = said.iter().map(|(line, words)| {
            let job = line.laid(words, explorer.theme(), room);
            ui.painter().layout_job(job)
        });
        let least = f32::from(figure.caption_room);
        Some(Self {
            lines: lines.collect(),
            spoken,
            least: least.min(width.floor()),
        })
    }

    /// Its size in whole points.
    pub(super) fn size(&self) -> Vec2 {
        let lines = self.lines.iter().map(|line| line.size());
        let room = lines.fold(vec2(0.0, -LEADING), |room, line| {
            vec2(room.x.max(line.x), room.y + line.y + LEADING)
        });
        let size = (room + 2.0 * MARGIN).ceil();
        vec2(size.x.max(self.least), size.y)
    }

    /// Its lines in a room of their size.
    pub(super) fn show(&self, ui: &Ui, room: Rect) {
        let response = ui.interact(room, ui.scope_id().with("caption"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &self.spoken));
        let mut at = room.min + MARGIN;
        for line in &self.lines {
            ui.painter()
                .galley(pos2(at.x, at.y), Arc::clone(line), Color32::PLACEHOLDER);
            at.y += line.size().y + LEADING;
        }
    }
}

#[derive(Clone, Copy)]
enum Line {
    Title,
    Window,
    Small,
}

impl Line {
    /// Words as a line, cut where there is no more room.
    fn laid(self, words: &str, theme: &Theme, room: f32) -> LayoutJob {
        let (bold, size, ink) = match self {
            Self::Title => (true, size::TITLE, theme.ink),
            Self::Window => (true, size::BODY, theme.ink),
            Self::Small => (false, size::SMALL, theme.muted),
        };
        let family = if bold {
            FontFamily::Name("bold".into())
        } else {
            FontFamily::Proportional
        };
        let format = TextFormat::simple(FontId::new(size, family), ink.into());
        let words = text::bidi::visual_line(words).into_owned();
        let mut job = LayoutJob::single_section(words, format);
        job.wrap = TextWrapping::truncate_at_width(room);
        job
    }
}

/// What is to be said of a window with so many events certainly and possibly in it, line by line.
fn said(
    explorer: &Explorer,
    figure: &Figure,
    (window, [certain, possible]): (Window, [usize; 2]),
) -> Vec<(Line, String)> {
    let mut said = Vec::new();
    let parts = figure.parts;
    if parts.contains(Part::Title) {
        let stem = file_stem(explorer.dataset().name());
        let title = figure.title.as_deref().unwrap_or(stem);
        said.push((Line::Title, title.to_owned()));
    }
    if !parts.contains(Part::Timeline) {
        let counts = text::counts(certain, possible, explorer.dataset().len());
        said.push((Line::Window, text::window(&window)));
        let small = format!("{counts} · {}", text::bounds(&window));
        said.push((Line::Small, small));
    }
    if !parts.contains(Part::Bar) {
        said.extend(unread(explorer).map(|words| (Line::Small, words)));
    }
    said
}

/// The name of a file without its ending: what a picture of it is called where nobody says otherwise.
#[must_use]
pub fn file_stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// What of the file is not read.
fn unread(explorer: &Explorer) -> Option<String> {
    let view = explorer.view();
    let known = view.known_before.map(text::last_day);
    let off: Vec<&str> = view.sources_off.iter().map(String::as_str).collect();
    text::unread(known.as_deref(), &off)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explorer::Command;
    use crate::jobs::bundled;
    use crate::time::Moment;
    use crate::view::Settings;

    #[test]
    fn what_no_panel_says_is_said_on_the_map() {
        let dataset = bundled::summits().dataset.unwrap();
        let mut explorer = Explorer::new(dataset, Settings::default());
        let day = |month| Moment::from_ymd(2025, month, 1).unwrap();
        let window = Window::new(day(6), day(9)).unwrap();
        explorer.apply(Command::GoTo(window));
        let words = |explorer: &Explorer, parts: Parts, title: Option<&str>| {
            let title = title.map(str::to_owned);
            let figure = Figure {
                parts,
                title,
                ..Figure::default()
            };
            let counts = &explorer.visible().counts;
            let now = (explorer.window(), [counts.certain, counts.possible]);
            let said = said(explorer, &figure, now);
            said.into_iter().map(|(_, words)| words).collect::<Vec<_>>()
        };
        assert_eq!(words(&explorer, Parts::WINDOW, None), [""; 0]);
        let timeline = Parts::MAP.with(Part::Timeline);
        assert_eq!(words(&explorer, timeline, None), [""; 0]);
        let map = words(&explorer, Parts::MAP, None);
        assert_eq!(map[0], "June – August 2025");
        assert!(
            map[1].ends_with("of 103 · [1 June 2025, 1 Sept 2025)"),
            "{map:?}"
        );
        let titled = timeline.with(Part::Title);
        assert_eq!(words(&explorer, titled, None), ["summits"]);
        assert_eq!(words(&explorer, titled, Some("A")), ["A"]);
        explorer.apply(Command::ToggleSource("004".to_owned()));
        assert_eq!(words(&explorer, timeline, None), ["without the source 004"]);
        assert_eq!(words(&explorer, Parts::WINDOW, None), [""; 0]);
    }
}
