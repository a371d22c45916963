use std::collections::HashSet;
use std::io::IsTerminal as _;
use std::sync::Arc;

use serde_json::{Value, json};

use super::arguments::{List, ListFormat};
use super::input::{dataset, filtered};
use super::query::filter;
use super::{Exit, print, say, table, wrote};
use crate::dataset::{Dataset, Event, EventIx, Parts, Status};
use crate::format::{csv, geojson};
use crate::query::{Index, Visible};
use crate::text;
use crate::time::{Membership, Window};
use crate::view::moment_to_text;

/// An event to list.
struct Listed {
    event: EventIx,
    /// How surely it is in the window, where there is one.
    membership: Option<Membership>,
    /// Why it answers the query, where there is one.
    why: Option<Vec<String>>,
}

/// Columns of a table for people by their places among all heads.
const WHEN: usize = 1;
const EVENT: usize = 2;
const WHERE: usize = 3;
const WHY: usize = 5;
const ID: usize = 6;
/// So many columns has a terminal at least that is wide enough for reasons.
const WIDE: usize = 100;

/// Prints the events of a file, those in the window if one is given.
pub(super) fn list(arguments: &List) -> Exit {
    let read = dataset(&arguments.files);
    let (dataset, window) = match read.and_then(|it| filtered(it, &arguments.filters)) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    let filter = match filter(arguments.filters.query.as_deref()) {
        Ok(filter) => filter,
        Err(exit) => return exit,
    };
    let mut visible = Visible::default();
    visible.set_filter(&dataset, &Index::new(&dataset), window.as_ref(), &filter);
    for note in visible.answer().notes() {
        say(format_args!("note: {note}"));
    }
    let events = listed(&dataset, &visible, window.is_some());
    let values = || events.iter().map(|it| event(&dataset, it));
    match arguments.format.unwrap_or_else(usual_format) {
        ListFormat::Table => print(for_people(&dataset, &visible, window, &events)),
        ListFormat::Json => print(listing(&visible, window, &values().collect::<Vec<Value>>())),
        ListFormat::Ndjson if events.is_empty() => Exit::Good,
        ListFormat::Ndjson => {
            let lines: Vec<String> = values().map(|it| it.to_string()).collect();
            print(lines.join("\n"))
        }
        ListFormat::Csv => {
            let asked = (window.is_some(), visible.answer().events().is_some());
            write(rows(&dataset, &events, asked).as_bytes())
        }
        ListFormat::Geojson => write(&geojson::write(&chosen(&dataset, &events)).bytes),
    }
}

/// What is visible; without a window also what has no date.
fn listed(dataset: &Dataset, visible: &Visible, in_window: bool) -> Vec<Listed> {
    let answer = visible.answer();
    let is_asked = answer.events().is_some();
    let listed = |event, membership| Listed {
        event,
        membership,
        why: is_asked.then(|| answer.why(dataset, event)),
    };
    let dated = visible.rows();
    let dated = dated.map(|row| listed(row.event, in_window.then_some(row.membership)));
    let undated = visible.undated.iter().filter(|_| !in_window);
    dated.chain(undated.map(|ix| listed(*ix, None))).collect()
}

/// A table for whoever looks, JSON for whatever reads.
fn usual_format() -> ListFormat {
    if std::io::stdout().is_terminal() {
        ListFormat::Table
    } else {
        ListFormat::Json
    }
}

fn write(bytes: &[u8]) -> Exit {
    wrote(std::io::Write::write_all(&mut std::io::stdout(), bytes))
}

const fn word(membership: Membership) -> &'static str {
    match membership {
        Membership::Certain => "certain",
        Membership::Possible => "possible",
        Membership::Outside => "outside",
    }
}

/// The columns of a table for people, as far as there is something in them.
fn for_people(
    dataset: &Dataset,
    visible: &Visible,
    window: Option<Window>,
    events: &[Listed],
) -> String {
    let mut rows: Vec<Vec<String>> = Vec::with_capacity(events.len());
    let has_room = terminal_width().is_none_or(|width| width >= WIDE);
    for it in events {
        let event = dataset.event(it.event);
        let when = match text::dates(event.whens()) {
            when if when.is_empty() => text::NOTHING.to_owned(),
            when => when,
        };
        let places: Vec<&str> = dataset
            .venues_of(it.event)
            .map(|venue| dataset.venue(venue).name.as_str())
            .collect();
        rows.push(vec![
            it.membership.map(word).unwrap_or_default().to_owned(),
            when,
            event.title.clone(),
            places.join(", "),
            standing(event),
            text::reasons(it.why.as_deref().filter(|_| has_room).unwrap_or_default()),
            event.id.clone(),
        ]);
    }
    let filled = |column: usize| rows.iter().any(|row| !row[column].is_empty());
    // When, what and the id are always there.
    let shown: Vec<usize> = (0..text::LIST_HEADS.len())
        .filter(|column| [WHEN, EVENT, ID].contains(column) || filled(*column))
        .collect();
    let heads: Vec<&str> = shown
        .iter()
        .map(|column| text::LIST_HEADS[*column])
        .collect();
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| shown.iter().map(|column| row[*column].clone()).collect())
        .collect();
    let at = |column: usize| shown.iter().position(|it| *it == column);
    // Dates and ids are never cut: places and reasons go, and then ids stand on lines of their own.
    let shrinking = [
        (WHY, 16),
        (EVENT, 24),
        (WHERE, 8),
        (WHERE, 0),
        (WHY, 0),
        (EVENT, 16),
    ];
    let shrinking: Vec<(usize, usize)> = shrinking
        .into_iter()
        .filter_map(|(column, least)| Some((at(column)?, least)))
        .collect();
    let mut lines = table::lines(&heads, &rows, terminal_width(), &shrinking);
    let counts = visible.counts;
    let counts = [counts.certain, counts.possible, counts.undated, counts.all];
    lines.push(String::new());
    let listed = window.is_none().then_some(events.len());
    lines.push(text::listed(counts, listed));
    lines.join("\n")
}

