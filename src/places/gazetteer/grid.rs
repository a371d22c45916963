//! Which places lie in which square degree.

use crate::geo::{LonLat, distance_km};

/// Kilometres along a degree of latitude, a little less than anywhere on the globe of `geo`.
const KM_PER_DEGREE: f64 = 111.0;
const COLUMNS: usize = 360;
const ROWS: usize = 180;

/// Rows of a gazetteer by square degree.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// Where each cell begins in `rows`, and at last how many there are.
    starts: Vec<u32>,
    rows: Vec<u32>,
}

impl Grid {
    /// Sorts rows with their places into cells.
    pub(super) fn new(places: impl Iterator<Item = (u32, LonLat)> + Clone) -> Self {
        let mut starts = vec![0_u32; COLUMNS * ROWS + 1];
        for (_, at) in places.clone() {
            starts[cell(at) + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut rows = vec![0; starts[COLUMNS * ROWS] as usize];
        for (row, at) in places {
            let slot = &mut next[cell(at)];
            rows[*slot as usize] = row;
            *slot += 1;
        }
        Self { starts, rows }
    }

    /// The nearest row within some kilometres, with its distance.
    pub(super) fn nearest(
        &self,
        at: LonLat,
        within_km: f64,
        place: impl Fn(u32) -> LonLat,
    ) -> Option<(u32, f64)> {
        if within_km.is_nan() || within_km < 0.0 || !at.lon.is_finite() || !at.lat.is_finite() {
            return None;
        }
        // Half a turn is far enough for the whole globe.
        let reach = (within_km / KM_PER_DEGREE).min(180.0);
        let (south, north) = (row(at.lat - reach), row(at.lat + reach));
        // The widest circle of latitude in reach is the one nearest to a pole.
        let poleward = (at.lat.abs() + reach).min(90.0);
        let wide = reach / poleward.to_radians().cos().max(1e-9);
        let (west, east) = if wide >= 179.0 {
            (0, COLUMNS - 1)
        } else {
            (column(at.lon - wide), column(at.lon + wide))
        };
        let mut best: Option<(u32, f64)> = None;
        for y in south..=north {
            let mut x = west;
            loop {
                for &candidate in self.rows_in(y * COLUMNS + x) {
                    let km = distance_km(at, place(candidate));
                    let nearer = best.is_none_or(|(row, least)| (km, candidate) < (least, row));
                    if km <= within_km && nearer {
                        best = Some((candidate, km));
                    }
                }
                if x == east {
                    break;
                }
                x = (x + 1) % COLUMNS;
            }
        }
        best
    }

    /// How many bytes of memory it takes.
    pub(super) fn bytes(&self) -> usize {
        (self.starts.capacity() + self.rows.capacity()) * 4
    }

    fn rows_in(&self, cell: usize) -> &[u32] {
        &self.rows[self.starts[cell] as usize..self.starts[cell + 1] as usize]
    }
}

fn cell(at: LonLat) -> usize {
    row(at.lat) * COLUMNS + column(at.lon)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "0 to 359"
)]
fn column(lon: f64) -> usize {
    ((lon + 180.0).rem_euclid(360.0) as usize).min(COLUMNS - 1)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "0 to 179"
)]
fn row(lat: f64) -> usize {
    ((lat + 90.0).max(0.0) as usize).min(ROWS - 1)
}
