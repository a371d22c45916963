//! A tile as pixels.
//!
//! Areas, then lines, painted by `vello_cpu` on the calling thread. Whatever is on the tile is cut to
//! the wanted part in `f64` first and only then scaled, so that a tile of zoom 6 can be shown at zoom 19
//! to the pixel; the rasteriser only ever sees finite numbers near its canvas. Names are not painted.

use std::sync::Arc;

use vello_cpu::kurbo::{Affine, BezPath, Cap, Join, Stroke as PenStroke};
use vello_cpu::peniko::{Color, Extend, ImageQuality, ImageSampler};
use vello_cpu::{Image, ImageSource, Pixmap, RenderContext, Resources};

use crate::theme::{ReliefTone, Rgba};

use super::clip::{Point, Rect, RingBuffer, clip_ring, length, thin, visible_lines};
use super::dashes::{self, Dash};
use super::decode::VectorTile;
use super::geometry::TILE_UNITS;
use super::kinds::AreaKind;
use super::paths::{Path, Paths};
use super::relief::ReliefPatch;
use super::style::{Stroke, Style};
use super::tile_id::{Patch, TileId};

/// The most device pixels along a side.
pub const MAX_SIDE: u32 = 4096;
/// Anti-aliasing reaches this far past a shape, in device pixels.
const SMOOTHING: f64 = 2.0;
/// Corners nearer to each other than this are seen as one, in device pixels; of faint lines these.
const CLOSEST: f64 = 0.3;
const CLOSEST_OF_FAINT: f64 = 0.9;
/// An area smaller than this is not seen, and around one smaller than the second no line, in device pixels.
const SEEN: f64 = 0.5;
const LINED: f64 = 1.5;
/// Lines thinner than this have plain corners, in device pixels.
const FINE: f64 = 1.6;
/// Lines of less than this opacity, too: they are faint.
const FAINT: u8 = 128;
/// Lines thinner than this are faint whatever their opacity, in device pixels.
const HAIR: f64 = 0.6;
/// The most that is drawn of one kind of thing, as length in sides of the picture. The fullest real
/// tile has about a hundred; a damaged one must not take gigabytes.
const MOST_SIDES: f64 = 2000.0;
/// Side of the smallest part that is drawn: a tile at [`TileId::MAX_ZOOM`] of the whole world.
const LEAST_PATCH: f64 = 1.0 / (1_u32 << TileId::MAX_ZOOM) as f64;

/// A square picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Device pixels along a side.
    pub side: u32,
    /// Red, green, blue and alpha of each pixel, row by row from the top; all of them are opaque.
    pub rgba: Vec<u8>,
}

/// What is painted: vector data, and the shape of the land under them.
#[derive(Clone, Copy, Debug)]
pub struct Drawing<'a> {
    /// The tile of the archive.
    pub tile: &'a VectorTile,
    /// Which part of it is painted.
    pub patch: Patch,
    /// The zoom at which it is seen.
    pub zoom: u8,
    /// What lies under that part, where the style shows it.
    pub relief: Option<&'a ReliefPatch>,
}

/// Paints a drawing.
///
/// `side` is in device pixels, brought into 1 ..= [`MAX_SIDE`]; `pixels_per_point` scales the widths
/// of lines and is brought into 0.25 ..= 8.
#[must_use]
pub fn rasterise(drawing: Drawing<'_>, side: u32, pixels_per_point: f32, style: &Style) -> Pixels {
    let side = u16::try_from(side.clamp(1, MAX_SIDE)).unwrap_or(u16::MAX);
    let pixels_per_point = if pixels_per_point.is_finite() {
        f64::from(pixels_per_point.clamp(0.25, 8.0))
    } else {
        1.0
    };
    let mut painter = Painter::new(&drawing.patch, side, pixels_per_point);
    painter.paint(drawing, style);
    painter.finish()
}

/// From tile units to device pixels.
#[derive(Clone, Copy, Debug)]
struct Frame {
    /// The corner of the picture, in tile units.
    origin: Point,
    /// Device pixels per tile unit.
    scale: f64,
    /// The picture and what may reach into it, in tile units.
    window: Rect,
    /// The picture, in device pixels.
    picture: Rect,
}

impl Frame {
    fn new(patch: &Patch, side: u16, pixels_per_point: f64) -> Self {
        let side = f64::from(side);
        let origin = patch.origin.map(|at| fraction(at, 0.0) * TILE_UNITS);
        let width = fraction(patch.size, LEAST_PATCH) * TILE_UNITS;
        let scale = side / width;
        let margin = (f64::from(Style::REACH) * pixels_per_point + SMOOTHING) / scale;
        Self {
            origin,
            scale,
            window: Rect {
                min: origin.map(|at| at - margin),
                max: origin.map(|at| at + width + margin),
            },
            picture: Rect {
                min: [0.0, 0.0],
                max: [side, side],
            },
        }
    }

