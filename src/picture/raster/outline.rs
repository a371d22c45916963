//! Which pixels a triangle or a rectangle covers, exactly, and quantities that vary evenly over it.
//!
//! Corners lie on a grid of 1/256 pixel (24.8 fixed point, as graphics cards do it). A pixel belongs to an outline when
//! its centre lies inside; a centre on an edge belongs to the outline below or to the right of that edge (the
//! "top-left rule" of Direct3D and of most OpenGL drivers). All of it is exact in 64-bit integers, so outlines that
//! share an edge share no pixel and leave none out.

use std::ops::Range;

/// Steps of the grid to one pixel.
const GRID: i64 = 256;

/// How far from the picture's top left corner a point may lie, in pixels: products of two differences of
/// coordinates then stay below 2⁶¹.
pub(super) const REACH: f64 = 2_097_152.0;

/// A place on the grid, in 1/256 pixel from the picture's top left corner, to the right and down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    x: i32,
    y: i32,
}

impl Point {
    fn x(self) -> i64 {
        self.x.into()
    }

    fn y(self) -> i64 {
        self.y.into()
    }

    /// The nearest grid point to a place in device pixels; none where that is farther than [`REACH`], or not a number.
    #[inline]
    pub(super) fn snapped(x: f64, y: f64) -> Option<Self> {
        let within = -REACH..=REACH;
        (within.contains(&x) && within.contains(&y)).then(|| Self {
            x: nearest(x * real(GRID)),
            y: nearest(y * real(GRID)),
        })
    }
}

/// The pixels that may be painted: columns and rows, half open.
#[derive(Clone, Debug)]
pub(super) struct Clip {
    columns: Range<i64>,
    rows: Range<i64>,
}

impl Clip {
    /// `rect`, in points, rounded to whole device pixels as `egui_glow` and `egui-wgpu` do, within a picture of `size`.
    pub(super) fn new(rect: egui::Rect, pixels_per_point: f32, size: [usize; 2]) -> Self {
        let [width, height] = size.map(signed);
        let range = |min: f32, max: f32, limit: i64| {
            let min = whole(pixels_per_point * min).clamp(0, limit);
            min..whole(pixels_per_point * max).clamp(min, limit)
        };
        Self {
            columns: range(rect.min.x, rect.max.x, width),
            rows: range(rect.min.y, rect.max.y, height),
        }
    }

    /// Less all rows but these.
    pub(super) fn with_rows(&self, rows: Range<usize>) -> Self {
        let start = self.rows.start.max(signed(rows.start));
        let end = self.rows.end.min(signed(rows.end));
        Self {
            columns: self.columns.clone(),
            rows: start..end,
        }
    }

    /// Those of these rows that points, the corners of an outline, span.
    pub(super) fn rows_of(&self, points: &[Point]) -> Range<i64> {
        let rows = points.iter().map(|it| first_pixel(it.y()));
        let (first, last) = rows.fold((i64::MAX, i64::MIN), |(first, last), row| {
            (first.min(row), last.max(row))
        });
        first.max(self.rows.start)..last.min(self.rows.end)
    }

    pub(super) fn all_rows(&self) -> Range<i64> {
        self.rows.clone()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.columns.is_empty() || self.rows.is_empty()
    }
}

/// A run of pixels in one row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    pub(super) y: usize,
    pub(super) x0: usize,
    /// Exclusive, more than `x0`.
    pub(super) x1: usize,
}

/// What is to be filled.
#[derive(Clone, Copy, Debug)]
pub(super) enum Outline {
    Triangle([Point; 3]),
    /// Two opposite corners.
    Rectangle([Point; 2]),
}

impl Outline {
    /// Calls `paint` for each row's pixels inside of `clip`, from the top.
    pub(super) fn for_each_span(&self, clip: &Clip, paint: impl FnMut(Span)) {
        match *self {
            Self::Triangle(corners) => triangle_spans(corners, clip, paint),
            Self::Rectangle([a, b]) => rectangle_spans(a, b, clip, paint),
        }
    }
}

