//! Parts of a year that are no months: seasons, quarters and their like.

use crate::time::precision::Precision;

/// A season.
///
/// Seasons are read as three whole months by the meteorological reckoning, a convention: ISO 8601-2 leaves their months
/// open. One that runs over the turn of the year belongs to the year in which it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// March to May in the north, September to November in the south.
    Spring,
    /// June to August in the north, December to February of the following year in the south.
    Summer,
    /// September to November in the north, March to May in the south.
    Autumn,
    /// December to February of the following year in the north, June to August in the south.
    Winter,
}

/// A half of the earth, by which seasons differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hemisphere {
    /// North of the equator.
    Northern,
    /// South of the equator.
    Southern,
}

/// What may be stated of a year in the place of a month: codes 21 to 41.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum YearPart {
    /// 21 to 24 without a hemisphere, where the months are those of the north; 25 to 28 in the northern, 29 to 32 in
    /// the southern hemisphere.
    Season(Season, Option<Hemisphere>),
    /// 33 to 36: three months, by number from 1 to 4.
    Quarter(u8),
    /// 37 to 39: four months, by number from 1 to 3.
    Quadrimester(u8),
    /// 40 and 41: six months, by number from 1 to 2.
    Semester(u8),
}

impl Season {
    /// The first of its three months, 1 to 12, in the north.
    #[must_use]
    pub const fn first_month(self) -> u8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }

    const fn from_index(index: u8) -> Self {
        match index % 4 {
            0 => Self::Spring,
            1 => Self::Summer,
            2 => Self::Autumn,
            _ => Self::Winter,
        }
    }

    const fn index(self) -> u8 {
        match self {
            Self::Spring => 0,
            Self::Summer => 1,
            Self::Autumn => 2,
            Self::Winter => 3,
        }
    }
}

impl YearPart {
    /// The part with an EDTF code; `None` below 21 and above 41.
    #[must_use]
    pub const fn from_code(code: u8) -> Option<Self> {
        Some(match code {
            21..=24 => Self::Season(Season::from_index(code - 21), None),
            25..=28 => Self::Season(Season::from_index(code - 25), Some(Hemisphere::Northern)),
            29..=32 => Self::Season(Season::from_index(code - 29), Some(Hemisphere::Southern)),
            33..=36 => Self::Quarter(code - 32),
            37..=39 => Self::Quadrimester(code - 36),
            40..=41 => Self::Semester(code - 39),
            _ => return None,
        })
    }

    /// The EDTF code, 21 to 41.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Season(season, None) => 21 + season.index(),
            Self::Season(season, Some(Hemisphere::Northern)) => 25 + season.index(),
            Self::Season(season, Some(Hemisphere::Southern)) => 29 + season.index(),
            Self::Quarter(number) => 32 + number,
            Self::Quadrimester(number) => 36 + number,
            Self::Semester(number) => 39 + number,
        }
    }

    /// The first of its months, 1 to 12.
    #[must_use]
    pub const fn first_month(self) -> u8 {
        match self {
            Self::Season(season, Some(Hemisphere::Southern)) => {
                Season::from_index(season.index() + 2).first_month()
            }
            Self::Season(season, _) => season.first_month(),
            Self::Quarter(number) => number * 3 - 2,
            Self::Quadrimester(number) => number * 4 - 3,
            Self::Semester(number) => number * 6 - 5,
        }
    }

    /// How many months it has: 3, 4 or 6. A season that starts in December has its last two in the following year.
    #[must_use]
    pub const fn months(self) -> u8 {
        match self {
            Self::Season(..) | Self::Quarter(_) => 3,
            Self::Quadrimester(_) => 4,
            Self::Semester(_) => 6,
        }
    }

    pub(super) const fn precision(self) -> Precision {
        match self {
            Self::Season(..) => Precision::Season,
            Self::Quarter(_) => Precision::Quarter,
            Self::Quadrimester(_) => Precision::Quadrimester,
            Self::Semester(_) => Precision::Semester,
        }
    }
}
