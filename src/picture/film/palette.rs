use std::sync::atomic::{AtomicU8, Ordering};

use color_quant::NeuQuant;

use super::super::Picture;

/// The most colours: one more index stands for what stays as it is.
pub(super) const COLORS: usize = 255;
/// So many of them are the most frequent ones of the pictures, exactly: paper, ink, land, water.
const EXACT: usize = 96;
/// One pixel in so many is looked at by the neural network that finds the others.
const SAMPLED: i32 = 5;
/// The index of a colour that was not looked up before.
const UNKNOWN: u8 = u8::MAX;

/// A few colours that stand for all, the same in every frame: what does not change does not flicker.
pub(super) struct Palette {
    colors: Vec<[u8; 3]>,
    /// The nearest of them to each colour that there is, as far as it was looked up.
    known: Vec<AtomicU8>,
}

impl Palette {
    /// The colours of some pictures; all of them, if they are few.
    pub(super) fn of(pictures: &[Picture]) -> Self {
        let pixels = pictures.iter().flat_map(|picture| &picture.pixels);
        let mut all: Vec<[u8; 3]> = pixels.map(|[r, g, b, _]| [*r, *g, *b]).collect();
        all.sort_unstable();
        let mut counted: Vec<(usize, [u8; 3])> = all
            .chunk_by(|a, b| a == b)
            .map(|same| (same.len(), same[0]))
            .collect();
        counted.sort_unstable_by(|a, b| b.cmp(a));
        if counted.len() <= COLORS {
            let colors = counted.into_iter().map(|(_, color)| color).collect();
            return Self::new(colors);
        }
        let mut colors: Vec<[u8; 3]> = counted[..EXACT].iter().map(|(_, color)| *color).collect();
        let mut frequent = colors.clone();
        frequent.sort_unstable();
        let others = all
            .iter()
            .filter(|color| frequent.binary_search(color).is_err());
        let mut others: Vec<u8> = others.flat_map(|[r, g, b]| [*r, *g, *b, u8::MAX]).collect();
        // The network wants a thousand pixels at least.
        while others.len() < 4 << 12 {
            others.extend_from_within(..);
        }
        let network = NeuQuant::new(SAMPLED, COLORS - EXACT, &others);
        colors.extend_from_slice(network.color_map_rgb().as_chunks::<3>().0);
        Self::new(colors)
    }

    fn new(colors: Vec<[u8; 3]>) -> Self {
        let unknown = || AtomicU8::new(UNKNOWN);
        Self {
            colors,
            known: std::iter::repeat_with(unknown).take(1 << 24).collect(),
        }
    }

    /// Red, green and blue of each colour, one after the other; black where there is none.
    pub(super) fn table(&self) -> Vec<u8> {
        let mut table = self.colors.as_flattened().to_vec();
        table.resize(3 * (COLORS + 1), 0);
        table
    }

    /// The nearest colour to each pixel.
    pub(super) fn indices(&self, picture: &Picture) -> Vec<u8> {
        let look_up = |[r, g, b, _]: &[u8; 4]| {
            let color = [*r, *g, *b];
            let place = usize::from(*r) << 16 | usize::from(*g) << 8 | usize::from(*b);
            // Whoever comes first finds the same as all others would.
            match self.known[place].load(Ordering::Relaxed) {
                UNKNOWN => {
                    let index = self.nearest(color);
                    self.known[place].store(index, Ordering::Relaxed);
                    index
                }
                index => index,
            }
        };
        picture.pixels.iter().map(look_up).collect()
    }

    fn nearest(&self, color: [u8; 3]) -> u8 {
        let distance = |other: &[u8; 3]| {
            // The eye is keenest on green.
            let weights = [2, 4, 3];
            let by = color.iter().zip(other).zip(weights);
            by.map(|((a, b), weight)| weight * u32::from(a.abs_diff(*b)).pow(2))
                .sum::<u32>()
        };
        let numbered = (0..).zip(&self.colors);
        let nearest = numbered.min_by_key(|(_, other)| distance(other));
        nearest.map_or(0, |(index, _)| index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(pixels: Vec<[u8; 4]>) -> Picture {
        Picture {
            size: [pixels.len(), 1],
            pixels,
            callbacks_skipped: 0,
            textures_missing: 0,
        }
    }

    #[test]
    fn few_colours_stay_as_they_are() {
        let gray = |v: u8| [v, v, v, 255];
        let few = picture((0..200).chain(0..100).map(gray).collect());
        let palette = Palette::of(&[few.clone(), few.clone()]);
        for (index, pixel) in palette.indices(&few).iter().zip(&few.pixels) {
            assert_eq!(palette.colors[usize::from(*index)][..], pixel[..3]);
        }
        assert_eq!(palette.table().len(), 3 * 256);
    }

    #[test]
    fn of_many_colours_the_frequent_ones_stay_and_the_others_are_near() {
        let mut pixels: Vec<[u8; 4]> = vec![[250, 248, 244, 255]; 5000];
        pixels.extend((0..4000_u32).map(|n| {
            let [r, g, ..] = n.to_le_bytes();
            [r, g * 16, 128, 255]
        }));
        let many = picture(pixels);
        let palette = Palette::of(std::slice::from_ref(&many));
        assert_eq!(palette.colors.len(), COLORS);
        let again = Palette::of(std::slice::from_ref(&many));
        assert_eq!(palette.colors, again.colors);
        for (index, pixel) in palette.indices(&many).iter().zip(&many.pixels) {
            let color = palette.colors[usize::from(*index)];
            let off = color.iter().zip(pixel).map(|(a, b)| a.abs_diff(*b)).max();
            let most = if pixel[0] == 250 && pixel[1] == 248 {
                0
            } else {
                40
            };
            assert!(off.unwrap() <= most, "{color:?} for {pixel:?}");
        }
    }
}
