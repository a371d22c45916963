use super::LonLat;

/// Mean radius of the earth in kilometres (IUGG).
const EARTH_RADIUS_KM: f64 = 6_371.008_8;

/// Unit vector of a place.
fn unit(p: LonLat) -> [f64; 3] {
    let (lon, lat) = (p.lon.to_radians(), p.lat.to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}

/// Angle between two places seen from the centre of the earth, in radians.
///
/// Haversine formula (Sinnott, *Sky and Telescope* 68, 1984): exact for small angles.
fn angle(a: LonLat, b: LonLat) -> f64 {
    let half = |from: f64, to: f64| ((to - from).to_radians() / 2.0).sin().powi(2);
    let h = half(a.lat, b.lat)
        + a.lat.to_radians().cos() * b.lat.to_radians().cos() * half(a.lon, b.lon);
    2.0 * h.sqrt().min(1.0).asin()
}

/// Distance along the great circle, in kilometres on a sphere (within 0.6 % of the ellipsoid).
#[must_use]
pub fn distance_km(a: LonLat, b: LonLat) -> f64 {
    EARTH_RADIUS_KM * angle(a, b)
}

/// `steps + 1` places along the shortest line between two places, both ends included.
///
/// Spherical linear interpolation (Shoemake, SIGGRAPH 1985). Opposite places have no single
/// shortest line; for them the line runs over some point of the right length.
#[must_use]
pub fn great_circle(from: LonLat, to: LonLat, steps: u16) -> Vec<LonLat> {
    let omega = angle(from, to);
    let steps = steps.max(1);
    if omega < 1e-12 {
        return vec![from, to];
    }
    let (start, end, sin) = (unit(from), unit(to), omega.sin().max(1e-12));
    (0..=steps)
        .map(|step| match step {
            0 => from,
            last if last == steps => to,
            step => {
                let part = f64::from(step) / f64::from(steps);
                let (wa, wb) = (
                    ((1.0 - part) * omega).sin() / sin,
                    (part * omega).sin() / sin,
                );
                let [x, y, z] = [0, 1, 2].map(|i| wa * start[i] + wb * end[i]);
                LonLat::wrapped(y.atan2(x).to_degrees(), z.atan2(x.hypot(y)).to_degrees())
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(lon: f64, lat: f64) -> LonLat {
        LonLat::new(lon, lat).expect("a valid place")
    }

    #[test]
    fn a_quarter_of_the_equator_is_a_quarter_of_the_circumference() {
        let km = distance_km(place(0.0, 0.0), place(90.0, 0.0));
        assert!((km - EARTH_RADIUS_KM * std::f64::consts::FRAC_PI_2).abs() < 1e-6);
    }

    #[test]
    fn the_line_keeps_its_ends_and_its_length() {
        let (baku, aktau) = (place(49.87, 40.41), place(51.16, 43.65));
        let line = great_circle(baku, aktau, 16);
        assert_eq!((line[0], line[16]), (baku, aktau));
        let sum: f64 = line.windows(2).map(|w| distance_km(w[0], w[1])).sum();
        assert!((sum - distance_km(baku, aktau)).abs() < 1e-6);
    }

    #[test]
    fn no_step_at_all_is_still_a_line() {
        assert_eq!(
            great_circle(place(1.0, 2.0), place(1.0, 2.0), 0),
            [place(1.0, 2.0); 2]
        );
    }
}
