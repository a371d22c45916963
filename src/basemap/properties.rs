//! The properties of features that the map uses, read from the tables of their layer.

use super::error::DecodeError;
use super::wire::{Field, Wire, zigzag};

/// The most entries a layer's table of keys or values may have.
const MAX_TABLE: usize = 1 << 18;
/// The longest text that is used, in bytes.
const MAX_TEXT: usize = 256;

/// A property the map uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Property {
    Name,
    NameRussian,
    NameLocal,
    Kind,
    Rank,
    Capital,
    Population,
    Country,
}

impl Property {
    fn of_key(key: &[u8]) -> Option<Self> {
        Some(match key {
            b"name" => Self::Name,
            b"name_ru" => Self::NameRussian,
            b"name_local" => Self::NameLocal,
            b"kind" => Self::Kind,
            b"rank" => Self::Rank,
            b"capital" => Self::Capital,
            b"pop" => Self::Population,
            b"cc" | b"iso" => Self::Country,
            _ => return None,
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
    /// The name, in English as far as there is one.
    pub(super) name: Option<&'a str>,
    /// The name in Russian.
    pub(super) name_russian: Option<&'a str>,
    /// The name where it is.
    pub(super) name_local: Option<&'a str>,
    /// What kind of feature of its layer it is.
    pub(super) kind: Option<&'a str>,
    /// Importance, small first.
    pub(super) rank: Option<u8>,
    /// Whether it is the capital of its country.
    pub(super) capital: bool,
    /// Inhabitants.
    pub(super) population: u64,
    /// ISO 3166-1 alpha-2 code.
    pub(super) country: Option<&'a str>,
}

impl<'a> Properties<'a> {
    fn set(&mut self, property: Property, value: Value<'a>) {
        match property {
            Property::Name => self.name = value.text(),
            Property::NameRussian => self.name_russian = value.text(),
            Property::NameLocal => self.name_local = value.text(),
            Property::Kind => self.kind = value.text(),
            Property::Country => self.country = value.text(),
            Property::Capital => self.capital = value.whole().is_some_and(|flag| flag > 0),
            Property::Population => self.population = value.whole().unwrap_or_default(),
            Property::Rank => {
                self.rank = value
                    .whole()
                    .map(|rank| u8::try_from(rank).unwrap_or(u8::MAX));
            }
        }
    }
}
