use std::collections::HashSet;

use crate::problem::Problem;

/// Most problems that are told of one file; the others are counted.
pub const MOST_TOLD: usize = 1000;

/// Problems, as many as somebody may want to read.
#[derive(Default)]
pub(super) struct Told {
    problems: Vec<Problem>,
    untold: usize,
    words: HashSet<(usize, String)>,
}

impl Told {
    pub(super) fn tell(&mut self, problem: Problem) {
        if self.problems.len() < MOST_TOLD {
            self.problems.push(problem);
        } else {
            self.untold += 1;
        }
    }

    pub(super) fn extend(&mut self, problems: impl IntoIterator<Item = Problem>) {
        for problem in problems {
            self.tell(problem);
        }
    }

    /// Whether a word in a column is met for the first time: what many rows have alike is told once.
    pub(super) fn is_new(&mut self, column: usize, word: &str) -> bool {
        self.words.len() < MOST_TOLD && self.words.insert((column, word.to_owned()))
    }

    pub(super) fn all(mut self) -> Vec<Problem> {
        if self.untold > 0 {
            let message = format!(
                "{} further problems of this kind are not listed",
                self.untold
            );
            let hint = "mend those above, and look again";
            self.problems.push(Problem::warning(message).hint(hint));
        }
        self.problems
    }
}
