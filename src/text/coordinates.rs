//! Places, distances and directions in figures.
//!
//! A coordinate has as many digits as the map can tell and no more: the smallest step that is
//! written is at least as wide as a point of the screen. Zero is north and east (ISO 6709).

use std::fmt::Write as _;

use super::grouped;
use crate::geo::{Leg, LonLat};

/// A space as wide as a figure, so that numbers of different lengths end at the same place.
pub const FIGURE_SPACE: char = '\u{2007}';

/// Steps of degrees, minutes and seconds in hundredths of a second, the finest first.
const STEPS: [u32; 7] = [1, 10, 100, 1000, 6000, 60_000, 360_000];
/// Hundredths of a second in a minute and in a degree.
const MINUTE: u32 = 6000;
const DEGREE: u32 = 60 * MINUTE;

/// How finely a coordinate is written: in degrees, the width of a point of the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fineness(f64);

impl Fineness {
    /// As finely as a map on which a point is so many degrees wide can tell.
    #[must_use]
    pub fn of_point(degrees: f64) -> Self {
        Self(degrees.max(1e-9))
    }

    /// Digits after the decimal point, 0 ..= 6.
    fn decimals(self) -> usize {
        let fits = |digits: &u8| 10_f64.powi(-i32::from(*digits)) >= self.0;
        usize::from((0..=6).rev().find(fits).unwrap_or(0))
    }

    /// The step of degrees, minutes and seconds, in hundredths of a second.
    fn step(self) -> u32 {
        let fits = |step: &u32| f64::from(*step) >= self.0 * f64::from(DEGREE);
        STEPS.into_iter().find(fits).unwrap_or(DEGREE)
    }
}

/// `41.20° N, 49.87° E`
#[must_use]
pub fn decimal(place: LonLat, fineness: Fineness) -> String {
    two(place, |degrees, letters, _| {
        decimal_part(degrees, letters, fineness)
    })
}

/// `41°12′10″ N, 49°52′00″ E`
#[must_use]
pub fn sexagesimal(place: LonLat, fineness: Fineness) -> String {
    two(place, |degrees, letters, _| {
        sexagesimal_part(degrees, letters, fineness)
    })
}

/// The same coordinates in both ways, always equally long at one fineness.
#[must_use]
pub fn readout(place: LonLat, fineness: Fineness) -> String {
    let padded = |part: fn(f64, [char; 2], Fineness) -> String| {
        two(place, |degrees, letters, figures| {
            let text = part(degrees, letters, fineness);
            let before = text.find(['.', '°']).unwrap_or(text.len());
            let pad = figures.saturating_sub(before);
            FIGURE_SPACE.to_string().repeat(pad) + &text
        })
    };
    format!("{} · {}", padded(decimal_part), padded(sexagesimal_part))
}

/// `41.20, 49.87`: latitude and longitude for other programs.
#[must_use]
pub fn plain(place: LonLat, fineness: Fineness) -> String {
    let digits = fineness.decimals();
    // A sum of zeros is a positive one: −0 is never written.
    let [lat, lon] = [place.lat, place.lon].map(|degrees| {
        let text = format!("{degrees:.digits$}");
        let zero = text.trim_start_matches(['-', '0', '.']).is_empty();
        if zero {
            text.trim_start_matches('-').to_owned()
        } else {
            text
        }
    });
    format!("{lat}, {lon}")
}

/// Latitude and longitude, each with its letters and the most figures that it has before the point.
fn two(place: LonLat, part: impl Fn(f64, [char; 2], usize) -> String) -> String {
    let (lat, lon) = (
        part(place.lat, ['N', 'S'], 2),
        part(place.lon, ['E', 'W'], 3),
    );
    format!("{lat}, {lon}")
}

fn decimal_part(degrees: f64, letters: [char; 2], fineness: Fineness) -> String {
    let text = format!("{:.*}", fineness.decimals(), degrees.abs());
    let zero = text.trim_start_matches(['0', '.']).is_empty();
    let letter = letters[usize::from(degrees < 0.0 && !zero)];
    format!("{text}° {letter}")
}

