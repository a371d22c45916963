use super::{Camera, LonLat, World};

/// How much a flight zooms out against how much it pans (van Wijk and Nuij's ρ).
const CURVATURE: f64 = std::f64::consts::SQRT_2;

/// The smooth way from one camera to another: out, across and in again.
///
/// J. J. van Wijk and W. A. A. Nuij, *Smooth and efficient zooming and panning*, IEEE `InfoVis` 2003,
/// section 3, with ρ = √2. A flight knows no clock: [`Flight::at`] takes the part of the way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flight {
    from: Camera,
    to: Camera,
    /// Start and way on the plane, as parts of the world's width. The world ends at the
    /// antimeridian, so flights do not cross it.
    start: World,
    way: [f64; 2],
    /// Length of the way on the plane.
    distance: f64,
    /// Widths of the view at both ends, as parts of the world's width.
    widths: [f64; 2],
    /// Length of the path in van Wijk and Nuij's measure.
    length: f64,
    /// r₀ of their equation 9.
    r0: f64,
}

impl Flight {
    /// The flight between two cameras in a viewport that is `width` points wide.
    #[must_use]
    pub fn new(from: Camera, to: Camera, width: f64) -> Self {
        let (start, end) = (World::from(from.center), World::from(to.center));
        let way = [end.x - start.x, end.y - start.y];
        let distance = way[0].hypot(way[1]);
        let widths = [from, to].map(|camera| width.max(1.0) / camera.world_points());
        let (length, r0) = path(distance, widths);
        Self {
            from,
            to,
            start,
            way,
            distance,
            widths,
            length,
            r0,
        }
    }

    /// Length of the path: about 1 for a short hop, 6 from one side of a region to the other.
    /// A fitting duration grows with it.
    #[must_use]
    pub fn length(&self) -> f64 {
        self.length
    }

    /// Where the flight leads.
    #[must_use]
    pub fn destination(&self) -> Camera {
        self.to
    }

    /// The camera at a part of the way: 0 is the start, 1 the destination.
    #[must_use]
    pub fn at(&self, part: f64) -> Camera {
        if part <= 0.0 {
            return self.from;
        }
        if part >= 1.0 {
            return self.to;
        }
        let [w0, w1] = self.widths;
        let s = part * self.length;
        let (travelled, width) = if self.is_plain_zoom() {
            let sign = if w1 < w0 { -1.0 } else { 1.0 };
            (part, w0 * (sign * CURVATURE * s).exp())
        } else {
            let k = self.r0 + CURVATURE * s;
            let u = w0 / CURVATURE.powi(2) * (self.r0.cosh() * k.tanh() - self.r0.sinh());
            (u / self.distance, w0 * self.r0.cosh() / k.cosh())
        };
        let center = LonLat::from(World {
            x: self.start.x + self.way[0] * travelled,
            y: self.start.y + self.way[1] * travelled,
        });
        let zoom = self.from.zoom - (width / w0).log2();
        Camera::new(center, zoom)
    }

    fn is_plain_zoom(&self) -> bool {
        self.distance < 1e-9
    }
}

/// Length of the path and r₀ (equation 9 of the paper).
fn path(distance: f64, [w0, w1]: [f64; 2]) -> (f64, f64) {
    let rho2 = CURVATURE.powi(2);
    if distance < 1e-9 {
        return ((w1 / w0).ln().abs() / CURVATURE, 0.0);
    }
    let r = |i: usize| {
        let w = if i == 0 { w0 } else { w1 };
        let sign = if i == 0 { 1.0 } else { -1.0 };
        let b = (w1.powi(2) - w0.powi(2) + sign * rho2.powi(2) * distance.powi(2))
            / (2.0 * w * rho2 * distance);
        // −asinh(b) is ln(−b + √(b² + 1)) without its cancellation.
        -b.asinh()
    };
    ((r(1) - r(0)) / CURVATURE, r(0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn camera() -> impl Strategy<Value = Camera> {
        (-170.0..170.0, -70.0..70.0, 2.0..12.0)
            .prop_map(|(lon, lat, zoom)| Camera::new(LonLat { lon, lat }, zoom))
    }

    proptest! {
        #[test]
        fn a_flight_starts_and_ends_where_it_should_without_a_jump(a in camera(), b in camera()) {
            let flight = Flight::new(a, b, 1280.0);
            prop_assert!(flight.length().is_finite() && flight.length() >= 0.0);
            for (part, camera) in [(1e-9, a), (1.0 - 1e-9, b)] {
                let near = flight.at(part);
                prop_assert!((near.zoom - camera.zoom).abs() < 1e-3);
                prop_assert!((near.center.lat - camera.center.lat).abs() < 1e-2);
            }
        }
    }

    #[test]
    fn a_far_flight_zooms_out_on_its_way() {
        let camera = |lon| Camera::new(LonLat { lon, lat: 40.0 }, 8.0);
        let flight = Flight::new(camera(30.0), camera(70.0), 1280.0);
        assert!(flight.at(0.5).zoom < 6.0);
    }

    #[test]
    fn a_flight_stays_on_the_map() {
        let camera = |lon| Camera::new(LonLat { lon, lat: 0.0 }, 5.0);
        let half = Flight::new(camera(170.0), camera(-170.0), 1280.0).at(0.5);
        assert!(half.center.lon.abs() < 5.0);
    }
}
