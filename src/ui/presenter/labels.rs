use crate::text;
use crate::time::{Axis, Moment, Tick, TickLabel};

/// The words below a line of time, each with its place from the left and its width in points. None overlaps another, and
/// all lie inside the width of the axis.
///
/// What the labels leave unsaid, such as the year of months, stands at the left end, or with the first label where that
/// is the beginning of something itself.
pub(super) fn labels(
    axis: &Axis,
    gap: f64,
    width_of: impl Fn(&str) -> f64,
) -> Vec<(f64, f64, String)> {
    let width = axis.width();
    let of_tick = |label: &TickLabel| width_of(&text::tick(*label));
    // What would reach over the right end.
    let mut taken = vec![width + gap..f64::INFINITY];
    let mut ticks = axis.ticks_fitting(gap, of_tick, &taken);
    let mut all = Vec::new();
    let mut speaks = None;
    if let Some(context) = context(axis.window().start(), &ticks) {
        let end = width_of(&context);
        // A beginning that would be covered speaks for itself and all that follow.
        speaks = ticks
            .iter()
            .find(|it| it.major && it.x < end + gap)
            .copied();
        if speaks.is_none() {
            taken.push(0.0..end);
            ticks = axis.ticks_fitting(gap, of_tick, &taken);
            all.push((0.0, end, context));
        }
    }
    for tick in ticks {
        let words = if speaks == Some(tick) {
            in_full(tick)
        } else {
            text::tick(tick.label)
        };
        all.push((tick.x, width_of(&words), words));
    }
    let mut free = f64::NEG_INFINITY;
    all.retain(|(x, wide, _)| {
        let fits = *x >= free && *x >= 0.0 && x + wide <= width;
        if fits {
            free = x + wide + gap;
        }
        fits
    });
    if all.is_empty() {
        let words = text::window(&axis.window());
        let end = width_of(&words);
        all.extend((end <= width).then_some((0.0, end, words)));
    }
    all
}

/// What the labels of ticks leave unsaid.
fn context(left: Moment, ticks: &[Tick]) -> Option<String> {
    let labels: Vec<TickLabel> = ticks.iter().map(|tick| tick.label).collect();
    text::tick_context(left, &labels)
}

/// A tick that needs nothing beside it: `1 October 2025`, `October 2025`.
fn in_full(tick: Tick) -> String {
    let finer = match tick.label {
        TickLabel::Year(_) | TickLabel::Month { month: 1, .. } => return text::tick(tick.label),
        TickLabel::Month { year, month } => TickLabel::Day {
            year,
            month,
            day: 2,
        },
        TickLabel::Day { .. } => TickLabel::Time {
            hour: 0,
            minute: 0,
            second: None,
        },
        TickLabel::Time { .. } => {
            let day = text::tick_context(tick.moment, &[tick.label]);
            let time = text::tick(tick.label);
            return day.map_or(time.clone(), |day| format!("{day} {time}"));
        }
    };
    text::tick_context(tick.moment, &[finer]).unwrap_or_else(|| text::tick(tick.label))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::time::{Folds, Window};

    const GAP: f64 = 40.0;

    /// About as wide as type of 13 points.
    #[expect(clippy::cast_precision_loss, reason = "a few letters")]
    fn wide(words: &str) -> f64 {
        words.chars().count() as f64 * 7.3
    }

    fn axis(from: i64, seconds: i64, width: f64) -> Axis {
        let moment = Moment::from_seconds;
        let window = Window::new(moment(from), moment(from + seconds));
        Axis::folded(window.expect("not empty"), width, &Folds::default())
    }

    fn written(from: (i32, u8, u8), to: (i32, u8, u8), width: f64) -> String {
        let moment = |(y, m, d)| Moment::from_ymd(y, m, d).expect("a day");
        let window = Window::new(moment(from), moment(to)).expect("not empty");
        let axis = Axis::folded(window, width, &Folds::default());
        let all = labels(&axis, GAP, wide);
        let all: Vec<String> = all.into_iter().map(|(_, _, words)| words).collect();
        all.join(" | ")
    }

    #[test]
    fn the_first_label_says_what_the_others_leave_unsaid() {
        let month = written((2025, 9, 15), (2025, 11, 15), 1018.0);
        assert!(month.starts_with("September 2025 | "), "{month}");
        let at_first = written((2025, 9, 30), (2025, 11, 3), 1018.0);
        assert!(at_first.starts_with("October 2025 | "), "{at_first}");
        let years = written((1990, 1, 1), (2026, 1, 1), 1018.0);
        assert!(years.starts_with("1990 | "), "{years}");
    }

    proptest! {
        #[test]
        fn no_label_overlaps_another_and_all_lie_inside(
            from in -60_000_000_000_i64..8_000_000_000,
            // From an hour to thirty centuries.
            length in 0.0_f64..1.0,
            width in prop::sample::select(vec![330.0, 500.0, 711.0, 1018.0, 1800.0, 2500.0]),
        ) {
            #[expect(clippy::cast_possible_truncation, reason = "seconds of some centuries")]
            let seconds = (3600.0 * 26_000_000.0_f64.powf(length)) as i64;
            let all = labels(&axis(from, seconds, width), GAP, wide);
            prop_assert!(!all.is_empty());
            for (x, wide, words) in &all {
                prop_assert!(*x >= 0.0 && x + wide <= width, "{words} at {x} of {width}");
            }
            for pair in all.windows(2) {
                let (end, next) = (pair[0].0 + pair[0].1, pair[1].0);
                prop_assert!(end + GAP <= next + 1e-6, "{pair:?}");
            }
        }
    }
}