fn sexagesimal_part(degrees: f64, letters: [char; 2], fineness: Fineness) -> String {
    let step = fineness.step();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "180° are 64 800 000 hundredths of a second"
    )]
    // Rounded as a whole before it is taken apart: 59′60″ cannot come of it.
    let rounded = (degrees.abs() * f64::from(DEGREE) / f64::from(step)).round() as u32 * step;
    let letter = letters[usize::from(degrees < 0.0 && rounded > 0)];
    format!("{} {letter}", angle(rounded, step))
}

/// An angle in hundredths of a second, down to the unit of a step: `41°`, `41°12′`, `41°12′06.5″`.
fn angle(hundredths: u32, step: u32) -> String {
    let mut text = format!("{}°", hundredths / DEGREE);
    let (minutes, rest) = (hundredths % DEGREE / MINUTE, hundredths % MINUTE);
    let (seconds, part) = (rest / 100, rest % 100);
    let written = match step {
        s if s >= DEGREE => Ok(()),
        s if s >= MINUTE => write!(text, "{minutes:02}′"),
        s if s >= 100 => write!(text, "{minutes:02}′{seconds:02}″"),
        s if s >= 10 => write!(text, "{minutes:02}′{seconds:02}.{}″", part / 10),
        _ => write!(text, "{minutes:02}′{seconds:02}.{part:02}″"),
    };
    // Writing into a text does not fail.
    written.map_or_else(|_| String::new(), |()| text)
}

/// A meridian or a parallel of a graticule whose lines are `step` seconds of arc apart: `30° E`,
/// `10°30′ N`, `0°`, `180°`.
#[must_use]
pub fn grid_line(degrees: f64, step: u32, letters: [char; 2]) -> String {
    let step = step.saturating_mul(100);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "180° are 64 800 000 hundredths of a second"
    )]
    let hundredths = (degrees.abs() * f64::from(DEGREE)).round() as u32;
    let angle = angle(hundredths, unit(step));
    if hundredths == 0 || hundredths == 180 * DEGREE {
        return angle;
    }
    format!("{angle} {}", letters[usize::from(degrees < 0.0)])
}

/// The unit in which a step is a whole number, in hundredths of a second.
fn unit(step: u32) -> u32 {
    let whole = |unit: &u32| step.is_multiple_of(*unit);
    [DEGREE, MINUTE].into_iter().find(whole).unwrap_or(100)
}

/// `412 km`, `4.2 km`, `850 m`, `12 345 km`
#[must_use]
pub fn distance(km: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "at most some thousands")]
    let whole = |number: f64| grouped(number.round().max(0.0) as i64);
    if km < 0.9995 {
        format!("{} m", whole(km * 1000.0))
    } else if km < 9.95 {
        format!("{km:.1} km")
    } else {
        format!("{} km", whole(km))
    }
}

/// `087°`: degrees from north over east, always three figures.
#[must_use]
pub fn bearing(degrees: f64) -> String {
    let rounded = degrees.round().rem_euclid(360.0);
    format!("{rounded:03.0}°")
}

/// `412 km · 087°`
#[must_use]
pub fn leg(leg: &Leg) -> String {
    if leg.km > 0.0 {
        format!("{} · {}", distance(leg.km), bearing(leg.bearing))
    } else {
        distance(leg.km)
    }
}

/// `Total 1234 km`
#[must_use]
pub fn total(legs: &[Leg]) -> String {
    format!("Total {}", distance(legs.iter().map(|leg| leg.km).sum()))
}

/// What a screen reader says of a leg.
#[must_use]
pub fn spoken_leg(number: usize, leg: &Leg) -> String {
    format!(
        "Leg {number}: {}, bearing {}",
        distance(leg.km),
        bearing(leg.bearing)
    )
}

