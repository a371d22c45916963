use egui::text::{LayoutJob, TextFormat};
use egui::{Align2, Color32, FontFamily, FontId, Painter, Rect, Stroke, pos2, vec2};

use super::super::widgets::append_marked;
use crate::dataset::EventIx;
use crate::explorer::Explorer;
use crate::query::Needle;
use crate::text;
use crate::theme::{Theme, size, space};
use crate::time::Membership;

/// The most characters of a title that two lines could hold.
const TITLE: usize = 300;
/// Width of the dates at the left edge, in points.
const DATES: f32 = 68.0;

/// Paints an event: its date, its title with what was searched for marked, where it was, and the signs of doubt and dispute.
pub(super) fn paint_row(
    painter: &Painter,
    rect: Rect,
    explorer: &Explorer,
    ix: EventIx,
    membership: Option<Membership>,
    needle: &Needle,
) {
    let theme = explorer.theme();
    let dataset = explorer.dataset();
    let event = dataset.event(ix);
    let clip = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let font = |size| FontId::new(size, FontFamily::Proportional);
    let (ink, quiet): (Color32, Color32) = (theme.ink.into(), theme.muted.into());
    let lines = |mut job: LayoutJob, room: f32, rows: usize| {
        job.wrap = egui::text::TextWrapping {
            max_width: room,
            max_rows: rows,
            ..egui::text::TextWrapping::default()
        };
        let job = super::super::reading::in_order(&clip, job, room);
        clip.layout_job(job)
    };
    let small =
        |words| LayoutJob::single_section(words, TextFormat::simple(font(size::SMALL), quiet));
    let top = rect.min.y + 6.0;
    let when = text::short_dates(event.whens());
    let date = lines(small(when), DATES - space::MEDIUM, 2);
    clip.galley(pos2(rect.min.x + space::MEDIUM, top + 1.5), date, quiet);
    let left = rect.min.x + DATES + space::SMALL;
    let room = rect.max.x - left - 44.0;
    let words = text::bidi::elided(&event.title, TITLE);
    let mut title = LayoutJob::default();
    let format = TextFormat::simple(font(size::BODY), ink);
    let found = needle.ranges_in(&words);
    append_marked(&mut title, &words, &found, &format, theme);
    let title = lines(title, room, 2);
    let below_title = title.size().y;
    clip.galley(pos2(left, top), title, ink);
    let mut places: Vec<&str> = dataset
        .venues_of(ix)
        .map(|venue| dataset.venue(venue).name.as_str())
        .collect();
    if places.is_empty() {
        places.push(&event.kind);
    }
    let below = lines(small(places.join(" · ")), room, 1);
    clip.galley(pos2(left, top + below_title + 1.0), below, quiet);
    let at = pos2(rect.max.x - 20.0, top + 8.0);
    certainty_ui(&clip, at, theme, membership);
    if event.disputed {
        let bold = FontId::new(size::BODY, FontFamily::Name("bold".into()));
        let sign = text::DISPUTED_SIGN;
        clip.text(
            at - vec2(17.0, 0.0),
            Align2::CENTER_CENTER,
            sign,
            bold,
            theme.dispute.into(),
        );
    }
}

/// The sign of certainty: a dot, a dashed ring, or a short line for what has no date.
fn certainty_ui(painter: &Painter, at: egui::Pos2, theme: &Theme, membership: Option<Membership>) {
    match membership {
        Some(Membership::Certain) => {
            painter.circle_filled(at, 4.0, theme.mark);
        }
        Some(_) => crate::map::ring_ui(painter, at, 4.0, Stroke::new(1.5, theme.mark)),
        None => {
            let half = vec2(4.0, 0.0);
            painter.line_segment([at - half, at + half], Stroke::new(1.5, theme.faint));
        }
    }
}
