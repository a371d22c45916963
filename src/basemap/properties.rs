//! The properties of features that the map uses, read from the tables of their layer.

use std::sync::Arc;

use crate::text::{Language, Names};

use super::error::DecodeError;
use super::wire::{Field, Wire, zigzag};

/// The most entries a layer's table of keys or values may have.
const MAX_TABLE: usize = 1 << 18;
/// The longest text that is used, in bytes: `OpenStreetMap` takes 255 characters.
const MAX_TEXT: usize = 255 * 4;

/// A property the map uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Property {
    Name,
    NameLocal,
    NameLatin,
    NameEnglish,
    NameIn(Language),
    Kind,
    Level,
    Disputed,
    Maritime,
    PopulationRank,
    Line,
    Recognised,
    Administered,
    Rank,
    Capital,
    Main,
    Population,
    Country,
    Id,
    Room,
    Depth,
}

impl Property {
    fn of_key(key: &[u8]) -> Option<Self> {
        Some(match key {
            b"name" => Self::Name,
            b"name:local" => Self::NameLocal,
            b"kind" | b"class" | b"pmap:kind" => Self::Kind,
            b"admin_level" => Self::Level,
            b"disputed" => Self::Disputed,
            b"maritime" => Self::Maritime,
            b"population_rank" => Self::PopulationRank,
            b"line" => Self::Line,
            b"un" => Self::Recognised,
            b"held" => Self::Administered,
            b"rank" => Self::Rank,
            b"capital" => Self::Capital,
            b"main" => Self::Main,
            b"pop" | b"population" => Self::Population,
            b"cc" | b"iso" | b"iso_a2" => Self::Country,
            b"id" => Self::Id,
            b"width" => Self::Room,
            b"depth" => Self::Depth,
            b"name:latin" => Self::NameLatin,
            b"name_en" => Self::NameEnglish,
            _ => {
                let code = std::str::from_utf8(key.strip_prefix(b"name:")?).ok()?;
                Self::NameIn(Language::from_code(code)?)
            }
        })
    }
}

/// The keys and values of one layer.
#[derive(Debug, Default)]
pub(super) struct Tables<'a> {
    keys: Vec<Option<Property>>,
    values: Vec<&'a [u8]>,
}

impl<'a> Tables<'a> {
    /// Adds the next key.
    pub(super) fn push_key(&mut self, key: &[u8]) -> Result<(), DecodeError> {
        room(self.keys.len(), "keys in a layer")?;
        self.keys.push(Property::of_key(key));
        Ok(())
    }

    /// Adds the next value, a message that is read when it is used.
    pub(super) fn push_value(&mut self, value: &'a [u8]) -> Result<(), DecodeError> {
        room(self.values.len(), "values in a layer")?;
        self.values.push(value);
        Ok(())
    }

    /// The properties that the packed `tags` of a feature point at.
    pub(super) fn read(&self, tags: &[u8]) -> Result<Properties<'a>, DecodeError> {
        let mut properties = Properties::default();
        let mut wire = Wire::new(tags);
        while !wire.is_empty() {
            let key = index(&mut wire)?;
            if wire.is_empty() {
                return Err(DecodeError::Tags);
            }
            let value = index(&mut wire)?;
            let key = self.keys.get(key).ok_or(DecodeError::Tags)?;
            let value = self.values.get(value).ok_or(DecodeError::Tags)?;
            if let Some(property) = key {
                properties.set(*property, Value::read(value)?);
            }
        }
        Ok(properties)
    }
}

fn room(len: usize, what: &'static str) -> Result<(), DecodeError> {
    if len < MAX_TABLE {
        Ok(())
    } else {
        Err(DecodeError::TooMany {
            what,
            limit: MAX_TABLE,
        })
    }
}

fn index(wire: &mut Wire<'_>) -> Result<usize, DecodeError> {
    usize::try_from(wire.varint32()?).or(Err(DecodeError::Tags))
}

/// One value of a table.
#[derive(Clone, Copy, Debug)]
enum Value<'a> {
    Text(&'a str),
    Number(f64),
    Nothing,
}

impl<'a> Value<'a> {
    /// Reads any of the seven types that the specification has (section 4.4). Numbers as `f64`:
    /// ranks and populations are far below 2^53.
    #[expect(clippy::cast_precision_loss, reason = "see above")]
    fn read(message: &'a [u8]) -> Result<Self, DecodeError> {
        let mut wire = Wire::new(message);
        let mut value = Self::Nothing;
        while let Some(field) = wire.field()? {
            value = match field {
                (1, Field::Bytes(text)) if text.len() > MAX_TEXT => {
                    return Err(DecodeError::TooMany {
                        what: "bytes in a name",
                        limit: MAX_TEXT,
                    });
                }
                (1, Field::Bytes(text)) => {
                    Self::Text(std::str::from_utf8(text).or(Err(DecodeError::Utf8))?)
                }
                (2, Field::Fixed32(bits)) => Self::Number(f64::from(f32::from_bits(bits))),
                (3, Field::Fixed64(bits)) => Self::Number(f64::from_bits(bits)),
                (4, Field::Varint(int)) => Self::Number(int.cast_signed() as f64),
                (5 | 7, Field::Varint(uint)) => Self::Number(uint as f64),
                (6, Field::Varint(sint)) => Self::Number(zigzag(sint) as f64),
                _ => value,
            };
        }
        Ok(value)
    }

