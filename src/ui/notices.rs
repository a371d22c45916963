use egui::{Color32, CornerRadius, Frame, Margin, Rect, ScrollArea, Stroke, Ui, UiBuilder};

use super::widgets::{bold, muted};
use crate::explorer::{Command, Explorer, Notice};
use crate::problem::{Problem, Severity, Subject};
use crate::text;
use crate::theme::{size, space};

/// Width of a notice in points.
const WIDTH: f32 = 420.0;
/// Room for the buttons of a notice, and the line above them, in points.
const BUTTONS: f32 = 80.0;
/// Problems that a notice lists.
const LISTED: usize = 5;

/// What the person is told, over the upper left part of the map.
pub(super) fn notices_ui(ui: &mut Ui, map: Rect, explorer: &Explorer, commands: &mut Vec<Command>) {
    if explorer.notices().is_empty() {
        return;
    }
    let width = WIDTH.min(map.width() - 48.0);
    let rect = Rect::from_min_size(map.min, egui::vec2(width, map.height()));
    let mut area = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("notices"));
    // The newest on top; older ones wait until it is put away.
    if let Some((at, notice)) = explorer.notices().iter().enumerate().next_back() {
        notice_ui(&mut area, explorer, at, notice, commands);
    }
}

/// What stands above the problems.
fn title(notice: &Notice) -> String {
    let problems = &notice.problems;
    let of_target = |problem: &Problem| problem.subject == Subject::Target;
    if problems.is_empty() {
        notice.file.clone()
    } else if notice.failed && problems.iter().all(of_target) {
        text::not_written(&notice.file)
    } else {
        text::notice_title(&notice.file, notice.failed, problems.len())
    }
}

fn notice_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    at: usize,
    notice: &Notice,
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    let errors = notice
        .problems
        .iter()
        .any(|p| p.severity == Severity::Error);
    let is_done = notice.problems.is_empty();
    let color: Color32 = match (errors, is_done) {
        (true, _) => theme.mark.into(),
        (false, true) => theme.line.into(),
        (false, false) => theme.dispute.into(),
    };
    Frame::new()
        .fill(theme.panel.into())
        .stroke(Stroke::new(1.0, color))
        .corner_radius(CornerRadius::same(space::RADIUS))
        .inner_margin(Margin::same(12))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.label(bold(title(notice), size::BODY));
            let of_dates = |problem: &&Problem| problem.subject == Subject::Date;
            let undated = notice.problems.iter().filter(of_dates).count();
            if undated > 0 {
                ui.label(text::unread_dates(undated));
            }
            ui.add_space(space::TINY);
            let room = (ui.available_height() - BUTTONS).max(40.0);
            ScrollArea::vertical().max_height(room).show(ui, |ui| {
                for problem in notice.problems.iter().take(LISTED) {
                    ui.label(problem.to_string());
                }
            });
            if let Some(more) = notice
                .problems
                .len()
                .checked_sub(LISTED)
                .filter(|more| *more > 0)
            {
                ui.label(muted(text::and_more_problems(more, &notice.file), theme));
            }
            ui.add_space(space::TINY);
            ui.horizontal(|ui| {
                if ui.button(text::DISMISS).clicked() {
                    commands.push(Command::DismissNotice(at));
                }
                // What lies below is counted here, so that nothing is overlooked.
                if at > 0 {
                    if ui.button(text::DISMISS_ALL).clicked() {
                        commands.extend((0..=at).rev().map(Command::DismissNotice));
                    }
                    ui.label(muted(text::more_notices(at), theme));
                }
                if !is_done && ui.button(text::COPY).clicked() {
                    let lines: Vec<String> =
                        notice.problems.iter().map(ToString::to_string).collect();
                    commands.push(Command::Copy(lines.join("\n")));
                }
            });
        });
}
