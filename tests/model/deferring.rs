//! Work that is left to others: until it is done all stays as it was, and then it is as if it had been done at once.

use std::collections::VecDeque;
use std::sync::Arc;

use proptest::prelude::*;
use summit_atlas::explorer::{Command, Deferral, Doing, Effect, Explorer, Work, Worked};
use summit_atlas::query::Listing;
use summit_atlas::text;
use summit_atlas::view::{Grouping, ListOrder, Selection, Settings, SortKey};

use super::random::{Step, at_rest, config, day, steps, take};
use super::{explorer, moment, summits};

/// An explorer that does nothing itself, and what it left to others.
struct Left {
    explorer: Explorer,
    works: VecDeque<Work>,
}

impl Left {
    fn new() -> Self {
        let mut explorer = explorer();
        explorer.defer(Deferral::Always);
        Self {
            explorer,
            works: VecDeque::new(),
        }
    }

    fn take(&mut self, step: &Step) {
        take(&mut self.explorer, step);
        self.collect();
    }

    fn apply(&mut self, command: Command) {
        self.take(&Step::Do(command));
    }

    fn collect(&mut self) {
        let effects = self.explorer.take_effects();
        self.works
            .extend(effects.into_iter().filter_map(|effect| match effect {
                Effect::Work(work) => Some(*work),
                _ => None,
            }));
    }

    /// The result of what was left first; `None` when nobody wants it any more.
    fn work(&mut self) -> Option<Worked> {
        self.works.pop_front()?.run()
    }

    /// Does one piece of work, and gives its result back.
    fn answer(&mut self) {
        if let Some(worked) = self.work() {
            drop(self.explorer.take_work(worked));
            self.collect();
        }
    }

    fn answer_all(&mut self) {
        while !self.works.is_empty() {
            self.answer();
        }
        assert_eq!(self.explorer.doing(), None);
    }
}

fn source() -> impl Strategy<Value = Command> {
    prop_oneof![
        4 => prop::sample::select(vec!["001", "002", "003", "004", "005"])
            .prop_map(|id| Command::ToggleSource(id.to_owned())),
        1 => Just(Command::AllSources),
        2 => prop::option::of(day()).prop_map(Command::SetKnownBefore),
    ]
}

/// Steps, among them many that switch sources; after each, whether a piece of work is done.
fn switching() -> impl Strategy<Value = Vec<(Step, bool)>> {
    let sources = prop::collection::vec(source().prop_map(Step::Do), 1..12);
    let mixed = (steps(), sources).prop_map(|(steps, sources)| [steps, sources].concat());
    let mixed = mixed.prop_shuffle();
    mixed.prop_flat_map(|steps| {
        let done = prop::collection::vec(any::<bool>(), steps.len());
        done.prop_map(move |done| steps.iter().cloned().zip(done).collect())
    })
}

/// The lines of the list, in words.
fn lines(explorer: &Explorer) -> Vec<String> {
    let (data, arrangement) = (explorer.dataset(), explorer.arrangement());
    let mut listing = Listing::default();
    listing.refill(arrangement, explorer.listed());
    let lines = (0..listing.lines()).map(|line| listing.line(data, arrangement, line));
    lines.map(|line| format!("{line:?}")).collect()
}

