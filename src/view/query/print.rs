use std::fmt;

use super::condition::{Centre, Condition};
use super::field::QueryField;
use super::lexer::is_plain_word;

/// The canonical form, which [`parse`](super::parse) reads as the same condition.
impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let field = |field: QueryField| field.key();
        match self {
            Self::Words(words) => listed(f, words.split(' '), " ", |f, word| {
                if is_plain_word(word) {
                    f.write_str(word)
                } else {
                    f.write_str(&quoted(word))
                }
            }),
            Self::Has(facet, value) => write!(f, "{}:{}", facet.key(), written(value)),
            Self::Time(timing, date) => {
                let value = written(&date.to_string());
                write!(f, "{}:{value}", field(QueryField::Time(*timing)))
            }
            Self::Person(part, name) => {
                write!(f, "{}:{}", field(QueryField::Person(*part)), written(name))
            }
            Self::Place(name) => write!(f, "{}:{}", field(QueryField::Place), written(name)),
            Self::Near(centre, metres) => {
                let value = match centre {
                    Centre::Named(name) => format!("{name}~{}", distance(*metres)),
                    Centre::At(at) => format!("{},{}~{}", at.lon, at.lat, distance(*metres)),
                };
                write!(f, "{}:{}", field(QueryField::Near), written(&value))
            }
            Self::Own(which, words) => {
                write!(f, "{}:{}", field(QueryField::Own(*which)), written(words))
            }
            Self::Count(what, comparison, number) => {
                let sign = comparison.sign();
                write!(f, "{}{sign}{number}", field(QueryField::Count(*what)))
            }
            Self::Not(inner) => {
                f.write_str("not ")?;
                match &**inner {
                    Self::All(_) | Self::Any(_) | Self::Not(_) => write!(f, "({inner})"),
                    Self::Words(words) if words.contains(' ') => write!(f, "({inner})"),
                    leaf => leaf.fmt(f),
                }
            }
            Self::All(parts) => listed(f, parts.iter(), " ", |f, part| match part {
                Self::All(_) | Self::Any(_) => write!(f, "({part})"),
                part => part.fmt(f),
            }),
            Self::Any(parts) => listed(f, parts.iter(), " or ", |f, part| match part {
                Self::Any(_) => write!(f, "({part})"),
                part => part.fmt(f),
            }),
        }
    }
}

fn listed<T>(
    f: &mut fmt::Formatter<'_>,
    parts: impl Iterator<Item = T>,
    between: &str,
    mut write: impl FnMut(&mut fmt::Formatter<'_>, T) -> fmt::Result,
) -> fmt::Result {
    for (at, part) in parts.enumerate() {
        if at > 0 {
            f.write_str(between)?;
        }
        write(f, part)?;
    }
    Ok(())
}

/// A distance as short as it goes.
fn distance(metres: u32) -> String {
    if metres.is_multiple_of(1000) {
        format!("{}km", metres / 1000)
    } else {
        format!("{metres}m")
    }
}

/// A value as it stands behind its field: between quotes where it has to.
pub(super) fn written(value: &str) -> String {
    let ends = |c: char| c.is_whitespace() || matches!(c, '(' | ')');
    if value.is_empty() || value.starts_with('"') || value.contains(ends) {
        quoted(value)
    } else {
        value.to_owned()
    }
}

fn quoted(value: &str) -> String {
    let mut text = String::with_capacity(value.len() + 2);
    text.push('"');
    for letter in value.chars() {
        if matches!(letter, '"' | '\\') {
            text.push('\\');
        }
        text.push(letter);
    }
    text.push('"');
    text
}