    fn text(self) -> Option<&'a str> {
        match self {
            Self::Text(text) => Some(text).filter(|text| !text.is_empty()),
            Self::Number(_) | Self::Nothing => None,
        }
    }

    /// Whether it says yes.
    fn flag(self) -> bool {
        matches!(self, Self::Text("yes" | "true")) || self.whole().is_some_and(|it| it > 0)
    }

    /// Whether it says that a town is the capital of a country: 1, `yes`, or the level of a country. Capitals of regions
    /// have greater levels.
    fn is_capital(self) -> bool {
        matches!(self, Self::Text("yes")) || matches!(self.whole(), Some(1 | 2))
    }

    /// The number as a whole one, clamped into its type; numbers written as text are read, too.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "`as` clamps, which is wanted"
    )]
    fn whole(self) -> Option<u64> {
        match self {
            Self::Number(number) => Some(number as u64),
            Self::Text(text) => text.parse().ok(),
            Self::Nothing => None,
        }
    }
}

/// What is known of one feature.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Properties<'a> {
    /// The name: in English in tiles of our own, where it is in those of other maps.
    name: Option<&'a str>,
    /// The name where it is.
    local: Option<&'a str>,
    /// The name in Latin letters.
    latin: Option<&'a str>,
    /// The name in English, or once more the name where none is known.
    english: Option<&'a str>,
    /// The names in the languages of [`Language::ALL`].
    others: [Option<&'a str>; Language::ALL.len()],
    /// What kind of feature of its layer it is.
    pub(super) kind: Option<&'a str>,
    /// Between what a border runs: 2 for countries, more for parts of them.
    pub(super) level: Option<u64>,
    /// Whether a border is disputed.
    pub(super) disputed: bool,
    /// Whether a border runs through the sea.
    pub(super) maritime: bool,
    /// The entry of the table of worldviews that explains a border.
    pub(super) line: Option<&'a str>,
    /// How a border is drawn by the resolutions of the United Nations.
    pub(super) recognised: Option<&'a str>,
    /// How a border is drawn as territory is administered.
    pub(super) administered: Option<&'a str>,
    /// Importance, small first.
    pub(super) rank: Option<u8>,
    /// Whether it is the capital of its country.
    pub(super) capital: bool,
    /// Whether it is the best of several places for a name.
    pub(super) main: Option<bool>,
    /// Inhabitants.
    pub(super) population: u64,
    /// ISO 3166-1 alpha-2 code.
    pub(super) country: Option<&'a str>,
    /// A number that stands for the thing.
    pub(super) id: u64,
    /// Kilometres from west to east.
    pub(super) room_km: Option<f32>,
    /// Metres below the surface.
    pub(super) depth: u64,
}

impl<'a> Properties<'a> {
    /// What it is called, if it is called anything.
    ///
    /// Tiles that say what it is called in English mean with its name what it is called there.
    pub(super) fn names(&self) -> Option<Names> {
        let english = self.english.filter(|name| Some(*name) != self.name);
        let english = self
            .known_in(Language::English)
            .or(english)
            .or(self.latin)
            .or(self.name)?;
        let mut names = Names::new(english);
        let other = self.name.filter(|name| *name != english);
        names.local = self.local.or(other).map(Arc::from);
        for (language, name) in Language::ALL.into_iter().zip(self.others) {
            if let Some(name) = name {
                names.insert(language, name);
            }
        }
        Some(names)
    }

    fn known_in(&self, language: Language) -> Option<&'a str> {
        let at = Language::ALL.iter().position(|it| *it == language)?;
        self.others.get(at).copied().flatten()
    }

    fn set(&mut self, property: Property, value: Value<'a>) {
        match property {
            Property::Name => self.name = value.text(),
            Property::NameLocal => self.local = value.text(),
            Property::NameLatin => self.latin = value.text(),
            Property::NameEnglish => self.english = value.text(),
            Property::NameIn(language) => {
                let at = Language::ALL.iter().position(|it| *it == language);
                if let Some(name) = at.and_then(|at| self.others.get_mut(at)) {
                    *name = value.text();
                }
            }
            Property::Kind => self.kind = value.text(),
            Property::Level => self.level = value.whole(),
            Property::Disputed => self.disputed = value.flag(),
            Property::Maritime => self.maritime = value.flag(),
            Property::PopulationRank => {
                // Great towns have great numbers, to 18.
                let behind = value.whole().map(|rank| 18_u64.saturating_sub(rank));
                self.rank = behind.and_then(|rank| u8::try_from(rank).ok());
            }
            Property::Line => self.line = value.text(),
            Property::Recognised => self.recognised = value.text(),
            Property::Administered => self.administered = value.text(),
            Property::Country => self.country = value.text(),
            Property::Capital => self.capital = value.is_capital(),
            Property::Main => self.main = value.whole().map(|flag| flag > 0),
            Property::Population => self.population = value.whole().unwrap_or_default(),
            Property::Id => self.id = value.whole().unwrap_or_default(),
            Property::Depth => self.depth = value.whole().unwrap_or_default(),
            Property::Room => {
                let km = value
                    .whole()
                    .map(|km| u16::try_from(km).unwrap_or(u16::MAX));
                self.room_km = km.map(f32::from);
            }
            Property::Rank => {
                self.rank = value
                    .whole()
                    .map(|rank| u8::try_from(rank).unwrap_or(u8::MAX));
            }
        }
    }
}
