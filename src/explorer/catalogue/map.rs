use super::super::command::{Command, Panel};
use super::{Entry, Scope, ctrl, entry, keys, shift};
use crate::places::Worldview;
use crate::text;
use crate::theme::MapStyle;

/// Points of one press of an arrow key, and with Shift.
const KEY_PAN: [f64; 2] = [120.0, 480.0];

/// Moving the map.
pub(super) fn of_the_map() -> Vec<Entry> {
    use Command as C;
    use Scope::Map as M;
    let fit = "Fly to where all visible events are in sight";
    let mut all = Vec::new();
    for (key, [x, y], title, far) in [
        ("ArrowLeft", [1.0, 0.0], "Pan west", "Pan far west"),
        ("ArrowRight", [-1.0, 0.0], "Pan east", "Pan far east"),
        ("ArrowUp", [0.0, 1.0], "Pan north", "Pan far north"),
        ("ArrowDown", [0.0, -1.0], "Pan south", "Pan far south"),
    ] {
        let pan = |points: f64| C::Pan([x * points, y * points]);
        let [near_by, far_by] = KEY_PAN;
        all.push(entry(pan(near_by), keys(M, key), title, "Move the map"));
        let keys = shift(keys(M, key));
        all.push(entry(pan(far_by), keys, far, "Move the map farther"));
    }
    for key in ["PageUp", "Plus"] {
        all.push(entry(
            C::ZoomBy(1.0),
            keys(M, key),
            "Zoom in",
            "Look closer",
        ));
    }
    for key in ["PageDown", "Minus"] {
        let farther = "Look from farther away";
        all.push(entry(C::ZoomBy(-1.0), keys(M, key), "Zoom out", farther));
    }
    all.push(entry(
        C::FitAll,
        keys(M, "Home"),
        "Show all on the map",
        fit,
    ));
    all
}

/// What is done with the map.
pub(super) fn of_its_tools() -> Vec<Entry> {
    use Command as C;
    use Scope::{Map as M, Window as W};
    vec![
        entry(
            C::ToggleMeasure,
            ctrl(W, "M"),
            "Measure distances",
            "Click places on the map: distance and direction of the shortest line between them",
        ),
        entry(
            C::EnterMeasurePoint,
            keys(M, "Enter"),
            "Measure to the middle of the map",
            "While measuring: add the middle of the map; again, or after a click, end",
        ),
        entry(
            C::RemoveMeasurePoint,
            keys(M, "Backspace"),
            text::MEASURE_UNDO,
            "While measuring: take back the last point",
        ),
        entry(
            C::CopyCoordinates,
            shift(ctrl(W, "C")),
            "Copy coordinates",
            "Copy the coordinates under the pointer, or of the middle of the map",
        ),
    ]
}

/// How the map looks.
pub(super) fn of_its_looks() -> Vec<Entry> {
    use Command as C;
    let styles = std::iter::once(None).chain(MapStyle::ALL.map(Some));
    let mut all: Vec<Entry> = styles
        .map(|style| {
            let (title, tooltip) = text::map_style(style);
            entry(C::SetMapStyle(style), None, title, tooltip)
        })
        .collect();
    for (borders, title, tooltip) in [
        (
            Worldview::UnitedNations,
            "United Nations",
            "As resolutions of the General Assembly recognise them",
        ),
        (
            Worldview::AsAdministered,
            "As administered",
            "As territory is run, where a stable, dated line exists",
        ),
    ] {
        all.push(entry(C::SetBorders(borders), None, title, tooltip));
    }
    let (title, tooltip) = text::BORDER_LIST_COMMAND;
    all.push(entry(C::TogglePanel(Panel::Borders), None, title, tooltip));
    all.push(entry(
        C::ToggleGraticule,
        None,
        "Graticule",
        "Meridians and parallels",
    ));
    all.push(entry(
        C::ToggleLegend,
        None,
        text::LEGEND,
        "What the signs on the map mean, and how many there are of each",
    ));
    all
}
