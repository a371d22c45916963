use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};

use super::arguments::{List, ListFormat, WindowArguments};
use super::query::filter;
use super::{Exit, print, say};
use crate::dataset::{Dataset, EventIx, Geometry, as_known};
use crate::format::Reading;
use crate::geo::LonLat;
use crate::jobs::{bundled, read_file};
use crate::query::{Index, Visible};
use crate::time::{Membership, Moment, Window};
use crate::view::moment_to_text;

/// Prints the events of a file, those in the window if one is given.
pub(super) fn list(arguments: &List) -> Exit {
    let read = dataset(arguments.file.as_deref())
        .and_then(|dataset| read_as(dataset, &arguments.without_source, arguments.known_on));
    let dataset = match read {
        Ok(dataset) => dataset,
        Err(exit) => return exit,
    };
    let window = match window(&arguments.window) {
        Ok(window) => window,
        Err(exit) => return exit,
    };
    let filter = match filter(arguments.query.as_deref()) {
        Ok(filter) => filter,
        Err(exit) => return exit,
    };
    let mut visible = Visible::default();
    visible.set_filter(&dataset, &Index::new(&dataset), window.as_ref(), &filter);
    for note in visible.answer().notes() {
        say(format_args!("note: {note}"));
    }
    let mut events: Vec<Value> = visible
        .rows()
        .map(|row| event(&dataset, row.event, window.map(|_| row.membership)))
        .collect();
    if window.is_none() {
        events.extend(visible.undated.iter().map(|ix| event(&dataset, *ix, None)));
    }
    match arguments.format {
        ListFormat::Json => print(listing(&visible, window, &events)),
        ListFormat::Ndjson => {
            let lines: Vec<String> = events.iter().map(Value::to_string).collect();
            if lines.is_empty() {
                Exit::Good
            } else {
                print(lines.join("\n"))
            }
        }
    }
}

/// The dataset of a file, or the bundled one. Problems are said; without a dataset that is all.
pub(super) fn dataset(file: Option<&Path>) -> Result<Arc<Dataset>, Exit> {
    let Reading { dataset, problems } = file.map_or_else(bundled::summits, read_file);
    for problem in &problems {
        say(format_args!("{}: {problem}", problem.severity));
    }
    dataset.ok_or(Exit::BadInput)
}

/// Ids of sources, if the dataset has all of them.
pub(super) fn known_sources(dataset: &Dataset, ids: &[String]) -> Result<BTreeSet<String>, Exit> {
    let Some(unknown) = ids.iter().find(|id| dataset.find_source(id).is_none()) else {
        return Ok(ids.iter().cloned().collect());
    };
    let all = dataset.parts().sources.iter();
    let known: Vec<&str> = all.map(|source| source.id.as_str()).collect();
    let hint = if known.is_empty() {
        "the file names no sources: it is itself the one source".to_owned()
    } else {
        format!("its sources are {}", known.join(", "))
    };
    say(format_args!(
        "error: there is no source \"{unknown}\" in {}. Hint: {hint}",
        dataset.name()
    ));
    Err(Exit::Usage)
}

/// A dataset as if some of its sources had never been read, and as it could have been known before a moment.
pub(super) fn read_as(
    dataset: Arc<Dataset>,
    off: &[String],
    before: Option<Moment>,
) -> Result<Arc<Dataset>, Exit> {
    let off = known_sources(&dataset, off)?;
    if off.is_empty() && before.is_none() {
        return Ok(dataset);
    }
    let left = as_known(dataset.parts(), &off, before);
    Ok(Arc::new(Dataset::new(dataset.name(), left).0))
}

/// The window of the arguments: `None` when neither end is given.
pub(super) fn window(arguments: &WindowArguments) -> Result<Option<Window>, Exit> {
    let (from, to) = (arguments.from, arguments.to);
    if from.is_none() && to.is_none() {
        return Ok(None);
    }
    let window = Window::new(from.unwrap_or(Moment::BEGINNING), to.unwrap_or(Moment::END));
    if window.is_none() {
        say(
            "error: the window ends before it begins. Hint: write an earlier --from, or a later --to",
        );
    }
    window.map(Some).ok_or(Exit::Usage)
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

fn event(dataset: &Dataset, ix: EventIx, membership: Option<Membership>) -> Value {
    let event = dataset.event(ix);
    let mut listed = json!({
        "id": event.id,
        "title": event.title,
        "when": event.when.as_ref().map(ToString::to_string),
        "membership": membership.map(|membership| match membership {
            Membership::Certain => "certain",
            Membership::Possible => "possible",
            Membership::Outside => "outside",
        }),
        "status": event.status,
        "precision": event.precision,
        "venues": event.venues,
        "sources": event.sources,
        "disputed": event.disputed,
        "grave": event.grave,
        "geometry": geometry(&event.geometry),
    });
    // Only where sources that are left stand equal: dates that are as good as the first.
    if !event.other_whens.is_empty() {
        let others = event.other_whens.iter().map(ToString::to_string);
        listed["other_whens"] = others.collect();
    }
    listed
}

fn geometry(geometry: &Geometry) -> Value {
    let position = |p: &LonLat| json!([p.lon, p.lat]);
    let line = |places: &Vec<LonLat>| places.iter().map(position).collect::<Value>();
    let (kind, coordinates) = match geometry {
        Geometry::Nowhere => return Value::Null,
        Geometry::Points(points) => match points.as_slice() {
            [only] => ("Point", position(only)),
            _ => ("MultiPoint", line(points)),
        },
        Geometry::Lines(lines) => match lines.as_slice() {
            [only] => ("LineString", line(only)),
            _ => ("MultiLineString", lines.iter().map(line).collect()),
        },
        Geometry::Areas(rings) => {
            let polygons = rings.iter().map(|ring| json!([line(ring)]));
            ("MultiPolygon", polygons.collect())
        }
    };
    json!({ "type": kind, "coordinates": coordinates })
}
