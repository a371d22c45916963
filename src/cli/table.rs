//! Columns of text that stand below each other, on a terminal and off it.

use unicode_width::UnicodeWidthChar as _;

/// Between two columns.
const GAP: usize = 2;
/// What stands where something was cut off.
const CUT: char = '…';

/// A table as lines; trailing spaces are left out. With a width, the columns that may shrink do so until it fits: the one
/// that is named first, then the next, down to the width given with each; then lines are cut.
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
            all.iter()
                .filter_map(|row| row.get(at))
                .map(|cell| width(cell))
                .max()
                .unwrap_or_default()
        })
        .collect();
    if let Some(fit) = fit {
        for (column, least) in shrinking {
            let total: usize = widths.iter().sum::<usize>() + GAP * count.saturating_sub(1);
            if let Some(width) = widths.get_mut(*column) {
                *width = width
                    .saturating_sub(total.saturating_sub(fit))
                    .max((*least).min(*width));
            }
        }
    }
    let line = |row: &Vec<String>| {
        let mut line = String::new();
        for (cell, room) in row.iter().zip(&widths) {
            let cell = cut(cell, *room);
            let padding = room - width(&cell) + GAP;
            line.push_str(&cell);
            line.extend(std::iter::repeat_n(' ', padding));
        }
        let line = line.trim_end().to_owned();
        fit.map_or(line.clone(), |fit| cut(&line, fit))
    };
    all.iter().map(line).collect()
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
        let rows = rows(&[&["2025", "a long title of an event", "Dushanbe", "id"]]);
        let heads = ["WHEN", "EVENT", "WHERE", "ID"];
        let at = |fit| lines(&heads, &rows, Some(fit), &[(1, 8), (2, 5)])[1].clone();
        assert_eq!(at(80), "2025  a long title of an event  Dushanbe  id");
        assert_eq!(at(30), "2025  a long ti…  Dushanbe  id");
        assert_eq!(at(27), "2025  a long …  Dushan…  id");
        assert_eq!(at(10), "2025  a l…");
        assert_eq!(at(0), "");
    }
}
