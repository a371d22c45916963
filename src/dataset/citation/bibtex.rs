use super::{family_and_given, key_words, one_line};
use crate::text;

/// A name that BibTeX does not take apart, unless it is certain how.
pub(super) fn name(author: &str) -> String {
    match family_and_given(author) {
        Some((family, given)) => format!("{}, {}", escaped(family), escaped(given)),
        None => format!("{{{}}}", escaped(author)),
    }
}

pub(super) fn month(month: u8) -> &'static str {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let at = usize::from(month).wrapping_sub(1);
    MONTHS.get(at).copied().unwrap_or("{}")
}

/// An id as BibTeX takes it for a key: Latin letters, digits, hyphens.
pub(super) fn key(id: &str) -> String {
    let latin = any_ascii::any_ascii(id);
    let letters = latin
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' });
    let key = key_words(letters.collect::<String>().trim_matches('-'));
    if key.starts_with(|c: char| c.is_ascii_alphabetic()) {
        key
    } else {
        format!("{}-{key}", text::SOURCE)
    }
}

/// Text that LaTeX prints as it is. Braces become commands, since BibTeX counts them even behind a backslash.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in one_line(text).chars() {
        match letter {
            '\\' => safe.push_str("\\textbackslash{}"),
            '{' => safe.push_str("\\textbraceleft{}"),
            '}' => safe.push_str("\\textbraceright{}"),
            '~' => safe.push_str("\\textasciitilde{}"),
            '^' => safe.push_str("\\textasciicircum{}"),
            '&' | '%' | '$' | '#' | '_' => safe.extend(['\\', letter]),
            letter => safe.push(letter),
        }
    }
    safe
}

/// A link as it is, but for what would end the field.
pub(super) fn url(url: &str) -> String {
    let mut safe = String::with_capacity(url.len());
    for letter in one_line(url).chars() {
        match letter {
            '{' => safe.push_str("%7B"),
            '}' => safe.push_str("%7D"),
            '\\' => safe.push_str("%5C"),
            ' ' => safe.push_str("%20"),
            letter => safe.push(letter),
        }
    }
    safe
}