/// All that is shown is the same.
fn same(a: &Explorer, b: &Explorer) -> Result<(), TestCaseError> {
    prop_assert_eq!(a.sources_read(), b.sources_read());
    prop_assert_eq!(&a.dataset().parts().events, &b.dataset().parts().events);
    prop_assert_eq!(a.dataset().in_order(), b.dataset().in_order());
    prop_assert_eq!(a.window(), b.window());
    prop_assert!(a.visible().rows().eq(b.visible().rows()));
    prop_assert_eq!(&a.visible().undated, &b.visible().undated);
    prop_assert_eq!(a.visible().counts, b.visible().counts);
    prop_assert_eq!(a.listed(), b.listed());
    prop_assert_eq!(lines(a), lines(b));
    prop_assert_eq!(a.found(), b.found());
    let notes = |it: &Explorer| it.visible().answer().notes().to_vec();
    prop_assert_eq!(notes(a), notes(b));
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_answered_after_each_step_is_what_is_done_at_once(steps in switching()) {
        let (mut left, mut at_once) = (Left::new(), explorer());
        for (step, _) in &steps {
            left.take(step);
            left.answer_all();
            take(&mut at_once, step);
            prop_assert_eq!(left.explorer.view(), at_once.view());
        }
        same(&left.explorer, &at_once)?;
        prop_assert_eq!(left.explorer.can_undo(), at_once.can_undo());
        prop_assert_eq!(left.explorer.can_redo(), at_once.can_redo());
        prop_assert_eq!(left.explorer.transient(), at_once.transient());
    }

    #[test]
    fn however_late_the_answers_come_the_view_is_what_is_shown(steps in switching()) {
        let mut left = Left::new();
        for (step, is_done) in &steps {
            left.take(step);
            if *is_done {
                left.answer();
            }
            // What is shown hangs together, whatever is still to come.
            let explorer = &left.explorer;
            prop_assert_eq!(explorer.visible().counts.all, explorer.dataset().len());
            let mut walk = explorer.index().columns().walk();
            let mut events = explorer.dataset().in_order().iter();
            prop_assert!(events.all(|event| walk.event(*event).is_some()));
            lines(explorer);
        }
        at_rest(&mut left.explorer);
        left.collect();
        left.answer_all();
        let mut at_once = explorer();
        at_once.restore(left.explorer.view().clone());
        prop_assert_eq!(left.explorer.view(), at_once.view());
        same(&left.explorer, &at_once)?;
    }
}

#[test]
fn what_was_shown_stays_until_the_answer_is_there() {
    let mut left = Left::new();
    let before = left.explorer.shared_dataset();
    left.apply(Command::ToggleSource("001".to_owned()));
    assert_eq!(left.explorer.doing(), Some(Doing::Reading));
    assert!(left.explorer.view().sources_off.contains("001"));
    assert_eq!(left.explorer.sources_read(), (5, 5));
    assert!(Arc::ptr_eq(&before, &left.explorer.shared_dataset()));
    left.answer();
    assert_eq!(left.explorer.doing(), None);
    assert_eq!(left.explorer.sources_read(), (4, 5));
    assert!(left.explorer.dataset().len() < before.len());
    // The whole file is still there: nothing has to be read for it.
    left.apply(Command::ToggleSource("001".to_owned()));
    assert_eq!(left.explorer.doing(), Some(Doing::Filtering));
    left.answer();
    assert!(Arc::ptr_eq(&before, &left.explorer.shared_dataset()));
}

#[test]
fn a_newer_wish_replaces_an_older_one_and_a_late_answer_is_dropped() {
    let mut left = Left::new();
    let by = |key| Command::SetList(ListOrder::default().sorted_by(key));
    left.apply(by(SortKey::Title));
    let late = left.work().expect("it is wanted when it is done");
    left.apply(by(SortKey::Place));
    assert_eq!(left.explorer.doing(), Some(Doing::Arranging));
    drop(left.explorer.take_work(late));
    assert_eq!(left.explorer.arrangement().order(), ListOrder::default());
    assert_eq!(left.explorer.doing(), Some(Doing::Arranging));
    left.answer();
    assert_eq!(left.explorer.arrangement().order().key, SortKey::Place);
    // What nobody wants any more is not even done.
    left.apply(by(SortKey::Title));
    left.apply(Command::Undo);
    assert_eq!(left.explorer.doing(), None);
    assert!(left.work().is_none());
}

