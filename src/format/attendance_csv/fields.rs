/// What a spreadsheet may take for the beginning of a formula, or skip before one.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
/// What is put before it.
const GUARD: char = '\'';
/// Between the items of a list.
const SEPARATOR: char = ';';
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

/// Items as one field.
pub(super) fn joined(items: impl IntoIterator<Item = String>) -> String {
    let mut field = String::new();
    for (at, item) in items.into_iter().enumerate() {
        if at > 0 {
            field.push(SEPARATOR);
        }
        if item.is_empty() {
            field.extend([ESCAPE, EMPTY]);
        }
        for char in item.chars() {
            if char == SEPARATOR || char == ESCAPE {
                field.push(ESCAPE);
            }
            field.push(char);
        }
    }
    field
}

/// The items of a field; `None` where it is none that [`joined`] makes.
pub(super) fn split(field: &str) -> Option<Vec<String>> {
    if field.is_empty() {
        return Some(Vec::new());
    }
    let mut items = vec![String::new()];
    let mut chars = field.chars();
    while let Some(char) = chars.next() {
        let item = items.last_mut()?;
        match char {
            SEPARATOR => items.push(String::new()),
            ESCAPE => match chars.next()? {
                EMPTY if item.is_empty() => {}
                escaped @ (SEPARATOR | ESCAPE) => item.push(escaped),
                _ => return None,
            },
            char => item.push(char),
        }
    }
    Some(items)
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
            &["e", "\\e", ";"],
        ] {
            let items: Vec<String> = items.iter().map(|it| (*it).to_owned()).collect();
            assert_eq!(split(&joined(items.clone())), Some(items));
        }
        assert_eq!(joined(["000".to_owned(), "001".to_owned()]), "000;001");
        assert_eq!(split("a\\"), None);
        assert_eq!(split("a\\b"), None);
    }
}
