use crate::geo::{LonLat, MAX_ZOOM, MIN_ZOOM};
use crate::places::Worldview;
use crate::text;
use crate::theme::{MapStyle, ThemeName};
use crate::time::{Edtf, Moment, Span, Widening, WindowMode};
use crate::view::{Lettering, TextSize, TypedDate, moment_from_text};

/// The first moment after a date.
pub(super) fn day_end(text: &str) -> Result<Moment, String> {
    let end = Span::from_edtf(&date(text)?, Widening::NONE).latest();
    if end.is_bounded() {
        Ok(end)
    } else {
        Err("write a date that ends, for example 2025-11".to_owned())
    }
}

/// As [`moment`], but `..` is the end of time.
pub(super) fn end(text: &str) -> Result<Moment, String> {
    match text {
        ".." => Ok(Moment::END),
        text => moment(text),
    }
}

/// The first moment of a date.
pub(super) fn moment(text: &str) -> Result<Moment, String> {
    match moment_from_text(text) {
        Some(moment) => Ok(moment),
        None => Ok(Span::from_edtf(&date(text)?, Widening::default()).earliest()),
    }
}

/// A date in EDTF or in the plain words that the window takes; one that can be read in several ways is none.
fn date(typed: &str) -> Result<Edtf, String> {
    let with_hint = |said: String, hint: Option<String>| match hint {
        Some(hint) => format!("{said}. {}", text::query_hint(&hint)),
        None => said,
    };
    match TypedDate::read(typed) {
        TypedDate::One(edtf, _) => Ok(edtf),
        TypedDate::Several(all) => {
            let all: Vec<String> = all.iter().map(|(edtf, _)| edtf.to_string()).collect();
            let hint = text::query_write(&all.join(" or "));
            Err(with_hint(text::query_several_dates(typed), Some(hint)))
        }
        TypedDate::None(error) => Err(with_hint(error.to_string(), error.hint())),
    }
}

pub(super) fn size(text: &str) -> Result<[u16; 2], String> {
    let parsed = text
        .split_once('x')
        .and_then(|(w, h)| Some([w.parse().ok()?, h.parse().ok()?]));
    parsed
        .filter(|[w, h]| (320..=7680).contains(w) && (240..=4320).contains(h))
        .ok_or_else(|| "write WIDTHxHEIGHT in points, from 320x240 to 7680x4320".to_owned())
}

pub(super) fn scale(text: &str) -> Result<f32, String> {
    let parsed = text
        .parse()
        .ok()
        .filter(|scale| (0.5..=4.0).contains(scale));
    parsed.ok_or_else(|| "write a number from 0.5 to 4".to_owned())
}

pub(super) fn center(text: &str) -> Result<LonLat, String> {
    let parsed = text
        .split_once(',')
        .and_then(|(lon, lat)| LonLat::new(lon.trim().parse().ok()?, lat.trim().parse().ok()?));
    parsed.ok_or_else(|| "write LON,LAT in degrees, for example 48.5,41.2".to_owned())
}

pub(super) fn zoom(text: &str) -> Result<f64, String> {
    let parsed = text
        .parse()
        .ok()
        .filter(|zoom| (MIN_ZOOM..=MAX_ZOOM).contains(zoom));
    parsed.ok_or_else(|| format!("write a number from {MIN_ZOOM} to {MAX_ZOOM}"))
}

pub(super) fn theme(text: &str) -> Result<ThemeName, String> {
    match text {
        "light" => Ok(ThemeName::Light),
        "dark" => Ok(ThemeName::Dark),
        _ => Err("write light or dark".to_owned()),
    }
}

pub(super) fn map_style(text: &str) -> Result<MapStyle, String> {
    let found = MapStyle::ALL.into_iter().find(|it| it.code() == text);
    found.ok_or_else(|| "atlas, night, plain or high-contrast".to_owned())
}

pub(super) fn text_size(text: &str) -> Result<TextSize, String> {
    let percent = text.strip_suffix('%').unwrap_or(text).parse().ok();
    let size = percent.filter(|it| TextSize::new(*it).percent() == *it);
    let size = size.map(TextSize::new);
    size.ok_or_else(|| "write a whole number from 80 to 200".to_owned())
}

pub(super) fn lettering(typed: &str) -> Result<Lettering, String> {
    let known = || text::languages_of_names(&text::Language::ALL.map(text::Language::code));
    Lettering::try_from(typed.to_owned()).map_err(|error| format!("{error}. {}", known()))
}

pub(super) fn borders(text: &str) -> Result<Worldview, String> {
    Worldview::from_code(text).ok_or_else(|| "un or administered".to_owned())
}

pub(super) fn mode(text: &str) -> Result<WindowMode, String> {
    match text {
        "window" => Ok(WindowMode::Window),
        "instant" => Ok(WindowMode::Instant),
        "from-start" => Ok(WindowMode::FromStart),
        "to-end" => Ok(WindowMode::ToEnd),
        _ => Err("write window, instant, from-start or to-end".to_owned()),
    }
}

pub(super) fn fps(text: &str) -> Result<u32, String> {
    let parsed = text.parse().ok().filter(|fps| (1..=60).contains(fps));
    parsed.ok_or_else(|| "write a whole number from 1 to 60".to_owned())
}

pub(super) fn seconds(text: &str) -> Result<f64, String> {
    let parsed = text
        .parse()
        .ok()
        .filter(|seconds| (0.1..=1000.0).contains(seconds));
    parsed.ok_or_else(|| "write a number from 0.1 to 1000".to_owned())
}