    /// The longer side of what has these bounds, in device pixels.
    fn extent(&self, [west, north, east, south]: [f32; 4]) -> f64 {
        f64::from((east - west).max(south - north)) * self.scale
    }

    /// How much of one kind of thing may be drawn, in device pixels of length.
    fn ink(&self) -> f64 {
        self.picture.max[0] * MOST_SIDES
    }

    fn pixel(&self, [x, y]: Point) -> Point {
        [
            (x - self.origin[0]) * self.scale,
            (y - self.origin[1]) * self.scale,
        ]
    }
}

/// The picture under way, with scratch space.
struct Painter {
    context: RenderContext,
    frame: Frame,
    pixels_per_point: f64,
    path: BezPath,
    rings: RingBuffer,
    line: Vec<Point>,
    pixels: Vec<Point>,
}

impl Painter {
    fn new(patch: &Patch, side: u16, pixels_per_point: f64) -> Self {
        Self {
            context: RenderContext::new(side, side),
            frame: Frame::new(patch, side, pixels_per_point),
            pixels_per_point,
            path: BezPath::new(),
            rings: RingBuffer::default(),
            line: Vec::new(),
            pixels: Vec::new(),
        }
    }

    fn paint(&mut self, drawing: Drawing<'_>, style: &Style) {
        let Drawing { tile, zoom, .. } = drawing;
        let [width, height] = self.frame.picture.max;
        self.context
            .set_paint(color(style.ground(tile.is_on_land())));
        self.context
            .fill_rect(&vello_cpu::kurbo::Rect::new(0.0, 0.0, width, height));
        let (below, lakes): (Vec<_>, Vec<_>) =
            tile.areas().partition(|(kind, _)| *kind < AreaKind::Lake);
        let relief = style.relief(zoom).zip(drawing.relief);
        for (kind, paths) in below {
            match relief {
                Some(((under, tone), relief)) if kind == AreaKind::Land => {
                    self.edges(paths, style.halo(kind, zoom));
                    self.shape(paths, relief, under, tone);
                    self.edges(paths, style.outline(kind, zoom));
                }
                _ => self.area(kind, paths, zoom, style),
            }
        }
        // Rivers end under lakes, borders run over both.
        let (under, over): (Vec<_>, Vec<_>) = tile
            .lines()
            .partition(|(kind, _)| Style::is_under_lakes(*kind));
        for (kind, paths) in under {
            self.lines(paths, style.line(kind, zoom));
        }
        for (kind, paths) in lakes {
            self.area(kind, paths, zoom, style);
        }
        for (kind, paths) in &over {
            self.lines(paths, style.band(*kind, zoom));
        }
        for (kind, paths) in over {
            self.lines(paths, style.line(kind, zoom));
        }
    }

    fn area(&mut self, kind: AreaKind, paths: &Paths, zoom: u8, style: &Style) {
        self.edges(paths, style.halo(kind, zoom));
        if let Some(fill) = style.fill(kind, zoom) {
            self.context.set_paint(color(fill));
            self.fill(paths);
        }
        self.edges(paths, style.outline(kind, zoom));
    }

    /// Fills land with its shape.
    fn shape(&mut self, land: &Paths, relief: &ReliefPatch, under: Rgba, tone: ReliefTone) {
        self.context.set_paint(Image {
            image: ImageSource::Pixmap(Arc::new(relief.toned(under, tone))),
            sampler: ImageSampler {
                x_extend: Extend::Pad,
                y_extend: Extend::Pad,
                quality: ImageQuality::Medium,
                alpha: 1.0,
            },
        });
        let [x, y] = relief.corner;
        let scale = self.frame.picture.max[0] / relief.side;
        self.context
            .set_paint_transform(Affine::translate((-x, -y)).then_scale(scale));
        self.fill(land);
        self.context.reset_paint_transform();
    }

    /// Fills all rings together, by the non-zero rule.
    fn fill(&mut self, paths: &Paths) {
        self.path.truncate(0);
        let frame = self.frame;
        let mut ink = frame.ink();
        let seen = paths
            .iter()
            .filter(|ring| frame.extent(ring.bounds) >= SEEN);
        for ring in seen.filter(|ring| frame.window.meets(ring.bounds)) {
            let points = ring.points.iter().map(|point| point.map(f64::from));
            self.pixels.clear();
            if frame.window.holds(ring.bounds) {
                self.pixels.extend(points.map(|point| frame.pixel(point)));
            } else {
                let cut = clip_ring(points, &frame.window, &mut self.rings);
                self.pixels
                    .extend(cut.iter().map(|point| frame.pixel(*point)));
            }
            thin(&mut self.pixels, CLOSEST);
            ink -= length(&self.pixels);
            // Nothing is left of a ring that only came near, or is smaller than can be seen.
            if self.pixels.len() > 2 && ink > 0.0 {
                add(&mut self.path, &self.pixels);
                self.path.close_path();
            }
        }
        self.context.fill_path(&self.path);
    }

