//! Words of a file on the screen: long ones cut, right-to-left ones in the order of a line.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{FontSelection, Painter, Response, RichText, Role, Ui, WidgetInfo, WidgetText};

use crate::text::bidi;

/// The most characters of a text that are painted at once.
const MOST: usize = 4000;

/// Words of a file as a label. A screen reader gets them in their own order.
pub(super) fn words_ui(ui: &mut Ui, words: RichText) -> Response {
    let (job, spoken) = job(ui, words);
    let response = ui.label(job);
    if let Some(spoken) = spoken {
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    }
    response
}

/// Words to be laid out in the room that there is, and how they are to be said if that is not how they are painted.
pub(super) fn job(ui: &Ui, words: RichText) -> (WidgetText, Option<String>) {
    let is_long = words.text().len() > MOST;
    if !is_long && !bidi::is_right_to_left_within(words.text()) {
        return (words.into(), None);
    }
    let spoken = words.text().to_owned();
    let job = WidgetText::from(words).into_layout_job(
        ui.style(),
        FontSelection::Default,
        ui.text_valign(),
    );
    let job = with_text(&job, bidi::elided(&spoken, MOST).into_owned());
    let job = in_order(ui.painter(), job, ui.available_width());
    (WidgetText::LayoutJob(Arc::new(job)), Some(spoken))
}

/// The same text with the words of right-to-left scripts in the order in which they stand on each of its lines.
pub(super) fn in_order(painter: &Painter, job: LayoutJob, room: f32) -> LayoutJob {
    if !bidi::is_right_to_left_within(&job.text) {
        return job;
    }
    let mut whole = job.clone();
    whole.wrap.max_rows = usize::MAX;
    whole.wrap.max_width = room;
    let galley = painter.layout_job(whole);
    let mut letters = job.text.chars();
    let lines: Vec<String> = galley
        .rows
        .iter()
        .map(|row| {
            let count = row.char_count_including_newline().0;
            let line: String = letters.by_ref().take(count).collect();
            bidi::visual_line(line.trim_end()).into_owned()
        })
        .collect();
    with_text(&job, lines.join("\n"))
}

/// The layout of one section for another text.
fn with_text(job: &LayoutJob, text: String) -> LayoutJob {
    let format = job.sections.first().map(|section| section.format.clone());
    LayoutJob {
        wrap: job.wrap.clone(),
        halign: job.halign,
        justify: job.justify,
        ..LayoutJob::single_section(text, format.unwrap_or_default())
    }
}
