//! Columns of text that stand below each other, on a terminal and off it.

use unicode_width::UnicodeWidthChar as _;

/// Between two columns.
const GAP: usize = 2;
/// What stands where something was cut off.
const CUT: char = '…';

/// A table as lines; trailing spaces are left out. With a width, the columns that may shrink do so until it fits: the one
/// that is named first, then the next, down to the width given with each; of width 0, a column is left out. Where that is
/// not enough, the last column stands on lines of its own. Nothing else is ever cut.
pub(super) fn lines(
    heads: &[&str],
    rows: &[Vec<String>],
    fit: Option<usize>,
    shrinking: &[(usize, usize)],
) -> Vec<String> {
    let heads = heads.iter().map(|head| (*head).to_owned()).collect();
    let all: Vec<Vec<String>> = std::iter::once(heads)
        .chain(
            rows.iter()
                .map(|row| row.iter().map(|cell| one_line(cell)).collect()),
        )
        .collect();
    let count = all.iter().map(Vec::len).max().unwrap_or_default();
    let mut widths: Vec<usize> = (0..count)
        .map(|at| {
            let cells = all.iter().filter_map(|row| row.get(at));
            cells.map(|cell| width(cell)).max().unwrap_or_default()
        })
        .collect();
    let Some(fit) = fit else {
        return all.iter().map(|row| line(row, &widths)).collect();
    };
    let whole = shrunk(widths.clone(), fit, shrinking);
    if total(&whole) <= fit || count < 2 {
        return all.iter().map(|row| line(row, &whole)).collect();
    }
    widths.truncate(count - 1);
    let widths = shrunk(widths, fit, shrinking);
    let below = |row: &Vec<String>| {
        let last = row.get(count - 1).map_or("", String::as_str);
        let last = format!("{:GAP$}{last}", "").trim_end().to_owned();
        [line(row, &widths), last]
    };
    all.iter().flat_map(below).collect()
}

/// Widths of columns that fit, as far as the columns may shrink.
fn shrunk(mut widths: Vec<usize>, fit: usize, shrinking: &[(usize, usize)]) -> Vec<usize> {
    for (column, least) in shrinking {
        let over = total(&widths).saturating_sub(fit);
        if let Some(width) = widths.get_mut(*column).filter(|_| over > 0) {
            *width = match least {
                0 => 0,
                least => width.saturating_sub(over).max(*least.min(width)),
            };
        }
    }
    widths
}

/// How wide columns are with what is between them.
fn total(widths: &[usize]) -> usize {
    let there = widths.iter().filter(|width| **width > 0);
    there
        .map(|width| width + GAP)
        .sum::<usize>()
        .saturating_sub(GAP)
}

/// A row in columns of some widths; those of width 0 are left out.
fn line(row: &[String], widths: &[usize]) -> String {
    let mut line = String::new();
    for (cell, room) in row.iter().zip(widths).filter(|(_, room)| **room > 0) {
        let cell = cut(cell, *room);
        let padding = room - width(&cell) + GAP;
        line.push_str(&cell);
        line.extend(std::iter::repeat_n(' ', padding));
    }
    line.trim_end().to_owned()
}

/// How many columns of a terminal a text takes.
fn width(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or_default()).sum()
}

/// A text on one line, without anything that a terminal would take for an order.
fn one_line(text: &str) -> String {
    let plain = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    plain
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// As much of a text as there is room for.
fn cut(text: &str, room: usize) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = 1;
    for c in text.chars() {
        used += c.width().unwrap_or_default();
        if used > room {
            break;
        }
        kept.push(c);
    }
    if room > 0 {
        kept.push(CUT);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter()
            .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
            .collect()
    }

    #[test]
    fn columns_stand_below_each_other_whatever_the_script() {
        let rows = rows(&[
            &["2025", "会议", "a"],
            &["c. 1991", "Gəncə\n\u{1b}[31m", "b"],
            &["", "", ""],
        ]);
        let lines = lines(&["WHEN", "WHAT", "ID"], &rows, None, &[]);
        assert_eq!(
            lines,
            [
                "WHEN     WHAT        ID",
                "2025     会议        a",
                "c. 1991  Gəncə [31m  b",
                ""
            ]
        );
    }

    #[test]
    fn a_table_that_is_too_wide_shrinks_where_it_may() {
        let rows = rows(&[&[
            "9 October 2025",
            "a long title of an event",
            "Dushanbe",
            "id-of-it",
        ]]);
        let heads = ["WHEN", "EVENT", "WHERE", "ID"];
        let shrinking = [(1, 8), (2, 5), (2, 0)];
        let at = |fit| lines(&heads, &rows, Some(fit), &shrinking)[1..].join("\n");
        let whole = "9 October 2025  a long title of an event  Dushanbe  id-of-it";
        assert_eq!(at(80), whole);
        assert_eq!(at(60), whole);
        assert_eq!(at(50), "9 October 2025  a long title …  Dushanbe  id-of-it");
        assert_eq!(at(43), "9 October 2025  a long …  Dushan…  id-of-it");
        assert_eq!(at(40), "9 October 2025  a long …  id-of-it");
        // Neither a date nor an id is ever cut.
        let below = "9 October 2025  a long …\n  id-of-it";
        assert_eq!(at(30), format!("  ID\n{below}"));
        assert_eq!(at(0), format!("  ID\n{below}"));
    }
}
