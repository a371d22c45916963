use crate::geo::{Camera, Flight, Viewport};
use crate::theme::duration;

/// Seconds after which a glide has lost half of its speed.
const GLIDE_HALF_LIFE: f64 = 0.12;
/// Points per second below which a glide stands still.
const GLIDE_SLOWEST: f64 = 8.0;
/// Duration of a step of the zoom in seconds.
const ZOOM_DURATION: f64 = 0.2;

/// Eases in and out (smoothstep), so that nothing starts or stops with a jerk.
pub(super) fn eased(part: f64) -> f64 {
    part * part * (3.0 - 2.0 * part)
}

/// A camera that moves by itself.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Motion {
    /// On the way to a place.
    Fly {
        flight: Flight,
        elapsed: f64,
        duration: f64,
    },
    /// Rolling out after a drag, in points per second.
    Glide { velocity: [f64; 2] },
}

impl Motion {
    /// A flight in a viewport of `width` points.
    pub(super) fn fly(from: Camera, to: Camera, width: f64) -> Self {
        let flight = Flight::new(from, to, width);
        let duration = (flight.length() * duration::FLIGHT_PER_LENGTH)
            .clamp(ZOOM_DURATION, duration::FLIGHT_LONGEST);
        Self::Fly {
            flight,
            elapsed: 0.0,
            duration,
        }
    }

    /// The same flight in no less than so many seconds.
    pub(super) fn lasting(self, at_least: f64) -> Self {
        match self {
            Self::Fly {
                flight,
                elapsed,
                duration,
            } => Self::Fly {
                flight,
                elapsed,
                duration: duration.max(at_least),
            },
            glide @ Self::Glide { .. } => glide,
        }
    }

    /// How long it takes in seconds, as far as that is known.
    pub(super) fn duration(&self) -> Option<f64> {
        match self {
            Self::Fly { duration, .. } => Some(*duration),
            Self::Glide { .. } => None,
        }
    }

    /// Where the motion will end, as far as that is known.
    pub(super) fn destination(&self) -> Option<Camera> {
        match self {
            Self::Fly { flight, .. } => Some(flight.destination()),
            Self::Glide { .. } => None,
        }
    }

    /// The camera after `dt` seconds, and whether the motion goes on.
    pub(super) fn advance(&mut self, viewport: Viewport, dt: f64) -> (Camera, bool) {
        match self {
            Self::Fly {
                flight,
                elapsed,
                duration,
            } => {
                *elapsed += dt;
                let part = (*elapsed / *duration).clamp(0.0, 1.0);
                (flight.at(eased(part)), part < 1.0)
            }
            Self::Glide { velocity } => {
                // The way under an exponential decay, so that it does not depend on `dt`.
                let rate = std::f64::consts::LN_2 / GLIDE_HALF_LIFE;
                let decay = (-rate * dt).exp();
                let way = velocity.map(|v| v * (1.0 - decay) / rate);
                *velocity = velocity.map(|v| v * decay);
                let moving = velocity[0].hypot(velocity[1]) > GLIDE_SLOWEST;
                (viewport.panned(way), moving)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::LonLat;

    fn camera(lon: f64) -> Camera {
        Camera::new(LonLat { lon, lat: 0.0 }, 5.0)
    }

    #[test]
    fn a_glide_goes_as_far_at_any_frame_rate() {
        let end = |dt: f64| {
            let mut motion = Motion::Glide {
                velocity: [900.0, -300.0],
            };
            let mut camera = camera(0.0);
            loop {
                let (next, moving) = motion.advance(camera.viewport(800.0, 600.0), dt);
                camera = next;
                if !moving {
                    return camera.center;
                }
            }
        };
        let (smooth, rough) = (end(1.0 / 240.0), end(1.0 / 15.0));
        assert!(
            (smooth.lon - rough.lon).abs() < 0.05,
            "{smooth:?} {rough:?}"
        );
    }

    #[test]
    fn a_flight_arrives_exactly_and_then_ends() {
        let mut motion = Motion::fly(camera(0.0), camera(40.0), 800.0);
        let viewport = camera(0.0).viewport(800.0, 600.0);
        let steps = (0..1000).map(|_| motion.advance(viewport, 1.0 / 60.0));
        let flown: Vec<_> = steps.take_while(|(_, moving)| *moving).collect();
        assert!(flown.len() > 10 && flown.len() < 200);
        assert_eq!(motion.advance(viewport, 1.0), (camera(40.0), false));
    }
}
