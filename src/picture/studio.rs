use std::num::NonZeroUsize;
use std::sync::Arc;

use egui::epaint::ClippedShape;
use egui::{Context, FontFamily, FontId, RawInput, Rect, pos2};

use super::{Picture, Rasteriser};
use crate::explorer::Explorer;
use crate::jobs::{Pace, bundled};
use crate::map::{Figure, MapState, caption_room, ground};
use crate::query::SearchIndex;
use crate::theme::size;
use crate::time::TimeView;
use crate::ui::{WindowState, set_fonts, set_style, set_zoom, window_ui};

/// Frames after which a picture that is still not finished is given up.
const MOST_FRAMES: usize = 64;
/// Frames drawn at least, so that panels have found their sizes.
const LEAST_FRAMES: usize = 4;

/// A picture could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// The bundled map is broken.
    #[error("the bundled map cannot be read: {0}")]
    Map(#[from] bundled::OfflineMapError),
    /// The picture never came to rest.
    #[error("the picture was not finished after {MOST_FRAMES} frames")]
    Unfinished,
    /// Something was to be painted by a graphics driver.
    #[error("{0} shapes have no texture, or can only be painted by a graphics driver")]
    Undrawable(usize),
    /// A still picture cannot be encoded.
    #[error("the picture cannot be encoded: {0}")]
    Encoding(#[from] image::ImageError),
    /// A film cannot be encoded.
    #[error("the film cannot be encoded: {0}")]
    Gif(#[from] gif::EncodingError),
    /// A film has more than four gigabytes.
    #[error("the film has more than four gigabytes")]
    TooLong,
}

/// Where pictures of the window are made.
pub struct Studio {
    ctx: Context,
    state: WindowState,
    rasteriser: Rasteriser,
    /// Size in points and device pixels per point.
    size: [f32; 2],
    scale: f32,
    frames: usize,
}

impl Studio {
    /// A studio for pictures of `size` points at `scale` device pixels per point.
    ///
    /// # Errors
    /// When the bundled map is broken.
    pub fn new(size: [f32; 2], scale: f32) -> Result<Self, PictureError> {
        let ctx = Context::default();
        set_fonts(&ctx);
        let map = bundled::map()?;
        let nobody: crate::jobs::Waker = Arc::new(|| {});
        Ok(Self {
            ctx,
            state: WindowState::new(MapState::new(&map, Pace::AtOnce, &nobody)),
            rasteriser: Rasteriser::default(),
            size,
            scale,
            frames: 0,
        })
    }

    /// Takes the sizes of panels, and what else egui keeps of a window.
    pub fn set_layout(&mut self, layout: egui::util::IdTypeMap) {
        self.ctx.data_mut(|data| *data = layout);
    }

    /// Draws the window of an explorer once nothing is pending, on all cores.
    ///
    /// # Errors
    /// When the picture does not come to rest.
    pub fn draw(&mut self, explorer: &mut Explorer) -> Result<Picture, PictureError> {
        let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        self.draw_with(explorer, threads)
    }

    /// As [`Studio::draw`], on a number of threads, of which the picture does not depend.
    ///
    /// # Errors
    /// As [`Studio::draw`].
    pub fn draw_with(
        &mut self,
        explorer: &mut Explorer,
        threads: NonZeroUsize,
    ) -> Result<Picture, PictureError> {
        let shapes = self.rest(explorer)?;
        let scale = self.ctx.pixels_per_point();
        let primitives = self.ctx.tessellate(shapes, scale);
        let size = Self::pixels(self.size, self.scale);
        let picture =
            self.rasteriser
                .draw_with(&primitives, size, scale, ground(explorer), threads);
        match picture.callbacks_skipped + picture.textures_missing {
            0 => Ok(picture),
            missing => Err(PictureError::Undrawable(missing)),
        }
    }

    /// Shows only a part of the window.
    pub fn set_figure(&mut self, figure: Figure) {
        self.state.set_figure(figure);
    }

    /// How wide the card with title and window of time is at the widest of some times: a figure with that much room stands
    /// still in a film. The window was settled before.
    #[must_use]
    pub fn caption_room(&self, explorer: &Explorer, times: &[TimeView]) -> u16 {
        caption_room(&self.ctx, explorer, &self.state.map.figure, times)
    }

    /// Runs the window until nothing is pending, and draws nothing: the explorer knows then how much room the map has, which
    /// decides what fits on it.
    ///
    /// # Errors
    /// As [`Studio::draw`].
    pub fn settle(&mut self, explorer: &mut Explorer) -> Result<(), PictureError> {
        self.rest(explorer).map(drop)
    }

    /// The letters of a title that no bundled font has, each once; a box stands for them. To be asked once something was
    /// laid out.
    #[must_use]
    pub fn letters_without_font(&self, title: &str) -> String {
        let font = FontId::new(size::TITLE, FontFamily::Name("bold".into()));
        let mut missing = String::new();
        for letter in title
            .chars()
            .filter(|c| !c.is_whitespace() && !c.is_control())
        {
            let is_there = self.ctx.fonts_mut(|fonts| fonts.has_glyph(&font, letter));
            if !is_there && !missing.contains(letter) {
                missing.push(letter);
            }
        }
        missing
    }

    /// Device pixels of a picture of `size` points at a scale.
    #[must_use]
    pub fn pixels(size: [f32; 2], scale: f32) -> [usize; 2] {
        size.map(|points| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a few thousand pixels"
            )]
            let pixels = (points * scale).round().max(1.0) as usize;
            pixels
        })
    }

    /// What the window paints once nothing is pending.
    fn rest(&mut self, explorer: &mut Explorer) -> Result<Vec<ClippedShape>, PictureError> {
        set_style(&self.ctx, explorer.settings().theme);
        read_words(explorer);
        // What fades in on the screen is there.
        self.ctx.all_styles_mut(|style| style.animation_time = 0.0);
        for frame in 1..=MOST_FRAMES {
            let shapes = self.frame(explorer);
            if frame >= LEAST_FRAMES && self.state.map.is_complete() {
                return Ok(shapes);
            }
        }
        Err(PictureError::Unfinished)
    }

    fn frame(&mut self, explorer: &mut Explorer) -> Vec<ClippedShape> {
        #[expect(clippy::cast_precision_loss, reason = "a few frames")]
        let time = self.frames as f64 / 60.0;
        self.frames += 1;
        set_zoom(&self.ctx, explorer);
        let size = egui::Vec2::from(self.size) / self.ctx.zoom_factor();
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), size)),
            time: Some(time),
            max_texture_side: Some(8192),
            focused: false,
            ..RawInput::default()
        };
        if let Some(viewport) = input.viewports.get_mut(&input.viewport_id) {
            viewport.native_pixels_per_point = Some(self.scale);
        }
        let mut commands = Vec::new();
        let mut output = self.ctx.run_ui(input, |ui| {
            window_ui(ui, explorer, &mut self.state, &mut commands);
        });
        self.rasteriser.apply_textures(&mut output.textures_delta);
        let map = self.state.map.rect();
        explorer.set_map_size([f64::from(map.width()), f64::from(map.height())]);
        output.shapes
    }
}