/// A measurement to be pasted elsewhere: a line for each leg, and the total.
#[must_use]
pub fn measured(legs: &[Leg], fineness: Fineness) -> String {
    let lines = legs.iter().map(|it| {
        let (from, to) = (decimal(it.from, fineness), decimal(it.to, fineness));
        format!("{from} → {to}: {}\n", leg(it))
    });
    lines.collect::<String>() + &total(legs)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn place(lon: f64, lat: f64) -> LonLat {
        LonLat::new(lon, lat).expect("a valid place")
    }

    fn at_zoom(zoom: f64) -> Fineness {
        Fineness::of_point(360.0 / (256.0 * zoom.exp2()))
    }

    #[test]
    fn coordinates_have_the_digits_that_the_zoom_can_tell() {
        let baku = place(49.867_092, 40.409_264);
        for (zoom, decimals, dms) in [
            (0.0, "40° N, 50° E", "40° N, 50° E"),
            (5.0, "40.4° N, 49.9° E", "40°20′ N, 49°50′ E"),
            (7.0, "40.4° N, 49.9° E", "40°25′ N, 49°52′ E"),
            (12.0, "40.409° N, 49.867° E", "40°24′30″ N, 49°52′00″ E"),
            (15.0, "40.4093° N, 49.8671° E", "40°24′33″ N, 49°52′02″ E"),
            (
                19.0,
                "40.40926° N, 49.86709° E",
                "40°24′33.35″ N, 49°52′01.53″ E",
            ),
        ] {
            assert_eq!(decimal(baku, at_zoom(zoom)), decimals, "at zoom {zoom}");
            assert_eq!(sexagesimal(baku, at_zoom(zoom)), dms, "at zoom {zoom}");
        }
    }

    #[test]
    fn rounding_carries_and_zero_has_no_minus() {
        let seconds = Fineness::of_point(1.0 / 3600.0);
        let almost = 11.0 + 59.0 / 60.0 + 59.7 / 3600.0;
        for (lon, lat, dms) in [
            (-almost, almost, "12°00′00″ N, 12°00′00″ W"),
            (-0.000_01, -0.000_01, "0°00′00″ N, 0°00′00″ E"),
            (179.999_99, 89.999_99, "90°00′00″ N, 180°00′00″ E"),
            (-180.0, -90.0, "90°00′00″ S, 180°00′00″ W"),
        ] {
            assert_eq!(sexagesimal(place(lon, lat), seconds), dms);
        }
        let tenths = Fineness::of_point(0.1);
        assert_eq!(decimal(place(-0.04, -0.04), tenths), "0.0° N, 0.0° E");
        assert_eq!(plain(place(-0.04, -33.46), tenths), "-33.5, 0.0");
        assert_eq!(decimal(place(-0.06, -89.96), tenths), "90.0° S, 0.1° W");
    }

    #[test]
    fn lines_of_the_graticule_are_named_in_their_unit() {
        for (degrees, step, name) in [
            (30.0, 36_000, "30° E"),
            (-180.0, 36_000, "180°"),
            (0.0, 60, "0°00′"),
            (-10.5, 1800, "10°30′ W"),
            (44.0 + 1.0 / 3.0, 10, "44°20′00″ E"),
        ] {
            assert_eq!(grid_line(degrees, step, ['E', 'W']), name);
        }
    }

    #[test]
    fn distances_and_bearings() {
        for (km, words) in [
            (0.0, "0 m"),
            (0.85, "850 m"),
            (0.9996, "1.0 km"),
            (9.96, "10 km"),
            (412.4, "412 km"),
            (12_345.0, "12\u{2009}345 km"),
        ] {
            assert_eq!(distance(km), words);
        }
        for (degrees, words) in [(0.0, "000°"), (87.4, "087°"), (359.6, "000°")] {
            assert_eq!(bearing(degrees), words);
        }
        let two = Leg::along(&[
            place(49.867, 40.409),
            place(51.16, 43.65),
            place(51.16, 43.65),
        ]);
        let words = measured(&two, at_zoom(5.0));
        assert_eq!(
            words,
            "40.4° N, 49.9° E → 43.6° N, 51.2° E: 376 km · 016°\n43.6° N, 51.2° E → 43.6° N, 51.2° E: 0 m\nTotal 376 km"
        );
    }

    proptest! {
        #[test]
        fn a_readout_is_as_long_everywhere_and_has_no_sixty(
            lon in -180.0..=180.0, lat in -90.0..=90.0, zoom in 0.0..19.0,
        ) {
            let fineness = at_zoom(zoom);
            let here = readout(place(lon, lat), fineness);
            let there = readout(place(0.0, 0.0), fineness);
            prop_assert_eq!(here.chars().count(), there.chars().count(), "{} {}", here, there);
            prop_assert!(!here.contains("°60") && !here.contains("′60"));
        }
    }
}
