//! How many events are how surely inside a window.

use super::window::Membership;

/// How many events are how surely inside a window. An event counts at most once, in one of the three.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Bin {
    /// Events that are certainly inside.
    pub certain: u32,
    /// Events that are possibly inside, not certainly, and not only because a side of them is unbounded.
    pub possible: u32,
    /// Events that are possibly inside only because a side of them is unbounded: `[..2025-12]` is possible ever before,
    /// `2024-12-25/`, whose end is not known, ever after. Such events lift whole stretches of time alike, so they are
    /// worth telling apart. A set with gaps is never counted here.
    pub unbounded: u32,
}

impl Bin {
    /// All events that may be inside.
    #[must_use]
    pub const fn total(&self) -> u32 {
        self.certain
            .saturating_add(self.possible)
            .saturating_add(self.unbounded)
    }

    /// Counts an event that was counted as possible as what it is.
    pub(super) fn settle(&mut self, membership: Membership) {
        match membership {
            Membership::Outside => self.possible -= 1,
            Membership::Possible => {}
            Membership::Certain => {
                self.possible -= 1;
                self.certain += 1;
            }
        }
    }
}
