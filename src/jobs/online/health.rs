use std::collections::HashSet;
use std::mem::Discriminant;
use std::time::{Duration, SystemTime};

use crate::basemap::SourceError;

/// The first pause when nobody answers.
const UNREACHABLE: Duration = Duration::from_secs(5);
/// The first pause when a server asks for one and does not say how long, or sends odd things.
const BUSY: Duration = Duration::from_mins(1);
/// The longest pause that the program makes of its own.
const LONGEST: Duration = Duration::from_mins(15);
/// The longest pause that a server is believed.
const BELIEVED: Duration = Duration::from_hours(24);
/// So many odd answers in a row are not the fault of single tiles.
const ODD: u32 = 3;
/// After so many good answers in a row a server is well again: what goes wrong then is news.
const WELL: u32 = 16;
/// So many tiles that are not there are told of as long as there was none that is: more likely than an empty map is an
/// address with a mistake.
const NONE: u32 = 4;

/// How a server is: whether to ask it, and what to tell of it.
#[derive(Debug, Default)]
pub(super) struct Health {
    paused_until: Option<SystemTime>,
    off: bool,
    /// Pauses in a row.
    pauses: u32,
    /// Odd answers in a row.
    odd: u32,
    /// Good answers in a row.
    good: u32,
    /// Tiles that are not there, until one was.
    missing: u32,
    /// Whether any tile ever came.
    has_tiles: bool,
    /// What was told already.
    told: HashSet<Discriminant<SourceError>>,
}

/// Whether a server may be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MayAsk {
    /// Now.
    Now,
    /// After some time.
    After(Duration),
    /// Not until a person wants it.
    Never,
}

/// What a failure means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    /// Whether to tell a person.
    pub(super) tell: bool,
    /// Whether the tile itself is at fault: others may be asked for.
    pub(super) only_this_tile: bool,
}

impl Health {
    pub(super) fn may_ask(&self, now: SystemTime) -> MayAsk {
        if self.off {
            return MayAsk::Never;
        }
        let left = self
            .paused_until
            .and_then(|until| until.duration_since(now).ok())
            // A clock that was set back does not make a pause of years.
            .filter(|left| !left.is_zero() && *left <= BELIEVED);
        left.map_or(MayAsk::Now, MayAsk::After)
    }

    /// A person wants it: everything is open again.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// The server answered as servers should.
    fn succeeded(&mut self) {
        (self.pauses, self.odd, self.paused_until) = (0, 0, None);
        self.good = self.good.saturating_add(1);
        if self.good >= WELL {
            self.told.clear();
        }
    }

    /// A tile came, or is as it was.
    pub(super) fn found(&mut self) {
        self.succeeded();
        self.has_tiles = true;
    }

    /// There is no such tile. Returns whether to tell a person that there are none at all.
    pub(super) fn missed(&mut self) -> bool {
        self.succeeded();
        self.missing = self.missing.saturating_add(1);
        !self.has_tiles && self.missing == NONE
    }

    pub(super) fn failed(&mut self, error: &SourceError, now: SystemTime) -> Verdict {
        self.good = 0;
        let mut only_this_tile = false;
        match error {
            SourceError::Busy {
                retry_after: Some(pause),
                ..
            } => {
                let pause = (*pause).clamp(UNREACHABLE, BELIEVED);
                self.pauses = self.pauses.saturating_add(1);
                self.paused_until = now.checked_add(pause);
            }
            SourceError::Busy { .. } => self.pause(BUSY, now),
            SourceError::Unreachable(_)
            | SourceError::Refused {
                status: 300..400 | 408 | 425,
            } => self.pause(UNREACHABLE, now),
            SourceError::Refused { status: 400..500 } => self.off = true,
            _ => {
                self.odd += 1;
                if self.odd >= ODD {
                    self.odd = 0;
                    self.pause(BUSY, now);
                } else {
                    only_this_tile = true;
                }
            }
        }
        Verdict {
            tell: self.told.insert(std::mem::discriminant(error)),
            only_this_tile,
        }
    }

