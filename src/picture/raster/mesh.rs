//! From egui's meshes to outlines with fills.

use std::ops::Range;

use egui::Pos2;
use egui::epaint::{Mesh, Vertex, WHITE_UV};

use super::Band;
use super::fill::{Fill, Gradient, Tint, fill};
use super::outline::{
    Clip, Outline, Plane, Point, REACH, Slopes, rectangle_planes, rectangle_sides,
};
use super::pixel::Lanes;
use super::texture::{Texture, lanes};

/// A mesh taken apart, ready to be painted in one band after another.
pub(super) struct Layer<'a> {
    texture: &'a Texture,
    clip: Clip,
    pixels_per_point: f64,
    /// The texture at [`WHITE_UV`], where most of what egui paints has it.
    white: Lanes,
    pieces: Vec<Piece<'a>>,
}

/// A triangle, or two that are a rectangle.
struct Piece<'a> {
    /// The picture's rows that it may touch.
    rows: Range<i64>,
    shape: Shape<'a>,
}

enum Shape<'a> {
    Triangle([&'a Vertex; 3], [Point; 3]),
    /// Two opposite corners. All four have one colour, and an upright piece of the texture.
    Rectangle([&'a Vertex; 2], [Point; 2]),
    /// With a corner that is too far away for exact arithmetic.
    Far([&'a Vertex; 3]),
}

impl<'a> Layer<'a> {
    /// Triangles that name vertices which do not exist are left out, as are those with a position that is not finite.
    pub(super) fn new(
        mesh: &'a Mesh,
        texture: &'a Texture,
        clip: Clip,
        pixels_per_point: f32,
    ) -> Self {
        let mut layer = Self {
            texture,
            clip,
            pixels_per_point: f64::from(pixels_per_point),
            white: texture.texel(WHITE_UV),
            pieces: Vec::new(),
        };
        if !layer.clip.is_empty() {
            layer.take_apart(mesh);
        }
        layer
    }

    fn take_apart(&mut self, mesh: &'a Mesh) {
        let mut triangles = mesh.indices.as_chunks::<3>().0;
        while let Some((indices, rest)) = triangles.split_first() {
            triangles = rest;
            if let Some((next, rest)) = rest.split_first()
                && let Some(quad) = quad(*indices, *next)
                && let Some(corners) = vertices(mesh, quad)
                && let Some(shape) = self.rectangle(corners)
            {
                triangles = rest;
                self.push(shape);
            } else if let Some(corners) = vertices(mesh, *indices) {
                self.push(self.triangle(corners));
            }
        }
    }

    /// Keeps what may be seen.
    fn push(&mut self, shape: Shape<'a>) {
        let (corners, rows) = match &shape {
            Shape::Triangle(corners, points) => (&corners[..], self.clip.rows_of(points)),
            Shape::Rectangle(corners, points) => (&corners[..], self.clip.rows_of(points)),
            Shape::Far(corners) => (&corners[..], self.clip.all_rows()),
        };
        let visible = corners.iter().any(|it| it.color.to_array() != [0; 4]);
        if visible && !rows.is_empty() {
            self.pieces.push(Piece { rows, shape });
        }
    }

    fn triangle(&self, corners: [&'a Vertex; 3]) -> Shape<'a> {
        if let [Some(a), Some(b), Some(c)] = corners.map(|it| self.point(it)) {
            Shape::Triangle(corners, [a, b, c])
        } else {
            Shape::Far(corners)
        }
    }

    /// Two triangles that share the side from the second to the third vertex, if they are a [`Shape::Rectangle`].
    fn rectangle(&self, corners: [&'a Vertex; 4]) -> Option<Shape<'a>> {
        let [a, b, c, d] = corners;
        if a.color != b.color || a.color != c.color || a.color != d.color {
            return None;
        }
        let [pa, pb, pc, pd] = corners.map(|it| self.point(it));
        let (pa, pd) = (pa?, pd?);
        let (below, beside) = rectangle_sides([(pa, a), (pb?, b), (pc?, c), (pd, d)])?;
        let upright =
            below.uv == Pos2::new(a.uv.x, d.uv.y) && beside.uv == Pos2::new(d.uv.x, a.uv.y);
        upright.then_some(Shape::Rectangle([a, d], [pa, pd]))
    }

    /// Paints in order what lies in the band.
    pub(super) fn paint(&self, band: &mut Band<'_>) {
        let clip = self.clip.with_rows(band.rows());
        let rows = clip.all_rows();
        for piece in &self.pieces {
            if piece.rows.start >= rows.end || piece.rows.end <= rows.start {
                continue;
            }
            match piece.shape {
                Shape::Triangle(corners, points) => {
                    self.paint_triangle(band, &clip, corners, points);
                }
                Shape::Rectangle(corners, points) => {
                    self.paint_rectangle(band, &clip, corners, points);
                }
                Shape::Far(corners) => self.paint_far_triangle(band, &clip, corners),
            }
        }
    }

    fn paint_rectangle(
        &self,
        band: &mut Band<'_>,
        clip: &Clip,
        [a, d]: [&Vertex; 2],
        points: [Point; 2],
    ) {
        let outline = Outline::Rectangle(points);
        let color = lanes(a.color);
        if a.uv == d.uv {
            fill(band, clip, &outline, &self.flat(a.uv, color));
        } else if let Some(place) =
            rectangle_planes(points, self.texture.texels(a.uv), self.texture.texels(d.uv))
        {
            fill(
                band,
                clip,
                &outline,
                &self.textured(place, flat_tint(color)),
            );
        }
    }

    fn paint_triangle(
        &self,
        band: &mut Band<'_>,
        clip: &Clip,
        corners: [&Vertex; 3],
        points: [Point; 3],
    ) {
        let outline = Outline::Triangle(points);
        let [a, b, c] = corners;
        let flat = a.color == b.color && b.color == c.color;
        let untextured = a.uv == b.uv && b.uv == c.uv;
        if flat && untextured {
            fill(band, clip, &outline, &self.flat(a.uv, lanes(a.color)));
            return;
        }
        let Some(slopes) = Slopes::new(points) else {
            return;
        };
        let gradient = |texel| Gradient {
            channels: [0, 1, 2, 3]
                .map(|channel| slopes.plane(corners.map(|it| f64::from(it.color[channel])))),
            texel,
        };
        let filling = if untextured {
            Fill::Shaded(gradient(self.texel(a.uv)))
        } else {
            let texels = corners.map(|it| self.texture.texels(it.uv));
            let place = [0, 1].map(|axis| slopes.plane(texels.map(|it| it[axis])));
            let tint = if flat {
                flat_tint(lanes(a.color))
            } else {
                Tint::Shaded(gradient(Lanes::WHITE))
            };
            self.textured(place, tint)
        };
        fill(band, clip, &outline, &filling);
    }

    /// Paints the part that is not too far away.
    fn paint_far_triangle(&self, band: &mut Band<'_>, clip: &Clip, corners: [&Vertex; 3]) {
        if corners.iter().any(|it| !it.pos.is_finite()) {
            return;
        }
        let reach = REACH / 2.0 / self.pixels_per_point;
        let part = within_reach(corners.map(|it| *it).to_vec(), reach);
        if let Some((first, others)) = part.split_first() {
            for pair in others.windows(2) {
                let corners = [first, &pair[0], &pair[1]];
                if let [Some(a), Some(b), Some(c)] = corners.map(|it| self.point(it)) {
                    self.paint_triangle(band, clip, corners, [a, b, c]);
                }
            }
        }
    }

    fn point(&self, vertex: &Vertex) -> Option<Point> {
        Point::snapped(
            f64::from(vertex.pos.x) * self.pixels_per_point,
            f64::from(vertex.pos.y) * self.pixels_per_point,
        )
    }

    fn texel(&self, uv: Pos2) -> Lanes {
        if uv == WHITE_UV {
            self.white
        } else {
            self.texture.texel(uv)
        }
    }

    fn flat(&self, uv: Pos2, color: Lanes) -> Fill<'a> {
        Fill::Flat(self.texel(uv).times(color))
    }

    fn textured(&self, place: [Plane; 2], tint: Tint) -> Fill<'a> {
        Fill::Textured {
            sampler: self.texture.sampler(&place),
            place,
            tint,
        }
    }
}

fn flat_tint(color: Lanes) -> Tint {
    if color == Lanes::WHITE {
        Tint::White
    } else {
        Tint::Flat(color)
    }
}

/// The vertices of two triangles that share a side, the shared ones in the middle; none if they do not.
fn quad(first: [u32; 3], second: [u32; 3]) -> Option<[u32; 4]> {
    let [a, b, c] = first;
    let alone = |index: &u32| !second.contains(index);
    let rotated = match [alone(&a), alone(&b), alone(&c)] {
        [true, false, false] => [a, b, c],
        [false, true, false] => [b, c, a],
        [false, false, true] => [c, a, b],
        _ => return None,
    };
    let opposite = second.into_iter().find(|index| !first.contains(index))?;
    let [alone, shared, also_shared] = rotated;
    (shared != also_shared).then_some([alone, shared, also_shared, opposite])
}

fn vertices<const N: usize>(mesh: &Mesh, indices: [u32; N]) -> Option<[&Vertex; N]> {
    let mut found = [mesh.vertices.first()?; N];
    for (vertex, index) in found.iter_mut().zip(indices) {
        *vertex = mesh.vertices.get(usize::try_from(index).ok()?)?;
    }
    Some(found)
}

/// The part of a polygon that lies within `reach` points of the picture's corner on both axes (I. Sutherland and
/// G. Hodgman, "Reentrant polygon clipping", Communications of the ACM 17 (1), 1974).
fn within_reach(polygon: Vec<Vertex>, reach: f64) -> Vec<Vertex> {
    let borders: [fn(Pos2) -> f32; 4] = [|p| p.x, |p| -p.x, |p| p.y, |p| -p.y];
    borders.into_iter().fold(polygon, |polygon, outward| {
        let room = |vertex: &Vertex| reach - f64::from(outward(vertex.pos));
        let nexts = polygon.iter().cycle().skip(1);
        let mut part = Vec::with_capacity(polygon.len() + 1);
        for (vertex, next) in polygon.iter().zip(nexts) {
            if room(vertex) >= 0.0 {
                part.push(*vertex);
            }
            if (room(vertex) >= 0.0) != (room(next) >= 0.0) {
                let share = room(vertex) / (room(vertex) - room(next));
                part.push(between(vertex, next, share));
            }
        }
        part
    })
}

/// The vertex at `share` (0–1) of the way.
fn between(from: &Vertex, to: &Vertex, share: f64) -> Vertex {
    let mix = |a: f32, b: f32| narrow(f64::from(a) * (1.0 - share) + f64::from(b) * share);
    let place = |a: Pos2, b: Pos2| Pos2::new(mix(a.x, b.x), mix(a.y, b.y));
    Vertex {
        pos: place(from.pos, to.pos),
        uv: place(from.uv, to.uv),
        color: from.color.lerp_to_gamma(to.color, narrow(share)),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "between two numbers of that kind"
)]
fn narrow(value: f64) -> f32 {
    value as f32
}
