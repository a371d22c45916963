//! What the timeline says.
#![expect(missing_docs, reason = "a phrase says itself what it says")]

pub const TIMELINE: &str = "Timeline";
pub const PLAY: &str = "Play";
pub const PAUSE: &str = "Pause";
pub const SPEED: &str = "Speed";
pub const SPEED_TOOLTIP: &str = "Speed: drag or type. At 1× the timeline takes ten seconds";
pub const WINDOW_MODE: &str = "What of the window counts";
pub const INSTANT: &str = "instant";
pub const INSTANT_TOOLTIP: &str = "Only what happens at the window's first moment";
pub const WINDOW: &str = "window";
pub const WINDOW_TOOLTIP: &str = "What happens in the window, its end not included";
pub const FROM_START: &str = "from start";
pub const FROM_START_TOOLTIP: &str = "Everything up to the window's end";
pub const TO_END: &str = "to end";
pub const TO_END_TOOLTIP: &str = "Everything from the window's start on";
pub const WINDOW_START: &str = "Start of the window";
pub const WINDOW_END: &str = "End of the window";
pub const LOOP: &str = "At the end";
pub const LOOP_OFF: &str = "loop off";
pub const LOOP_ALL: &str = "loop all";
pub const LOOP_SELECTION: &str = "loop window";
pub const LOOP_BOUNCE: &str = "bounce";
pub const LOOP_ONCE: &str = "once";
pub const LOOP_OFF_TOOLTIP: &str = "Stop at the end of the timeline";
pub const LOOP_ALL_TOOLTIP: &str = "Start the timeline again";
pub const LOOP_SELECTION_TOOLTIP: &str = "Play the chosen window over and over";
pub const LOOP_BOUNCE_TOOLTIP: &str = "Turn round, at the end and at the beginning";
pub const LOOP_ONCE_TOOLTIP: &str = "Stop, and go back to the window that it began with";
pub const WINDOW_INSTANT: &str = "The moment looked at";
pub const MINIMAP: &str = "What the timeline shows of all time";
pub const DATE_FIELD: &str = "Go to a date";
pub const DATE_HINT: &str = "Go to a date…";
pub const DATE_EXAMPLES: &str = "9 October 2025, 2025-10, autumn 2023, about 1991, 2024-12-25/..";
pub const DATE_CHOICE: &str = "Which is meant?";
pub const FOLDS: &str = "folds";
pub const TIMELINE_MENU: &str = "Timeline menu";
pub const FOLD_WINDOW: &str = "Fold the window away";
pub const FOLD_WINDOW_TOOLTIP: &str =
    "Leave the chosen window out of the timeline; a click on the fold opens it";
pub const HALF_OPEN: &str =
    "From the first moment on, up to the second, which is not included. Days are those of UTC";

/// `1×`, `0.25×`
#[must_use]
pub fn speed(speed: f64) -> String {
    let digits = format!("{speed:.2}");
    let digits = digits.trim_end_matches('0').trim_end_matches('.');
    format!("{digits}×")
}

/// Reads what [`speed`] writes, and plain numbers.
#[must_use]
pub fn read_speed(text: &str) -> Option<f64> {
    text.trim().trim_end_matches('×').trim_end().parse().ok()
}

/// What a screen reader says of a sign on the timeline.
#[must_use]
pub fn on_timeline(title: &str, when: &str) -> String {
    format!("Timeline: {title}, {when}")
}

/// What a screen reader says of several signs on the timeline that share one place.
#[must_use]
pub fn heap(titles: &[&str]) -> String {
    format!("Timeline, {} events: {}", titles.len(), titles.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_speed_is_read_as_it_is_written() {
        assert_eq!(speed(0.25), "0.25×");
        assert_eq!(read_speed(&speed(0.25)), Some(0.25));
        assert_eq!(read_speed("15"), Some(15.0));
        assert_eq!(read_speed("fast"), None);
    }
}
