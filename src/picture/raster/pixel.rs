//! Arithmetic on the four channels of a colour at once, in one 64-bit register.

/// Each channel's 8 bits.
const BYTES: u64 = 0x00ff_00ff_00ff_00ff;
/// One in each channel.
const ONES: u64 = 0x0001_0001_0001_0001;
/// One half of 256 in each channel, to round a division by 256.
const HALVES: u64 = ONES << 7;
/// The first and third channel, each with room for 32 bits.
const EVEN: u64 = 0x0000_ffff_0000_ffff;

/// A premultiplied colour: four channels of 0–255, each in 16 bits. From the lowest: red, blue, green, alpha.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lanes(u64);

impl Lanes {
    pub(super) const TRANSPARENT: Self = Self(0);
    pub(super) const WHITE: Self = Self(BYTES);

    /// From red, green, blue, alpha.
    #[inline]
    pub(super) fn new(rgba: [u8; 4]) -> Self {
        let bits = u64::from(u32::from_le_bytes(rgba));
        Self((bits & 0x00ff_00ff) | ((bits & 0xff00_ff00) << 24))
    }

    /// Red, green, blue, alpha.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "both masks keep 32 bits only"
    )]
    #[inline]
    pub(super) fn rgba(self) -> [u8; 4] {
        let bits = (self.0 & 0x00ff_00ff) | ((self.0 >> 24) & 0xff00_ff00);
        (bits as u32).to_le_bytes()
    }

    /// 0–255.
    #[inline]
    fn alpha(self) -> u64 {
        self.0 >> 48
    }

    /// Each channel times `factor` / 255, rounded to nearest; `factor` is 0–255.
    #[inline]
    fn scaled(self, factor: u64) -> Self {
        Self::divided(self.0 * factor)
    }

    /// Each channel times the other's, / 255, rounded to nearest.
    #[inline]
    pub(super) fn times(self, other: Self) -> Self {
        let lane = |shift: u32| (((self.0 >> shift) & 0xff) * ((other.0 >> shift) & 0xff)) << shift;
        Self::divided(lane(0) | lane(16) | lane(32) | lane(48))
    }

    /// Products of two channels, each at most 255², divided by 255 and rounded to nearest (Jim Blinn, "Three wrongs
    /// make a right", IEEE Computer Graphics and Applications 15 (6), 1995: exact in this range).
    #[inline]
    fn divided(products: u64) -> Self {
        let halved = products + HALVES;
        Self(((halved + ((halved >> 8) & BYTES)) >> 8) & BYTES)
    }

    /// Blended over a pixel: `self + pixel × (1 − self.alpha)`, at most 255.
    #[inline]
    fn over(self, pixel: [u8; 4]) -> [u8; 4] {
        let sum = self.0 + Self::new(pixel).scaled(255 - self.alpha()).0;
        let overflow = (sum >> 8) & ONES;
        Self((sum | (overflow * 255)) & BYTES).rgba()
    }

    /// Blends this colour over `pixel`, in place.
    #[inline]
    pub(super) fn paint(self, pixel: &mut [u8; 4]) {
        if self == Self::TRANSPARENT {
            return;
        }
        *pixel = if self.alpha() == 255 {
            self.rgba()
        } else {
            self.over(*pixel)
        };
    }

    /// Blends this colour over each pixel of `span`.
    pub(super) fn paint_all(self, span: &mut [[u8; 4]]) {
        if self == Self::TRANSPARENT {
            return;
        }
        if self.alpha() == 255 {
            span.fill(self.rgba());
        } else {
            for pixel in span {
                *pixel = self.over(*pixel);
            }
        }
    }

    /// Between two texels of one line and the two below them, with the weight of the right ones and of the lower ones
    /// in 1/256, each 0–255, rounded to nearest.
    #[inline]
    pub(super) fn bilinear(
        upper: (Self, Self),
        lower: (Self, Self),
        right: u64,
        bottom: u64,
    ) -> Self {
        // `from × (256 − weight) + to × weight`; what wraps around in a difference wraps back in the sum.
        let weigh = |from: u64, to: u64, weight: u64| {
            (from << 8).wrapping_add(to.wrapping_sub(from).wrapping_mul(weight))
        };
        let upper = weigh(upper.0.0, upper.1.0, right);
        let lower = weigh(lower.0.0, lower.1.0, right);
        let mix = |upper: u64, lower: u64| {
            let sum = weigh(upper & EVEN, lower & EVEN, bottom);
            (sum.wrapping_add(0x8000_0000_8000) >> 16) & 0x00ff_0000_00ff
        };
        Self(mix(upper, lower) | (mix(upper >> 16, lower >> 16) << 16))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lanes_keep_their_bytes() {
        let rgba = [1, 20, 200, 255];
        assert_eq!(Lanes::new(rgba).rgba(), rgba);
        assert_eq!(Lanes::new(rgba).alpha(), 255);
    }

    #[test]
    fn products_are_rounded_to_nearest() {
        for a in 0..=255_u8 {
            for b in 0..=255_u8 {
                let expected = (f64::from(a) * f64::from(b) / 255.0).round();
                let lanes = Lanes::new([a, 255, b, a]);
                let [red, green, blue, alpha] = lanes.times(Lanes::new([b, b, a, b])).rgba();
                assert!((f64::from(red) - expected).abs() < 0.1, "{a} × {b}");
                assert_eq!([green, blue, alpha], [b, red, red]);
                assert_eq!(lanes.scaled(u64::from(b)).rgba()[0], red);
            }
        }
    }

    #[test]
    fn an_additive_colour_saturates() {
        let mut pixel = [200, 10, 0, 255];
        Lanes::new([100, 5, 0, 0]).paint(&mut pixel);
        assert_eq!(pixel, [255, 15, 0, 255]);
    }

    #[test]
    fn a_weight_of_zero_is_the_texel_itself() {
        for byte in 0..=255_u8 {
            let texel = Lanes::new([byte, 255 - byte, 7, 255]);
            let white = Lanes::WHITE;
            let corner = Lanes::bilinear((texel, white), (white, white), 0, 0);
            let even = Lanes::bilinear((texel, texel), (texel, texel), 91, 200);
            assert_eq!([corner, even], [texel; 2]);
        }
    }
}