#[test]
fn what_is_wished_for_while_sources_are_read_follows_when_they_are() {
    let mut left = Left::new();
    left.apply(Command::SetKnownBefore(Some(moment((2025, 11, 5)))));
    left.apply(Command::SetWords("aliyev".to_owned()));
    left.apply(Command::SetList(ListOrder {
        grouping: Grouping::Place,
        ..ListOrder::default()
    }));
    assert_eq!(left.works.len(), 1, "the file is read once");
    left.answer();
    assert_eq!(left.explorer.sources_read(), (2, 5));
    assert_eq!(left.explorer.doing(), Some(Doing::Arranging));
    left.answer();
    assert_eq!(left.explorer.doing(), None);
    assert_eq!(left.explorer.visible().answer().plain_words(), "aliyev");
    assert_eq!(
        left.explorer.arrangement().order().grouping,
        Grouping::Place
    );
}

#[test]
fn another_file_is_shown_whatever_was_being_worked_out() {
    let mut left = Left::new();
    left.apply(Command::ToggleSource("001".to_owned()));
    let late = left.work().expect("it is wanted when it is done");
    let dataset = summits();
    let index = summit_atlas::query::Index::opened(&dataset);
    drop(left.explorer.open(Arc::clone(&dataset), index));
    assert_eq!(left.explorer.doing(), None);
    drop(left.explorer.take_work(late));
    assert!(Arc::ptr_eq(&dataset, &left.explorer.shared_dataset()));
    assert_eq!(left.explorer.visible().counts.all, dataset.len());
}

#[test]
fn small_files_are_worked_out_at_once() {
    let mut explorer = Explorer::new(summits(), Settings::default());
    explorer.defer(Deferral::Large);
    explorer.apply(Command::ToggleSource("001".to_owned()));
    assert_eq!(explorer.doing(), None);
    assert_eq!(explorer.sources_read(), (4, 5));
    assert_eq!(explorer.take_effects(), []);
}

#[test]
fn work_that_failed_is_not_waited_for_nor_tried_again_until_something_else_is_wished_for() {
    let mut left = Left::new();
    left.apply(Command::ToggleSource("001".to_owned()));
    let failed = left.works.pop_front().expect("it is left to others").id();
    left.explorer.give_up_work(&failed);
    for _ in 0..2 {
        assert_eq!(left.explorer.doing(), None);
        assert_eq!(left.explorer.sources_read(), (5, 5));
        left.apply(Command::Hover(Some(Selection::Source("002".to_owned()))));
        assert!(left.works.is_empty(), "{:?}", left.works);
    }
    left.apply(Command::ToggleSource("002".to_owned()));
    left.answer_all();
    assert_eq!(left.explorer.sources_read(), (3, 5));
    // What failed once may be asked for again after something else.
    left.apply(Command::ToggleSource("002".to_owned()));
    left.answer_all();
    assert_eq!(left.explorer.sources_read(), (4, 5));
}

#[test]
fn work_that_was_superseded_and_fails_does_not_give_up_its_successor() {
    let mut left = Left::new();
    left.apply(Command::ToggleSource("001".to_owned()));
    let old = left.works.pop_front().expect("it is left to others").id();
    left.apply(Command::ToggleSource("002".to_owned()));
    left.explorer.give_up_work(&old);
    assert_eq!(left.explorer.doing(), Some(Doing::Reading));
    left.answer_all();
    assert_eq!(left.explorer.sources_read(), (3, 5));
}

#[test]
fn a_table_is_said_to_be_copied_when_it_is() {
    let mut at_once = explorer();
    at_once.apply(Command::CopyTable);
    assert_eq!(at_once.transient().said.as_deref(), Some(text::COPIED));
    let mut left = explorer();
    left.defer(Deferral::Always);
    left.apply(Command::CopyTable);
    assert_eq!(left.transient().said, None, "somebody is still writing it");
    let effects = left.take_effects();
    assert!(effects.iter().any(|it| matches!(it, Effect::CopyTable(_))));
}