/// Whether it took place, where that is not plain, and whether sources disagree.
fn standing(event: &Event) -> String {
    let mut words = Vec::new();
    if event.status != Status::Happened {
        words.push(event.status.to_string());
    }
    if event.disputed {
        words.push(text::DISPUTED.to_owned());
    }
    words.join(", ")
}

/// How wide the terminal is on which standard output is seen.
fn terminal_width() -> Option<usize> {
    if !std::io::stdout().is_terminal() {
        return None;
    }
    let (width, _) = terminal_size::terminal_size()?;
    Some(usize::from(width.0))
}

/// A table with all columns of the file, and in front how surely each event is in the window and why it answers, where that
/// is asked.
fn rows(dataset: &Dataset, events: &[Listed], (in_window, is_asked): (bool, bool)) -> String {
    let own = [("membership", in_window), ("why", is_asked)];
    let own = own.into_iter().filter(|(_, is_there)| *is_there);
    let own: Vec<&str> = own.map(|(name, _)| name).collect();
    let events = events.iter().map(|it| {
        let membership = in_window.then(|| it.membership.map(word).unwrap_or_default().to_owned());
        let why = it.why.as_deref().map(text::reasons);
        (membership.into_iter().chain(why).collect(), it.event)
    });
    csv::write_rows_beside(dataset, &own, events, &csv::Column::of(dataset))
}

/// The listed events with the places and sources that they name, as a plain file: without claims, each with its
/// membership where there is a window, and why it answers where there is a query.
fn chosen(dataset: &Dataset, events: &[Listed]) -> Arc<Dataset> {
    let parts = dataset.parts();
    let mut chosen = Parts::default();
    for it in events {
        let mut event = dataset.event(it.event).clone();
        let membership = it.membership.map(|it| ("membership", word(it).into()));
        let why = it.why.as_deref().map(|it| ("why", it.into()));
        for (key, value) in membership.into_iter().chain(why) {
            event.extra.insert(key.to_owned(), value);
        }
        chosen.events.push(event);
    }
    let ids: HashSet<String> = chosen.events.iter().map(|it| it.id.clone()).collect();
    for event in &mut chosen.events {
        event.part_of.take_if(|whole| !ids.contains(whole));
    }
    let named = |list: fn(&Event) -> &Vec<String>| {
        let lists = chosen.events.iter().flat_map(list);
        lists.map(String::as_str).collect::<HashSet<&str>>()
    };
    let (venues, sources) = (named(|it| &it.venues), named(|it| &it.sources));
    let venues = parts
        .venues
        .iter()
        .filter(|it| venues.contains(it.id.as_str()));
    let sources = parts
        .sources
        .iter()
        .filter(|it| sources.contains(it.id.as_str()));
    (chosen.venues, chosen.sources) = (venues.cloned().collect(), sources.cloned().collect());
    Arc::new(Dataset::new(dataset.name(), chosen).0)
}

fn listing(visible: &Visible, window: Option<Window>, events: &[Value]) -> String {
    let counts = visible.counts;
    let window = window.map(|window| {
        json!({
            "mode": "window",
            "from": moment_to_text(window.start()),
            "to": moment_to_text(window.end()),
        })
    });
    let listing = json!({
        "schema": "summit-atlas/list/1",
        "window": window,
        "counts": {
            "certain": counts.certain,
            "possible": counts.possible,
            "undated": counts.undated,
            "all": counts.all,
        },
        "events": events,
    });
    format!("{listing:#}")
}

fn event(dataset: &Dataset, it: &Listed) -> Value {
    let event = dataset.event(it.event);
    let mut listed = json!({
        "id": event.id,
        "title": event.title,
        "when": event.when.as_ref().map(ToString::to_string),
        "membership": it.membership.map(word),
        "status": event.status,
        "precision": event.precision,
        "venues": event.venues,
        "sources": event.sources,
        "disputed": event.disputed,
        "grave": event.grave,
        "geometry": geojson::geometry(&event.geometry),
    });
    // Only where sources that are left stand equal: dates that are as good as the first.
    if !event.other_whens.is_empty() {
        let others = event.other_whens.iter().map(ToString::to_string);
        listed["other_whens"] = others.collect();
    }
    if let Some(why) = &it.why {
        listed["why"] = why.as_slice().into();
    }
    listed
}
