//! Names as pixels: set in the bundled fonts, with a halo around every letter, painted once and then shown as textures.
//!
//! A name that stands straight is one sprite; a name that follows a line is one sprite for each of its glyphs, turned.
//! Either way a name costs a few quads a frame, and all names together are one mesh. What a name says, how it looks and
//! where it stands is decided elsewhere.

mod atlas;
mod fonts;
mod sprite;

pub(super) use atlas::{SpriteAtlas, SpriteKey, Stamp};
pub(super) use fonts::{Fonts, SetLine, Weight};
pub(super) use sprite::{Align, LINE_HEIGHT, TextLine, TypeStyle};
