use super::{month_name, short_month, year_name};
use crate::time::{Moment, TickLabel, Unit, Window};

/// A window in large type, as precise as its ends: `June – December 2025`, `2022–2024`,
/// `9–12 October 2025`, `all time`.
#[must_use]
pub fn window(window: &Window) -> String {
    let (start, end) = (window.start(), window.end());
    match (start.is_bounded(), end.is_bounded()) {
        (false, false) => return "all time".to_owned(),
        (false, true) => return format!("until {}", last_day(end)),
        (true, false) => return format!("from {}", moment(start)),
        (true, true) => {}
    }
    if window.duration() == Some(1) {
        return moment(start);
    }
    let whole = |unit: Unit| unit.floor(start) == start && unit.floor(end) == end;
    let (a, b) = (start.civil(), end.plus(-1).civil());
    if whole(Unit::Year) {
        return if a.year == b.year {
            year_name(a.year)
        } else {
            format!("{}–{}", year_name(a.year), year_name(b.year))
        };
    }
    if whole(Unit::Month) {
        let last = format!("{} {}", month_name(b.month), year_name(b.year));
        return match (a.year == b.year, a.month == b.month) {
            (true, true) => last,
            (true, false) => format!("{} – {last}", month_name(a.month)),
            (false, _) => format!("{} {} – {last}", month_name(a.month), year_name(a.year)),
        };
    }
    if whole(Unit::Day) {
        let last = format!("{} {} {}", b.day, month_name(b.month), year_name(b.year));
        return match (a.year == b.year, a.month == b.month) {
            (true, true) if a.day == b.day => last,
            (true, true) => format!("{}–{last}", a.day),
            (true, false) => format!("{} {} – {last}", a.day, month_name(a.month)),
            (false, _) => format!("{} – {last}", moment(start)),
        };
    }
    // The day and the zone are said once.
    let (from, to) = (moment(start), moment(end));
    if Unit::Day.floor(start) == Unit::Day.floor(end)
        && let (Some(from), Some((_, to))) = (from.strip_suffix(" UTC"), to.rsplit_once(", "))
    {
        return format!("{from} – {to}");
    }
    format!("{from} – {to}")
}

/// The ends of a window as a half-open interval: `[1 June 2025, 1 Jan 2026)`.
#[must_use]
pub fn bounds(window: &Window) -> String {
    let end = |moment: Moment| {
        if moment.is_bounded() {
            short_moment(moment)
        } else {
            "…".to_owned()
        }
    };
    format!("[{}, {})", end(window.start()), end(window.end()))
}

/// A moment, no finer than it needs to be: `9 October 2025`, `9 October 2025, 14:30 UTC`.
#[must_use]
pub fn moment(moment: Moment) -> String {
    let c = moment.civil();
    let day = format!("{} {} {}", c.day, month_name(c.month), year_name(c.year));
    with_time(day, moment)
}

fn short_moment(moment: Moment) -> String {
    let c = moment.civil();
    let day = format!("{} {} {}", c.day, short_month(c.month), year_name(c.year));
    with_time(day, moment)
}

fn with_time(day: String, moment: Moment) -> String {
    let c = moment.civil();
    match (c.hour, c.minute, c.second) {
        (0, 0, 0) => day,
        (hour, minute, 0) => format!("{day}, {hour:02}:{minute:02} UTC"),
        (hour, minute, second) => format!("{day}, {hour:02}:{minute:02}:{second:02} UTC"),
    }
}

/// The last day before an end.
#[must_use]
pub fn last_day(end: Moment) -> String {
    if Unit::Day.floor(end) == end {
        moment(Unit::Day.floor(end.plus(-1)))
    } else {
        moment(end)
    }
}

/// A label on the axis. One that starts a coarser unit says so.
#[must_use]
pub fn tick(label: TickLabel) -> String {
    match label {
        TickLabel::Year(year) | TickLabel::Month { year, month: 1 } => year_name(year),
        TickLabel::Month { month, .. } => short_month(month).to_owned(),
        TickLabel::Day { month, day: 1, .. } => format!("1 {}", short_month(month)),
        TickLabel::Day { day, .. } => day.to_string(),
        TickLabel::Time {
            hour,
            minute,
            second: None,
        } => format!("{hour:02}:{minute:02}"),
        TickLabel::Time {
            hour,
            minute,
            second: Some(second),
        } => format!("{hour:02}:{minute:02}:{second:02}"),
    }
}

/// What the labels of a scale leave unsaid, at its left end: the year where they are months, the
/// month where they are days, the day where they are times. Nothing where years are labelled.
#[must_use]
pub fn tick_context(left: Moment, labels: &[TickLabel]) -> Option<String> {
    let c = left.civil();
    let rank = |label: &TickLabel| match label {
        TickLabel::Year(_) => 0,
        TickLabel::Month { .. } => 1,
        TickLabel::Day { .. } => 2,
        TickLabel::Time { .. } => 3,
    };
    Some(match labels.iter().map(rank).max()? {
        0 => return None,
        1 => year_name(c.year),
        2 => format!("{} {}", month_name(c.month), year_name(c.year)),
        _ => format!("{} {} {}", c.day, month_name(c.month), year_name(c.year)),
    })
}

