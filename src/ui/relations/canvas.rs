use std::collections::BTreeSet;

use egui::style::ScrollAnimation;
use egui::{
    Align2, EventFilter, FontFamily, FontId, Id, Key, Modifiers, Pos2, Rect, Response, Role,
    ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};

use super::Made;
use super::card::card_ui;
use super::foot::tooltip_ui;
use super::lines::{Line, line_ui, near, sign_place};
use crate::explorer::{Command, Explorer};
use crate::query::{Area, Link, Step};
use crate::theme::size;
use crate::view::Selection;

/// How near the pointer has to be to a line, and half a side of the room around its sign, in points.
const NEAR: f32 = 5.0;
const SIGN: f32 = 9.0;

/// What has the keyboard, the tie whose claims are shown, and whether a card is to be brought into sight.
type Kept<'a> = (
    &'a mut Option<Selection>,
    &'a mut Option<[Selection; 2]>,
    &'a mut bool,
);

/// The diagram, in the room that there is; it scrolls where that does not suffice.
pub(super) fn canvas_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    made: &Made,
    (at, chosen, reached): Kept<'_>,
    opens: bool,
    commands: &mut Vec<Command>,
) {
    let area = ScrollArea::both().auto_shrink([false, false]);
    area.show(ui, |ui| {
        let size = made.layout.size;
        let origin = ui.max_rect().min;
        ui.set_min_size(size.into());
        let canvas = Canvas {
            explorer,
            made,
            origin,
        };
        let stop = at.as_ref().and_then(|at| made.graph.find(at)).unwrap_or(0);
        let marked = chosen.as_ref().and_then(|ends| made.edge(ends));
        let ground = ui.interact(
            Rect::from_min_size(origin, size.into()),
            ui.scope_id().with("ground"),
            Sense::CLICK,
        );
        // Cards lie over the signs of lines, and these over the ground.
        let signs = canvas.signs(ui);
        let cards: Vec<Response> = (0..made.graph.nodes().len())
            .map(|node| canvas.response(ui, node, stop))
            .collect();
        let pointed = canvas.pointed(ui, &ground, &signs);
        canvas.lines_ui(ui, &cards, pointed, marked);
        canvas.headings_ui(ui);
        canvas.cards_ui(ui, &cards, pointed, commands);
        if let Some(edge) = pointed {
            let whole = |ui: &mut Ui| tooltip_ui(ui, explorer, made, edge);
            let on = if signs[edge].hovered() {
                signs[edge].clone()
            } else {
                ground.clone()
            };
            on.on_hover_ui_at_pointer(whole);
        }
        let clicked = signs.iter().position(Response::clicked);
        let clicked = clicked.or(pointed.filter(|_| ground.clicked()));
        if let Some(edge) = clicked {
            *chosen = Some(made.ends(edge));
        }
        let next = canvas.next(ui, &cards);
        let node = next.or_else(|| opens.then_some(0));
        if let Some(node) = node {
            ui.memory_mut(|memory| memory.request_focus(cards[node].id));
            let edge = made.graph.edge_of(node);
            *chosen = edge.map(|edge| made.ends(edge));
            *at = Some(made.graph.nodes()[node].what.clone());
            *reached = true;
        }
        if std::mem::take(reached)
            && let Some(node) = at.as_ref().and_then(|at| made.graph.find(at))
        {
            ui.scroll_to_rect_animation(canvas.rect(node), None, ScrollAnimation::none());
        }
    });
}

/// The diagram as it is painted now.
struct Canvas<'a> {
    explorer: &'a Explorer,
    made: &'a Made,
    /// Its upper left corner on the screen.
    origin: Pos2,
}