fn rectangle_spans(a: Point, b: Point, clip: &Clip, mut paint: impl FnMut(Span)) {
    let columns = first_pixel(a.x().min(b.x()))..first_pixel(a.x().max(b.x()));
    let rows = first_pixel(a.y().min(b.y()))..first_pixel(a.y().max(b.y()));
    for y in rows.start.max(clip.rows.start)..rows.end.min(clip.rows.end) {
        paint_within(clip, y, columns.clone(), &mut paint);
    }
}

fn triangle_spans(mut corners: [Point; 3], clip: &Clip, mut paint: impl FnMut(Span)) {
    corners.sort_unstable_by_key(|corner| corner.y());
    let [top, middle, bottom] = corners;
    let turn = cross(top, middle, bottom);
    let start = first_pixel(top.y()).max(clip.rows.start);
    let end = first_pixel(bottom.y()).min(clip.rows.end);
    if turn == 0 || start >= end {
        return;
    }
    let bend = first_pixel(middle.y()).clamp(start, end);
    let mut long = Edge::new(top, bottom, start);
    for (rows, from, to) in [(start..bend, top, middle), (bend..end, middle, bottom)] {
        if rows.is_empty() {
            continue;
        }
        let mut short = Edge::new(from, to, rows.start);
        for y in rows {
            let columns = if turn > 0 {
                long.column()..short.column()
            } else {
                short.column()..long.column()
            };
            paint_within(clip, y, columns, &mut paint);
            long.descend();
            short.descend();
        }
    }
}

#[inline]
fn paint_within(clip: &Clip, y: i64, columns: Range<i64>, paint: &mut impl FnMut(Span)) {
    let x0 = columns.start.max(clip.columns.start);
    let x1 = columns.end.min(clip.columns.end);
    if x0 < x1 {
        paint(Span {
            y: index(y),
            x0: index(x0),
            x1: index(x1),
        });
    }
}

/// Where an edge crosses the middle of one row after another, exactly: a whole number of columns and a remainder.
struct Edge {
    /// The crossing, in columns less the half to a pixel's centre, rounded down.
    whole: i64,
    /// What `whole` leaves out, in 1/`parts` of a column.
    rest: i64,
    parts: i64,
    /// From one row to the next.
    whole_step: i64,
    rest_step: i64,
}

impl Edge {
    /// The edge from `top` down to `bottom`, which must lie lower, at row `y`.
    fn new(top: Point, bottom: Point, y: i64) -> Self {
        let height = bottom.y() - top.y();
        let width = bottom.x() - top.x();
        let parts = height * GRID;
        let crossing = (top.x() - GRID / 2) * height + (y * GRID + GRID / 2 - top.y()) * width;
        let step = width * GRID;
        Self {
            whole: crossing.div_euclid(parts),
            rest: crossing.rem_euclid(parts),
            parts,
            whole_step: step.div_euclid(parts),
            rest_step: step.rem_euclid(parts),
        }
    }

    /// The first pixel of the row whose centre lies on the edge or to its right.
    #[inline]
    fn column(&self) -> i64 {
        self.whole + i64::from(self.rest > 0)
    }

    /// To the next row.
    #[inline]
    fn descend(&mut self) {
        self.whole += self.whole_step;
        self.rest += self.rest_step;
        if self.rest >= self.parts {
            self.rest -= self.parts;
            self.whole += 1;
        }
    }
}

/// Twice the area of the triangle, positive where `a`, `b`, `c` turn clockwise on the screen.
#[inline]
fn cross(a: Point, b: Point, c: Point) -> i64 {
    (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x())
}

/// The first pixel, column or row, whose centre lies at or after a grid coordinate.
#[inline]
fn first_pixel(coordinate: i64) -> i64 {
    (coordinate + GRID / 2 - 1).div_euclid(GRID)
}

/// A quantity that varies evenly over an outline.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plane {
    /// At the centre of the picture's first pixel, be that inside of the outline or not.
    first: f64,
    /// From one pixel to the next one on its right.
    pub(super) right: f64,
    /// From one pixel to the next one below.
    pub(super) down: f64,
}