/// How long a stretch is, in the longest unit of which it has two or more: `28 years`, `3 months`.
#[must_use]
pub fn length(stretch: &Window) -> String {
    let (start, end) = (stretch.start().bounded(), stretch.end().bounded());
    let seconds = end.seconds() - start.seconds();
    let (a, b) = (start.civil(), end.civil());
    let months = i64::from(b.year - a.year) * 12 + i64::from(b.month) - i64::from(a.month);
    let units = [
        (months / 12, "years"),
        (months, "months"),
        (seconds / 86_400, "days"),
        (seconds / 3600, "hours"),
        (seconds / 60, "minutes"),
    ];
    let found = units.into_iter().find(|(count, _)| *count >= 2);
    let (count, unit) = found.unwrap_or((seconds, "seconds"));
    format!("{count} {unit}")
}

/// A fold of the timeline, and how many events lie in it all the same.
#[must_use]
pub fn fold(stretch: &Window, events: usize) -> String {
    let (length, stretch) = (length(stretch), window(stretch));
    match events {
        0 => format!("{length} without events folded: {stretch}. Click to unfold"),
        1 => format!("{length} with 1 event folded: {stretch}. Click to unfold"),
        n => format!("{length} with {n} events folded: {stretch}. Click to unfold"),
    }
}

/// Below a fold: how long it is, and what lies in it all the same.
#[must_use]
pub fn fold_label(stretch: &Window, events: usize) -> String {
    let length = length(stretch);
    match events {
        0 => length,
        1 => format!("{length}, 1 event"),
        n => format!("{length}, {n} events"),
    }
}

/// Offers to fold an empty stretch.
#[must_use]
pub fn fold_empty(stretch: &Window) -> String {
    let length = length(stretch);
    format!("Fold the empty {length} here: {}", window(stretch))
}

/// Offers to open a fold.
#[must_use]
pub fn unfold(stretch: &Window) -> String {
    format!("Unfold {}", window(stretch))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment_of(year: i32, month: u8, day: u8) -> Moment {
        Moment::from_ymd(year, month, day).expect("a date")
    }

    #[test]
    fn a_window_says_no_more_than_its_ends() {
        for (from, to, words) in [
            ((2025, 6, 1), (2026, 1, 1), "June – December 2025"),
            ((2025, 10, 1), (2025, 11, 1), "October 2025"),
            ((2024, 12, 1), (2025, 2, 1), "December 2024 – January 2025"),
            ((2022, 1, 1), (2025, 1, 1), "2022–2024"),
            ((2025, 1, 1), (2026, 1, 1), "2025"),
            ((2025, 10, 9), (2025, 10, 11), "9–10 October 2025"),
            ((2025, 10, 9), (2025, 10, 10), "9 October 2025"),
            ((2025, 9, 9), (2025, 10, 10), "9 September – 9 October 2025"),
        ] {
            let (a, b) = (
                moment_of(from.0, from.1, from.2),
                moment_of(to.0, to.1, to.2),
            );
            assert_eq!(window(&Window::new(a, b).expect("not empty")), words);
        }
        for (from, to, words) in [
            ((1992, 1, 1), (2020, 1, 1), "28 years"),
            ((2025, 1, 1), (2025, 12, 1), "11 months"),
            ((2025, 10, 9), (2025, 10, 30), "21 days"),
        ] {
            let (a, b) = (
                moment_of(from.0, from.1, from.2),
                moment_of(to.0, to.1, to.2),
            );
            assert_eq!(length(&Window::new(a, b).expect("not empty")), words);
        }
        let at = |hour: i64| moment_of(2025, 10, 9).plus(hour * 3600);
        for (from, to, words) in [
            (14, 16, "9 October 2025, 14:00 – 16:00 UTC"),
            (
                14,
                26,
                "9 October 2025, 14:00 UTC – 10 October 2025, 02:00 UTC",
            ),
            (0, 6, "9 October 2025 – 9 October 2025, 06:00 UTC"),
        ] {
            let hours = Window::new(at(from), at(to)).expect("not empty");
            assert_eq!(window(&hours), words);
        }
        assert_eq!(window(&Window::ALL), "all time");
        let from = Window::new(moment_of(2025, 1, 1), Moment::END).expect("not empty");
        assert_eq!(window(&from), "from 1 January 2025");
        let until = Window::new(Moment::BEGINNING, moment_of(2026, 1, 1)).expect("not empty");
        assert_eq!(window(&until), "until 31 December 2025");
        assert_eq!(bounds(&until), "[…, 1 Jan 2026)");
    }
}
