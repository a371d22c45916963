//! `?`, `~` and `%`, on a date as a whole and on its parts.

/// What was said about a date, or about a part of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    /// Nothing.
    #[default]
    None,
    /// `?`: the source is not certain. It never widens.
    Uncertain,
    /// `~`: about then.
    Approximate,
    /// `%`: both.
    UncertainApproximate,
}

/// A part of a date that a mark may stand at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DatePart {
    /// The year.
    Year,
    /// The month, or what stands in its place: a season, a quarter.
    Month,
    /// The day of the month.
    Day,
}

/// The marks of a date: at most one to the left and one to the right of each part.
///
/// Four bits a part, year first: `?` and `~` on its left, then `?` and `~` on its right. A mark on the left says nothing
/// that one on the right says already; the year, which is leftmost, has marks only on its right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Marks(u16);

impl Qualifier {
    /// Whether it says `?` or `%`.
    #[must_use]
    pub const fn is_uncertain(self) -> bool {
        self.bits() & 1 != 0
    }

    /// Whether it says `~` or `%`.
    #[must_use]
    pub const fn is_approximate(self) -> bool {
        self.bits() & 2 != 0
    }

    const fn bits(self) -> u16 {
        match self {
            Self::None => 0,
            Self::Uncertain => 1,
            Self::Approximate => 2,
            Self::UncertainApproximate => 3,
        }
    }

    const fn from_bits(bits: u16) -> Self {
        match bits & 3 {
            0 => Self::None,
            1 => Self::Uncertain,
            2 => Self::Approximate,
            _ => Self::UncertainApproximate,
        }
    }

    pub(super) const fn from_byte(byte: u8) -> Option<Self> {
        Some(match byte {
            b'?' => Self::Uncertain,
            b'~' => Self::Approximate,
            b'%' => Self::UncertainApproximate,
            _ => return None,
        })
    }

    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Uncertain => "?",
            Self::Approximate => "~",
            Self::UncertainApproximate => "%",
        }
    }
}

impl DatePart {
    pub(super) const ALL: [Self; 3] = [Self::Year, Self::Month, Self::Day];

    const fn shift(self) -> u16 {
        match self {
            Self::Year => 0,
            Self::Month => 4,
            Self::Day => 8,
        }
    }
}

impl Marks {
    /// With the marks to the left and to the right of a part that has none yet.
    pub(super) const fn with(self, part: DatePart, left: Qualifier, right: Qualifier) -> Self {
        let (left, right) = match part {
            DatePart::Year => (0, left.bits() | right.bits()),
            DatePart::Month | DatePart::Day => (left.bits() & !right.bits(), right.bits()),
        };
        Self(self.0 | (left | right << 2) << part.shift())
    }

    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The mark to the left of a part, which says something about that part alone.
    pub(super) const fn left(self, part: DatePart) -> Qualifier {
        Qualifier::from_bits(self.0 >> part.shift())
    }

    /// The mark to the right of a part, which says something about all up to it.
    pub(super) const fn right(self, part: DatePart) -> Qualifier {
        Qualifier::from_bits(self.0 >> part.shift() >> 2)
    }

    /// Everything that was said about a part.
    pub(super) fn on(self, part: DatePart) -> Qualifier {
        let groups = DatePart::ALL.into_iter().filter(|other| *other >= part);
        let said = groups.fold(self.left(part).bits(), |bits, other| {
            bits | self.right(other).bits()
        });
        Qualifier::from_bits(said)
    }

    /// All marks together.
    pub(super) const fn any(self) -> Qualifier {
        let pairs = self.0 | self.0 >> 4 | self.0 >> 8;
        Qualifier::from_bits(pairs | pairs >> 2)
    }
}
