//! That a record has a word, where it has it, and how much that counts.

use super::found::Field;

/// The bits of a posting below the number of its record. Of two the smaller one is the better.
const BITS: u32 = 6;
/// Set where the word only sounds like what is written.
const SOUND: u32 = 1 << 5;
/// Two bits for the place, two for the field.
const PLACE: u32 = 3;
const FIELD: u32 = 1;
/// Set where the word is no name: then it answers only as it is spelled.
const PLAIN: u32 = 1;

/// How many records can be told apart.
pub(super) const MAX_RECORDS: usize = 1 << (u32::BITS - BITS);

/// No answer.
pub(super) const NONE: u8 = u8::MAX;
/// The answer of something that an event is linked to; behind all answers of its own.
pub(super) const LINKED: u8 = 200;

/// Where in a text a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// There is no other.
    Only,
    /// At the beginning.
    First,
    /// Further on.
    Later,
}

/// A record that has a word, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Posting(u32);

impl Posting {
    /// The posting of a word at a place of a field; `sound` when only its sound is this word, `name` when it may be a
    /// name. Its record is the first.
    pub(super) fn new(place: Place, field: Field, sound: bool, name: bool) -> Self {
        let place = if field == Field::Text {
            Place::Later
        } else {
            place
        };
        let sound = if sound { SOUND } else { 0 };
        let plain = if name { 0 } else { PLAIN };
        Self(sound | (place as u32) << PLACE | (field as u32) << FIELD | plain)
    }

    /// The same for the only word of its text.
    pub(super) fn alone(self) -> Self {
        let first = (self.0 >> PLACE & 3) == Place::First as u32;
        if first {
            Self(self.0 & !(3 << PLACE))
        } else {
            self
        }
    }

    /// The same as a name, if another posting of the word is one.
    pub(super) fn or_name(self, other: Self) -> Self {
        Self(self.0 & (!PLAIN | other.0))
    }

    /// The same for a record.
    pub(super) fn of(self, record: usize) -> Self {
        // The builder keeps records below their limit.
        Self(self.0 | u32::try_from(record).unwrap_or(0) << BITS)
    }

    pub(super) fn record(self) -> usize {
        (self.0 >> BITS) as usize
    }

    pub(super) fn by_sound(self) -> bool {
        self.0 & SOUND != 0
    }
}

/// In which way words are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// As they are spelled.
    Spelled,
    /// As they are spelled, which is how they sound, too.
    SpelledAndSounding,
    /// As they sound.
    Sounding,
    /// With so many slips.
    Slips(u8),
}

/// For each way in which a record has a word, how well it answers: the less the better.
pub(super) struct Ranks([u8; 1 << BITS]);

impl Ranks {
    /// `whole` when all letters of the word were asked for, not only the first ones.
    pub(super) fn new(asked: Asked, whole: bool) -> Self {
        let mut ranks = [NONE; 1 << BITS];
        for (bits, rank) in (0_u32..).zip(&mut ranks) {
            let (sound, plain) = (bits & SOUND != 0, bits & PLAIN != 0);
            let answers = match asked {
                Asked::Spelled => !sound,
                Asked::SpelledAndSounding | Asked::Slips(_) => true,
                Asked::Sounding => !plain,
            };
            if !answers {
                continue;
            }
            let only = bits >> PLACE & 3 == Place::Only as u32;
            let later = bits >> PLACE & 3 == Place::Later as u32;
            let tier = match (asked, whole) {
                (Asked::Slips(slips), _) => 3 + 2 * slips.min(2) + u8::from(!whole),
                (_, true) if only => 0,
                (_, true) if later => 3,
                (_, true) => 1,
                (_, false) if later => 4,
                (_, false) => 2,
            };
            let by_sound = sound || asked == Asked::Sounding;
            let field = u8::try_from(bits >> FIELD & 3).unwrap_or(0);
            *rank = tier << 3 | field << 1 | u8::from(by_sound);
        }
        Self(ranks)
    }

    /// Notes for each record the best of its answers.
    pub(super) fn note(&self, postings: &[Posting], best: &mut [u8]) {
        for posting in postings {
            if let Some(best) = best.get_mut(posting.record()) {
                *best = self.0[(posting.0 & ((1 << BITS) - 1)) as usize].min(*best);
            }
        }
    }
}