/// Reads the words of a large file if they are looked for: nobody does so in the background here.
fn read_words(explorer: &mut Explorer) {
    let is_waiting = explorer.transient().reading_words.is_some();
    if is_waiting && !explorer.view().filter.words.is_empty() {
        let dataset = explorer.shared_dataset();
        explorer.set_words(&dataset, SearchIndex::with_progress(&dataset, |_| ()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explorer::Command;
    use crate::picture::played;
    use crate::text;
    use crate::time::{Moment, Window, WindowMode};
    use crate::view::{Part, Parts, Settings, TextSize, View};

    /// How wide the card of the caption is at each of some times.
    fn widths(explorer: &mut Explorer, times: &[TimeView], figure: &Figure) -> Vec<f32> {
        let mut studio = Studio::new([640.0, 400.0], 1.0).unwrap();
        studio.set_figure(figure.clone());
        let mut widths = Vec::new();
        for time in times {
            let view = explorer.view().clone();
            explorer.restore(View {
                time: *time,
                ..view
            });
            let shapes = studio.rest(explorer).unwrap();
            let near = |at: egui::Pos2| at.distance(pos2(12.0, 12.0)) < 2.0;
            let cards = shapes.iter().filter_map(|it| match &it.shape {
                egui::Shape::Rect(card) if near(card.rect.min) => Some(card.rect.width()),
                _ => None,
            });
            let cards: Vec<f32> = cards.collect();
            assert_eq!(cards.len(), 1, "one card at the upper left");
            widths.extend(cards);
        }
        widths
    }

    #[test]
    fn the_card_of_the_caption_stands_still_in_a_film() {
        let dataset = bundled::summits().dataset.unwrap();
        for (from, size) in [(2025, 100), (1991, 100), (2025, 150)] {
            let settings = Settings {
                text_size: TextSize::new(size),
                ..Settings::default()
            };
            let mut explorer = Explorer::new(Arc::clone(&dataset), settings);
            let mut figure = Figure {
                parts: Parts::MAP,
                ..Figure::default()
            };
            let mut studio = Studio::new([640.0, 400.0], 1.0).unwrap();
            studio.set_figure(figure.clone());
            studio.settle(&mut explorer).unwrap();
            let year = |year| Moment::from_ymd(year, 1, 1).unwrap();
            let stage = Window::new(year(from), year(2026)).unwrap();
            explorer.apply(Command::SetMode(WindowMode::FromStart));
            explorer.apply(Command::GoTo(stage));
            explorer.apply(Command::SetAxis(stage));
            let times = played(&mut explorer, 1.0, 11);
            let single = widths(&mut explorer, &times, &figure);
            figure.caption_room = studio.caption_room(&explorer, &times);
            let in_film = widths(&mut explorer, &times, &figure);
            let most = single.iter().copied().fold(0.0, f32::max);
            let least = single.iter().copied().fold(f32::MAX, f32::min);
            assert!(least < most - 4.0, "{single:?}");
            let is_still = in_film.iter().all(|it| (it - most).abs() < 0.1);
            assert!(
                is_still,
                "{from} at {size} %: {in_film:?}, alone {single:?}"
            );
        }
    }

    /// The cards on the map, and whose map it is as it stands on one of them.
    fn cards(explorer: &Explorer, shapes: &[ClippedShape]) -> (Vec<Rect>, Vec<Rect>) {
        let fill = egui::Color32::from(explorer.theme().panel.with_alpha(235));
        let (mut cards, mut words) = (Vec::new(), Vec::new());
        for shape in shapes {
            match &shape.shape {
                egui::Shape::Rect(card) if card.fill == fill => cards.push(card.rect),
                egui::Shape::Text(text) => {
                    let said = text.galley.text();
                    if said.starts_with('©') || said == text::BORDERS_ARE_SCHEMATIC {
                        words.push(text.visual_bounding_rect());
                    }
                }
                _ => {}
            }
        }
        (cards, words)
    }

    #[test]
    fn cards_on_the_map_lie_apart_and_hold_their_words_in_any_size_of_type() {
        let dataset = bundled::summits().dataset.unwrap();
        let map = Parts::MAP.with(Part::Title).with(Part::Legend);
        for parts in [Parts::WINDOW, map, map.with(Part::Timeline)] {
            for size in [[640.0, 400.0], [1280.0, 720.0]] {
                for percent in [80, 150, 200] {
                    let settings = Settings {
                        text_size: TextSize::new(percent),
                        ..Settings::default()
                    };
                    let mut explorer = Explorer::new(Arc::clone(&dataset), settings);
                    let mut studio = Studio::new(size, 1.0).unwrap();
                    studio.set_figure(Figure {
                        parts,
                        title: Some("Summits of 2025".to_owned()),
                        ..Figure::default()
                    });
                    let shapes = studio.rest(&mut explorer).unwrap();
                    let (cards, words) = cards(&explorer, &shapes);
                    let at = format!("{parts:?} {size:?} at {percent} %: {cards:?}");
                    assert!(cards.len() >= 2 && words.len() == 2, "{at}");
                    for (number, card) in cards.iter().enumerate() {
                        let others = &cards[number + 1..];
                        let apart = |it: &Rect| !it.shrink(2.0).intersects(*card);
                        assert!(others.iter().all(apart), "{at}");
                    }
                    for word in words {
                        let holds = |card: &Rect| card.expand(0.5).contains_rect(word);
                        assert!(cards.iter().any(holds), "{at}: {word:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_window_is_laid_out_at_the_scale_of_its_picture() {
        let dataset = bundled::summits().dataset.unwrap();
        let mut explorer = Explorer::new(dataset, Settings::default());
        let mut studio = Studio::new([400.0, 300.0], 2.0).unwrap();
        studio.settle(&mut explorer).unwrap();
        let title = "Саммит · 首脑会议 2025, Գյումრი 会";
        assert_eq!(studio.letters_without_font(title), "首脑会议");
        assert_eq!(studio.ctx.pixels_per_point().to_bits(), 2.0_f32.to_bits());
        let size = studio.ctx.content_rect().size();
        assert_eq!(size, egui::vec2(400.0, 300.0));
    }
}
