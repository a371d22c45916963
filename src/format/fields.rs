//! The fields of a table: what spreadsheets make of them, and several items in one.

/// What a spreadsheet may take for the beginning of a formula, or skip before one.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
/// What is put before it.
const GUARD: char = '\'';
/// Between the items of a list.
pub(super) const SEPARATOR: char = ';';
/// Before a character of an item that would mean something else.
const ESCAPE: char = '\\';
/// An item without a character, after [`ESCAPE`].
const EMPTY: char = 'e';

/// Whether a field begins like a formula after however many apostrophes.
fn looks_like_formula(field: &str) -> bool {
    field.trim_start_matches(GUARD).starts_with(FORMULA)
}

/// A field that no spreadsheet takes for a formula.
pub(super) fn guarded(field: String) -> String {
    if looks_like_formula(&field) {
        format!("{GUARD}{field}")
    } else {
        field
    }
}

/// The field as it was before [`guarded`].
pub(super) fn unguarded(field: &str) -> &str {
    match field.strip_prefix(GUARD) {
        Some(rest) if looks_like_formula(rest) => rest,
        _ => field,
    }
}

/// Items as one field. Whatever of `separators` belongs to an item is escaped; the first stands between them.
pub(super) fn joined<T: AsRef<str>>(
    items: impl IntoIterator<Item = T>,
    separators: &[char],
) -> String {
    let mut field = String::new();
    for (at, item) in items.into_iter().enumerate() {
        let item = item.as_ref();
        if at > 0 {
            field.extend(separators.first());
        }
        if item.is_empty() {
            field.extend([ESCAPE, EMPTY]);
        }
        for char in item.chars() {
            if separators.contains(&char) || char == ESCAPE {
                field.push(ESCAPE);
            }
            field.push(char);
        }
    }
    field
}

/// The items of a field; `None` where it is none that [`joined`] makes.
pub(super) fn split(field: &str, separators: &[char]) -> Option<Vec<String>> {
    if field.is_empty() {
        return Some(Vec::new());
    }
    let mut items = vec![String::new()];
    let mut chars = field.chars();
    while let Some(char) = chars.next() {
        let item = items.last_mut()?;
        match char {
            char if separators.contains(&char) => items.push(String::new()),
            ESCAPE => match chars.next()? {
                EMPTY if item.is_empty() => {}
                char if char == ESCAPE || separators.contains(&char) => item.push(char),
                _ => return None,
            },
            char => item.push(char),
        }
    }
    Some(items)
}

/// The line on which a record begins, from 1: lines that are skipped before it are not counted yet.
pub(super) fn line_of(bytes: &[u8], at: &::csv::Position) -> usize {
    let from = usize::try_from(at.byte()).unwrap_or(usize::MAX);
    let rest = bytes.get(from..).unwrap_or_default();
    let skipped = rest.iter().take_while(|it| matches!(it, b'\r' | b'\n'));
    let skipped = skipped.filter(|it| **it == b'\n').count();
    usize::try_from(at.line()).unwrap_or(usize::MAX) + skipped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_a_formula_gets_an_apostrophe_that_comes_off_again() {
        for (plain, written) in [
            ("=1+1", "'=1+1"),
            ("+7", "'+7"),
            ("-0500", "'-0500"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("'=1", "''=1"),
            ("'twas", "'twas"),
            ("''", "''"),
            ("a=1", "a=1"),
            ("", ""),
        ] {
            assert_eq!(guarded(plain.to_owned()), written);
            assert_eq!(unguarded(written), plain);
        }
        assert_eq!(unguarded("=1"), "=1", "who writes a formula keeps it");
    }

    #[test]
    fn lists_keep_their_items() {
        for items in [
            &[][..],
            &[""],
            &["", ""],
            &["a;b", "\\", "c\\;d"],
            &["e", "\\e", ";", "a|b"],
        ] {
            let items: Vec<String> = items.iter().map(|it| (*it).to_owned()).collect();
            for separators in [&[';'][..], &[';', '|']] {
                let field = joined(&items, separators);
                assert_eq!(split(&field, separators), Some(items.clone()));
            }
        }
        assert_eq!(joined(["000", "001"], &[';']), "000;001");
        assert_eq!(split("a\\", &[';']), None);
        assert_eq!(split("a\\b", &[';']), None);
    }
}
