//! The year as it was stated: digits of which some may be unknown, an exponent, significant digits.

use crate::time::calendar::{FIRST_YEAR, LAST_YEAR};
use crate::time::precision::Precision;

/// The year of a date, in one of its three forms: four digits of which any may be unknown (`156X`), any number of
/// digits with or without an exponent (`Y-17E7`), and either of them with a number of significant digits (`1950S2`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::time) struct YearDigits {
    /// The digits that were stated, 0 for each unknown one; at most [`LAST_YEAR`].
    pub(super) magnitude: u32,
    pub(super) negative: bool,
    /// Bit n is set when the digit of 10ⁿ is unknown; only years of four digits have such.
    pub(super) unknown: u8,
    /// The stated digits are to be multiplied by ten so many times.
    pub(super) exponent: u8,
    /// How many digits from the first one are significant; 0 when nothing was said.
    pub(super) significant: u8,
}

impl YearDigits {
    /// A year whose digits are all known.
    pub(super) const fn known(magnitude: u32, negative: bool) -> Self {
        Self {
            magnitude,
            negative,
            unknown: 0,
            exponent: 0,
            significant: 0,
        }
    }

    /// The number that was stated, without its sign.
    pub(super) const fn value(self) -> u32 {
        self.magnitude * 10_u32.pow(self.exponent as u32)
    }

    /// How many digits that number has, at least one.
    pub(super) const fn digits(self) -> u8 {
        let mut digits = 1;
        let mut rest = self.value() / 10;
        while rest > 0 {
            digits += 1;
            rest /= 10;
        }
        digits
    }

    /// How many of the last digits are open: unknown, or not significant.
    fn open(self) -> u8 {
        if self.significant > 0 {
            self.digits().saturating_sub(self.significant)
        } else {
            // Four digits at most.
            u8::try_from(self.unknown.trailing_ones()).unwrap_or(4)
        }
    }

    /// Whether every year from the first to the last that it may be is meant.
    pub(super) const fn is_run(self) -> bool {
        self.unknown & (self.unknown + 1) == 0
    }

    /// Whether it is one year.
    pub(super) fn is_one(self) -> bool {
        self.unknown == 0 && self.open() == 0
    }

    /// First and last astronomical year it may be, kept in the supported range. There is no year −0: `-000X` ends
    /// with −1.
    pub(super) fn range(self) -> (i32, i32) {
        if self.unknown == 0 && self.significant == 0 {
            let year = self.signed(self.value());
            return (year, year);
        }
        let (low, high) = if self.unknown > 0 {
            (self.magnitude, self.filled(self.fillings() - 1))
        } else {
            let place = 10_u32.pow(u32::from(self.open()));
            let low = self.value() / place * place;
            (low, low + (place - 1))
        };
        let (first, last) = if self.negative {
            (self.signed(high), self.signed(low.max(1)))
        } else {
            (self.signed(low), self.signed(high))
        };
        (first.max(FIRST_YEAR), last.min(LAST_YEAR))
    }

    fn signed(self, magnitude: u32) -> i32 {
        // The largest number of nine digits fits.
        let magnitude = i32::try_from(magnitude).unwrap_or(i32::MAX);
        if self.negative { -magnitude } else { magnitude }
    }

    /// The unit of its last known digit.
    pub(super) fn precision(self) -> Precision {
        match self.open() {
            0 => Precision::Year,
            1 => Precision::Decade,
            2 => Precision::Century,
            3 => Precision::Millennium,
            power => Precision::Years(power),
        }
    }

    /// How many ways there are to fill in the unknown digits.
    const fn fillings(self) -> u32 {
        10_u32.pow(self.unknown.count_ones())
    }

    /// The digits with the unknown ones taken from a number below [`YearDigits::fillings`]; it rises with that.
    fn filled(self, mut filling: u32) -> u32 {
        let mut sum = self.magnitude;
        let mut place = 1;
        for digit in 0..4 {
            if self.unknown >> digit & 1 == 1 {
                sum += filling % 10 * place;
                filling /= 10;
            }
            place *= 10;
        }
        sum
    }

    /// How many years it may be; for years of four digits.
    pub(super) const fn count(self) -> u32 {
        self.fillings() - (self.negative && self.magnitude == 0) as u32
    }

    /// One of these years, in rising order from 0.
    pub(super) fn nth(self, index: u32) -> i32 {
        let filling = if self.negative {
            (self.fillings() - 1).saturating_sub(index)
        } else {
            index
        };
        self.signed(self.filled(filling))
    }

    /// How many of these years lie before a year.
    pub(super) fn before(self, year: i32) -> u32 {
        let (mut low, mut high) = (0, self.count());
        while low < high {
            let middle = low.midpoint(high);
            if self.nth(middle) < year {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}