    /// Strokes the edges of rings, without those that are only where the tile was cut.
    fn edges(&mut self, paths: &Paths, stroke: Option<Stroke>) {
        self.strokes(paths, stroke, LINED, |ring| {
            let points = ring.points;
            let closing = points.last().zip(points.first());
            let edges = points.windows(2).map(|pair| (pair[0], pair[1]));
            edges
                .chain(closing.map(|(last, first)| (*last, *first)))
                .filter(|(a, b)| !is_cut(*a, *b))
        });
    }

    fn lines(&mut self, paths: &Paths, stroke: Option<Stroke>) {
        self.strokes(paths, stroke, 0.0, |line| {
            line.points.windows(2).map(|pair| (pair[0], pair[1]))
        });
    }

    /// Strokes what is at least so many device pixels large.
    fn strokes<'p, S>(
        &mut self,
        paths: &'p Paths,
        stroke: Option<Stroke>,
        least: f64,
        segments: impl Fn(Path<'p>) -> S,
    ) where
        S: Iterator<Item = ([f32; 2], [f32; 2])>,
    {
        let Some(stroke) = stroke else { return };
        let frame = self.frame;
        let dash = stroke.dash.map(|[on, off]| Dash {
            on: f64::from(on) * self.pixels_per_point,
            off: f64::from(off) * self.pixels_per_point,
        });
        let width = f64::from(stroke.width) * self.pixels_per_point;
        let is_faint = width < HAIR || stroke.color.a < FAINT;
        let closest = if is_faint { CLOSEST_OF_FAINT } else { CLOSEST };
        self.path.truncate(0);
        let mut ink = frame.ink();
        let (path, pixels) = (&mut self.path, &mut self.pixels);
        for shape in paths
            .iter()
            .filter(|shape| frame.window.meets(shape.bounds) && frame.extent(shape.bounds) >= least)
        {
            let segments = segments(shape).map(|(a, b)| (a.map(f64::from), b.map(f64::from)));
            visible_lines(segments, &frame.window, &mut self.line, |line| {
                pixels.clear();
                pixels.extend(line.iter().map(|point| frame.pixel(*point)));
                thin(pixels, closest);
                ink -= length(pixels);
                if ink < 0.0 || pixels.len() < 2 {
                    return;
                }
                match dash {
                    None => {
                        add(path, pixels);
                        if pixels.len() > 3 && pixels.first() == pixels.last() {
                            path.close_path();
                        }
                    }
                    Some(dash) => dashes::lay(pixels, dash, &frame.picture, |dash| {
                        add(path, dash);
                    }),
                }
            });
        }
        if self.path.is_empty() {
            return;
        }
        // Nobody sees the corners of a thin or faint line, but rounding them takes most of its time.
        let fine = width < FINE || stroke.color.a < FAINT;
        let join = if fine { Join::Bevel } else { Join::Round };
        let cap = if fine || dash.is_some() {
            Cap::Butt
        } else {
            Cap::Round
        };
        self.context.set_paint(color(stroke.color));
        self.context
            .set_stroke(PenStroke::new(width).with_join(join).with_caps(cap));
        self.context.stroke_path(&self.path);
    }

    fn finish(mut self) -> Pixels {
        let side = self.context.width();
        let mut pixmap = Pixmap::new(side, side);
        self.context.flush();
        self.context.render(&mut pixmap, &mut Resources::new());
        let mut rgba = pixmap.data_as_u8_slice().to_vec();
        // Blending in eight bits loses a step of alpha here and there.
        for [_, _, _, alpha] in rgba.as_chunks_mut().0 {
            *alpha = u8::MAX;
        }
        Pixels {
            side: u32::from(side),
            rgba,
        }
    }
}

/// A number between `least` and 1, whatever it was.
fn fraction(number: f64, least: f64) -> f64 {
    if number.is_nan() {
        least
    } else {
        number.clamp(least, 1.0)
    }
}

/// Whether an edge of a ring runs along or beyond the edge of its tile: there the tile was cut, not
/// the land.
fn is_cut(a: [f32; 2], b: [f32; 2]) -> bool {
    let along = |axis: usize| {
        a[axis].to_bits() == b[axis].to_bits() && !(0.0 < a[axis] && a[axis] < VectorTile::UNITS)
    };
    along(0) || along(1)
}

fn add(path: &mut BezPath, points: &[Point]) {
    let Some(([x, y], rest)) = points.split_first() else {
        return;
    };
    path.move_to((*x, *y));
    for [x, y] in rest {
        path.line_to((*x, *y));
    }
}

fn color(Rgba { r, g, b, a }: Rgba) -> Color {
    Color::from_rgba8(r, g, b, a)
}