    /// Pauses, each time twice as long. Two that fail together make one pause.
    fn pause(&mut self, first: Duration, now: SystemTime) {
        if matches!(self.may_ask(now), MayAsk::After(_)) {
            return;
        }
        let doubled = first.saturating_mul(1 << self.pauses.min(10));
        self.pauses = self.pauses.saturating_add(1);
        self.paused_until = now.checked_add(doubled.min(LONGEST));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000 + seconds)
    }

    fn busy(retry_after: Option<u64>) -> SourceError {
        SourceError::Busy {
            status: 429,
            retry_after: retry_after.map(Duration::from_secs),
        }
    }

    fn silent() -> SourceError {
        SourceError::Unreachable("silence".to_owned())
    }

    fn after(seconds: u64) -> MayAsk {
        MayAsk::After(Duration::from_secs(seconds))
    }

    /// The pauses in seconds when each question fails as soon as it may be asked.
    fn pauses(error: &SourceError, count: usize) -> Vec<u64> {
        let (mut health, mut now) = (Health::default(), at(0));
        let pause = |_| {
            health.failed(error, now);
            let MayAsk::After(pause) = health.may_ask(now) else {
                panic!("no pause after {error}");
            };
            now += pause;
            assert_eq!(health.may_ask(now), MayAsk::Now);
            pause.as_secs()
        };
        (0..count).map(pause).collect()
    }

    #[test]
    fn pauses_grow_to_a_quarter_of_an_hour() {
        assert_eq!(
            pauses(&silent(), 9),
            [5, 10, 20, 40, 80, 160, 320, 640, 900]
        );
        assert_eq!(pauses(&busy(None), 6), [60, 120, 240, 480, 900, 900]);
        assert_eq!(pauses(&busy(Some(120)), 2), [120, 120]);
        assert_eq!(pauses(&busy(Some(0)), 1), [5], "at least a little");
        assert_eq!(pauses(&busy(Some(u64::MAX)), 1), [86_400], "at most a day");
        assert_eq!(pauses(&silent(), 100)[99], 900);
    }

    #[test]
    fn an_answer_ends_a_pause_and_its_growth() {
        let mut health = Health::default();
        health.failed(&silent(), at(0));
        health.failed(&silent(), at(0));
        assert_eq!(health.may_ask(at(1)), after(4), "two at once are one pause");
        health.found();
        assert_eq!(health.may_ask(at(1)), MayAsk::Now);
        health.failed(&silent(), at(9));
        assert_eq!(health.may_ask(at(9)), after(5));
    }

    #[test]
    fn a_refusal_turns_it_off_until_it_is_wanted_again() {
        for status in [400, 401, 403, 451] {
            let mut health = Health::default();
            assert!(health.failed(&SourceError::Refused { status }, at(0)).tell);
            assert_eq!(health.may_ask(at(1_000_000)), MayAsk::Never);
            health.forget();
            assert_eq!(health.may_ask(at(0)), MayAsk::Now);
        }
        for status in [302, 408] {
            let mut health = Health::default();
            health.failed(&SourceError::Refused { status }, at(0));
            assert_eq!(health.may_ask(at(0)), after(5), "{status}");
        }
    }

    #[test]
    fn odd_answers_stop_it_only_in_a_row() {
        let odd = SourceError::WrongContent {
            found: "a web page",
        };
        let mut health = Health::default();
        for _ in 0..5 {
            assert!(health.failed(&odd, at(0)).only_this_tile);
            assert!(health.failed(&odd, at(0)).only_this_tile);
            health.found();
        }
        health.failed(&odd, at(0));
        health.failed(&SourceError::Refused { status: 500 }, at(0));
        assert_eq!(health.may_ask(at(0)), MayAsk::Now);
        assert!(!health.failed(&odd, at(0)).only_this_tile);
        assert_eq!(health.may_ask(at(0)), after(60));
    }

    #[test]
    fn one_kind_is_told_once_until_it_is_well_again() {
        let mut health = Health::default();
        assert!(health.failed(&silent(), at(0)).tell);
        assert!(!health.failed(&silent(), at(100)).tell);
        assert!(health.failed(&busy(None), at(200)).tell);
        health.found();
        assert!(
            !health.failed(&silent(), at(300)).tell,
            "one answer is no recovery"
        );
        for _ in 0..WELL {
            health.found();
        }
        assert!(health.failed(&silent(), at(400)).tell);
    }

    #[test]
    fn a_server_without_a_single_tile_is_told_of_once() {
        let mut health = Health::default();
        let told = |health: &mut Health| (0..9).map(|_| health.missed()).collect::<Vec<_>>();
        let at_first = told(&mut health);
        let count = |told: &[bool]| told.iter().filter(|told| **told).count();
        assert_eq!((count(&at_first), at_first[0]), (1, false));
        assert_eq!(count(&told(&mut health)), 0);
        health.forget();
        assert_eq!(count(&told(&mut health)), 1, "a person wants it again");
        let mut health = Health::default();
        health.found();
        assert_eq!(count(&told(&mut health)), 0, "some are there, others not");
    }

    #[test]
    fn a_clock_that_is_set_back_does_not_stop_it() {
        let mut health = Health::default();
        health.failed(&silent(), at(500_000));
        assert_eq!(health.may_ask(at(0)), MayAsk::Now);
    }
}