impl Plane {
    /// At the centre of the pixel in column `x` and row `y`.
    pub(super) fn at(&self, x: usize, y: usize) -> f64 {
        self.first + self.right * real(signed(x)) + self.down * real(signed(y))
    }

    fn through(point: Point, value: f64, right: f64, down: f64) -> Self {
        let [x, y] = [point.x(), point.y()].map(|it| real(it - GRID / 2) / real(GRID));
        Self {
            first: value - right * x - down * y,
            right,
            down,
        }
    }
}

/// Makes planes through the corners of one triangle.
pub(super) struct Slopes {
    origin: Point,
    /// The other two corners seen from the first, in pixels, divided by twice the triangle's area.
    sides: [[f64; 2]; 2],
}

impl Slopes {
    /// None for a triangle without area.
    pub(super) fn new([a, b, c]: [Point; 3]) -> Option<Self> {
        let area = cross(a, b, c);
        let scale = real(GRID) / real(area);
        let side = |to: Point| [to.x() - a.x(), to.y() - a.y()].map(|it| real(it) * scale);
        (area != 0).then(|| Self {
            origin: a,
            sides: [side(b), side(c)],
        })
    }

    /// The plane that has these values in the triangle's corners.
    pub(super) fn plane(&self, [a, b, c]: [f64; 3]) -> Plane {
        let [[bx, by], [cx, cy]] = self.sides;
        let right = (b - a) * cy - (c - a) * by;
        let down = (c - a) * bx - (b - a) * cx;
        Plane::through(self.origin, a, right, down)
    }
}

/// The planes that vary from left to right and from top to bottom of a rectangle, from `from[0]` and `from[1]` in its
/// corner `a` to `to[0]` and `to[1]` in the corner `b`; none for a rectangle without area.
pub(super) fn rectangle_planes(
    [a, b]: [Point; 2],
    from: [f64; 2],
    to: [f64; 2],
) -> Option<[Plane; 2]> {
    if a.x() == b.x() || a.y() == b.y() {
        return None;
    }
    let right = (to[0] - from[0]) / (real(b.x() - a.x()) / real(GRID));
    let down = (to[1] - from[1]) / (real(b.y() - a.y()) / real(GRID));
    Some([
        Plane::through(a, from[0], right, 0.0),
        Plane::through(a, from[1], 0.0, down),
    ])
}

/// Are `a`, `b`, `c`, `d` the corners of an upright rectangle, with `a` opposite to `d`?
///
/// If so, `b` and `c` are given back in order: first the one in the same column as `a`.
pub(super) fn rectangle_sides<T: Copy>([a, b, c, d]: [(Point, T); 4]) -> Option<(T, T)> {
    let upright = |b: Point, c: Point| a.0.x == b.x && b.y == d.0.y && d.0.x == c.x && c.y == a.0.y;
    if upright(b.0, c.0) {
        Some((b.1, c.1))
    } else if upright(c.0, b.0) {
        Some((c.1, b.1))
    } else {
        None
    }
}

/// A whole number rounded to nearest, halves up. (`f64::round` is a call into the C library on baseline processors.)
#[expect(
    clippy::cast_possible_truncation,
    reason = "grid coordinates stay below 2^30"
)]
#[inline]
fn nearest(value: f64) -> i32 {
    /// More than any coordinate, so that truncating rounds down.
    const SHIFT: i32 = 1 << 30;
    (value + 0.5 + f64::from(SHIFT)) as i32 - SHIFT
}

/// A whole number rounded as `egui_glow` rounds clip rectangles. Not a number is zero.
#[expect(
    clippy::cast_possible_truncation,
    reason = "saturates, and is then clamped to the picture"
)]
fn whole(value: f32) -> i64 {
    value.round() as i64
}

#[expect(
    clippy::cast_precision_loss,
    reason = "coordinates have at most 31 bits; a product of two may lose its last bits"
)]
fn real(value: i64) -> f64 {
    value as f64
}

#[expect(
    clippy::cast_possible_wrap,
    reason = "a picture has less than 2^63 pixels a side"
)]
fn signed(value: usize) -> i64 {
    value as i64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clipped to the picture"
)]
fn index(value: i64) -> usize {
    value as usize
}