impl Canvas<'_> {
    fn on_screen(&self, area: Area) -> Rect {
        let [x, y] = area.min;
        Rect::from_min_size(self.origin + vec2(x, y), area.size.into())
    }

    fn rect(&self, node: usize) -> Rect {
        self.on_screen(self.made.layout.cards[node])
    }

    fn line(&self, edge: usize) -> Vec<Pos2> {
        let route = self.made.layout.routes[edge].iter();
        route.map(|[x, y]| self.origin + vec2(*x, *y)).collect()
    }

    fn node_id(ui: &Ui, what: &Selection) -> Id {
        ui.scope_id().with(("node", what))
    }

    /// A card as something to press. All cards together are one tab stop.
    fn response(&self, ui: &Ui, node: usize, stop: usize) -> Response {
        let record = &self.made.graph.nodes()[node];
        let id = Self::node_id(ui, &record.what);
        let sense = if node == stop || ui.memory(|memory| memory.has_focus(id)) {
            Sense::click()
        } else {
            Sense::CLICK
        };
        let response = ui.interact(self.rect(node), id, sense);
        response.widget_info(|| {
            let words = &self.made.words.spoken[node];
            WidgetInfo::selected(Role::Button, record.known, node == 0, words)
        });
        response
    }

    /// What stands for each line in the accessibility tree, where its sign is.
    fn signs(&self, ui: &Ui) -> Vec<Response> {
        let edges = self.made.graph.edges().iter().enumerate();
        let signs = edges.map(|(edge, record)| {
            let at = sign_place(&self.line(edge), record);
            let room = Rect::from_center_size(at, vec2(2.0 * SIGN, 2.0 * SIGN));
            let id = ui.scope_id().with(("tie", self.made.ends(edge)));
            let response = ui.interact(room, id, Sense::CLICK);
            response.widget_info(|| {
                WidgetInfo::labeled(Role::Button, true, &self.made.words.edges[edge])
            });
            response
        });
        signs.collect()
    }

    /// The line that the pointer is on.
    fn pointed(&self, ui: &Ui, ground: &Response, signs: &[Response]) -> Option<usize> {
        if let Some(edge) = signs.iter().position(Response::hovered) {
            return Some(edge);
        }
        let pointer = ui.input(|input| input.pointer.hover_pos())?;
        if !ground.hovered() {
            return None;
        }
        let far = (0..self.made.graph.edges().len()).map(|edge| {
            let line = self.line(edge);
            (edge, near(&line, pointer))
        });
        let nearest = far.min_by(|(_, a), (_, b)| a.total_cmp(b));
        nearest
            .filter(|(_, far)| *far <= NEAR)
            .map(|(edge, _)| edge)
    }

    /// The node that something outside points at, or that the pointer or the keyboard is on.
    fn lit_node(&self, cards: &[Response]) -> Option<usize> {
        let hovered = self.explorer.transient().hovered.as_ref();
        let on = cards.iter().position(Response::hovered);
        let elsewhere = || hovered.and_then(|what| self.made.graph.find(what));
        let focused = || cards.iter().position(Response::has_focus);
        on.or_else(elsewhere)
            .or_else(focused)
            .filter(|node| *node > 0)
    }

    fn lines_ui(&self, ui: &Ui, cards: &[Response], pointed: Option<usize>, marked: Option<usize>) {
        let theme = self.explorer.theme();
        let lit = self.lit_node(cards);
        let edges = self.made.graph.edges();
        let is_lit = |edge: usize| {
            let at_node = lit.is_some_and(|node| edges[edge].ends.contains(&node));
            pointed == Some(edge) || marked == Some(edge) || (pointed.is_none() && at_node)
        };
        // What is lit lies on top, and what is no tie of the focus below.
        let mut order: Vec<usize> = (0..edges.len()).collect();
        order.sort_by_key(|edge| (is_lit(*edge), edges[*edge].ends[0] == 0));
        for edge in order {
            let record = &edges[edge];
            let line = Line {
                points: &self.line(edge),
                edge: record,
                of_focus: record.ends[0] == 0,
                lit: is_lit(edge),
            };
            line_ui(ui.painter(), theme, &line);
        }
    }

    fn headings_ui(&self, ui: &Ui) {
        let font = FontId::new(size::SMALL, FontFamily::Name("bold".into()));
        for (group, area) in &self.made.layout.headings {
            let mut all = self.made.words.headings.iter();
            let Some((_, words)) = all.find(|(of, _)| of == group) else {
                continue;
            };
            let rect = self.on_screen(*area);
            let color = self.explorer.theme().muted;
            let at = pos2(rect.min.x, rect.center().y);
            ui.painter()
                .text(at, Align2::LEFT_CENTER, words, font.clone(), color.into());
            let heading = ui.interact(rect, ui.scope_id().with(("heading", group)), Sense::hover());
            heading.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
        }
    }

    fn cards_ui(
        &self,
        ui: &Ui,
        cards: &[Response],
        pointed: Option<usize>,
        commands: &mut Vec<Command>,
    ) {
        let lit = self.lit_node(cards);
        let edge = pointed.or_else(|| self.made.graph.edge_of(lit?));
        let rests_on = edge.map(|edge| self.rests_on(edge)).unwrap_or_default();
        for (node, response) in cards.iter().enumerate() {
            let record = &self.made.graph.nodes()[node];
            let is_end =
                pointed.is_some_and(|edge| self.made.graph.edges()[edge].ends.contains(&node));
            let is_lit = lit == Some(node) || is_end || rests_on.contains(record.what.id());
            card_ui(ui, self.explorer, self.made, node, response, is_lit);
            if response.hovered() {
                commands.push(Command::Hover(Some(record.what.clone())));
                let spoken = &self.made.words.spoken[node];
                response.clone().on_hover_text(spoken);
            }
            if response.clicked() && record.known && node > 0 {
                commands.push(Command::Select(record.what.clone()));
            }
        }
    }

    /// Ids of the events at which two people were both.
    fn rests_on(&self, edge: usize) -> BTreeSet<&str> {
        let dataset = self.explorer.dataset();
        let ties = self.made.graph.edges()[edge].ties.iter();
        let events = ties.filter_map(|tie| match &tie.link {
            Link::Together { certain, doubtful } => Some(certain.iter().chain(doubtful)),
            _ => None,
        });
        events
            .flatten()
            .map(|ix| dataset.event(*ix).id.as_str())
            .collect()
    }

    /// The card to which the keys lead.
    fn next(&self, ui: &Ui, cards: &[Response]) -> Option<usize> {
        let from = cards.iter().position(Response::has_focus)?;
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(cards[from].id, filter));
        let steps = [
            (Key::ArrowLeft, Step::Left),
            (Key::ArrowRight, Step::Right),
            (Key::ArrowUp, Step::Up),
            (Key::ArrowDown, Step::Down),
        ];
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if let Some((_, step)) = steps.into_iter().find(|(key, _)| pressed(*key)) {
            return Some(self.made.layout.step(from, step));
        }
        pressed(Key::Home).then_some(0)
    }
}
