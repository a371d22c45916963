//! Some of many, numbered anew.

/// Some of the numbers `0..n`, its members, and which number each of them has among these.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// One more than is needed where the last is full, so that there is a word for the end.
    words: Vec<Word>,
    len: usize,
}

/// Which of [`BITS`] numbers are members, with the number of members before them, side by side: one look at memory
/// answers.
#[derive(Clone, Copy, Debug, Default)]
struct Word {
    members: u64,
    before: u32,
}

const BITS: usize = 64;

impl Part {
    /// Of the numbers below `n`; others are passed over, and none is taken twice.
    pub(super) fn new(n: usize, numbers: impl IntoIterator<Item = u32>) -> Self {
        let mut words = vec![Word::default(); n / BITS + 1];
        for number in numbers {
            let number = number as usize;
            if number < n {
                words[number / BITS].members |= 1 << (number % BITS);
            }
        }
        Self::of(words)
    }

    /// Of words that do not yet know what is before them.
    fn of(mut words: Vec<Word>) -> Self {
        let mut len = 0;
        for word in &mut words {
            word.before = len;
            len += word.members.count_ones();
        }
        Self {
            words,
            len: len as usize,
        }
    }

    /// How many members there are.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// How many members there are below a number, which is `n` at most.
    pub(super) fn rank(&self, number: usize) -> usize {
        self.words[number / BITS].rank(number) as usize
    }

    /// The number of a member among the members; `None` when it is none.
    pub(super) fn find(&self, number: u32) -> Option<u32> {
        let number = number as usize;
        let word = self.words.get(number / BITS)?;
        let is_member = word.members >> (number % BITS) & 1 == 1;
        is_member.then(|| word.rank(number))
    }

    /// The last member below a number, which is `n` at most.
    pub(super) fn last_before(&self, number: usize) -> Option<usize> {
        let below = (1 << (number % BITS)) - 1;
        let mut members = self.words[number / BITS].members & below;
        let mut at = number / BITS;
        while members == 0 {
            at = at.checked_sub(1)?;
            members = self.words[at].members;
        }
        Some(at * BITS + members.ilog2() as usize)
    }

    /// The first member from a number on, which is `n` at most.
    pub(super) fn first_from(&self, number: usize) -> Option<usize> {
        let from = u64::MAX << (number % BITS);
        let mut members = self.words[number / BITS].members & from;
        let mut at = number / BITS;
        while members == 0 {
            at += 1;
            members = self.words.get(at)?.members;
        }
        Some(at * BITS + members.trailing_zeros() as usize)
    }

    /// What the members have, of what each number has.
    pub(super) fn pick<T: Copy>(&self, of: &[T]) -> Vec<T> {
        let mut picked = Vec::with_capacity(self.len);
        for (word, values) in self.words.iter().zip(of.chunks(BITS)) {
            if word.members == u64::MAX {
                picked.extend_from_slice(values);
            } else {
                picked.extend(word.numbers().map(|number| values[number]));
            }
        }
        picked
    }

    /// In another order of the same numbers: from the rank that each has in it, those of the members, and which rank
    /// each member has among the members.
    pub(super) fn ranked(&self, ranks: &[u32]) -> (Self, Vec<u32>) {
        let mut picked = self.pick(ranks);
        let part = Self::new(ranks.len(), picked.iter().copied());
        for rank in &mut picked {
            *rank = part.words[*rank as usize / BITS].rank(*rank as usize);
        }
        (part, picked)
    }

    /// Only some of the members, given by their numbers among the members.
    pub(super) fn narrowed(&self, part: &Self) -> Self {
        let narrowed = self.words.iter().map(|word| {
            let members = word.numbers().zip(word.before as usize..);
            let kept = members.filter(|(_, number)| part.contains(*number));
            Word {
                members: kept.fold(0, |members, (number, _)| members | 1 << number),
                before: 0,
            }
        });
        Self::of(narrowed.collect())
    }

    fn contains(&self, number: usize) -> bool {
        self.words[number / BITS].members >> (number % BITS) & 1 == 1
    }
}

impl Word {
    /// Members before a number, which lies in this word.
    fn rank(self, number: usize) -> u32 {
        let below = (1 << (number % BITS)) - 1;
        self.before + (self.members & below).count_ones()
    }

    /// The members, counted from the first number of the word.
    fn numbers(self) -> impl Iterator<Item = usize> {
        let mut members = self.members;
        (0..members.count_ones()).map(move |_| {
            let next = members.trailing_zeros() as usize;
            members &= members.wrapping_sub(1);
            next % BITS
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Part;

    #[test]
    fn members_are_numbered_in_order() {
        for n in [0_u32, 1, 63, 64, 65, 128, 200] {
            for step in [1, 2, 7, 70, 300] {
                let members: Vec<u32> = (0..n).filter(|it| it * 5 % step == 0).collect();
                // In any order, some twice, some too great.
                let given = members.iter().rev().chain(&members).copied();
                let part = Part::new(n as usize, given.chain([n, n + 64, u32::MAX]));
                assert_eq!(part.len(), members.len());
                assert_eq!(part.pick(&(0..n).collect::<Vec<_>>()), members);
                for number in 0..=n {
                    let below = members.partition_point(|it| *it < number);
                    let at = number as usize;
                    assert_eq!(part.rank(at), below);
                    let found = members.binary_search(&number).ok();
                    assert_eq!(part.find(number).map(|it| it as usize), found);
                    let member = |at: usize| members.get(at).map(|it| *it as usize);
                    assert_eq!(part.last_before(at), below.checked_sub(1).and_then(member));
                    assert_eq!(part.first_from(at), member(below));
                }
            }
        }
    }

    #[test]
    fn a_part_of_a_part_is_a_part() {
        let part = Part::new(300, (0..300).step_by(3));
        let narrowed = part.narrowed(&Part::new(100, (0..100).step_by(5)));
        let all: Vec<u32> = (0..300).collect();
        let expected: Vec<u32> = (0..300).step_by(15).collect();
        assert_eq!(narrowed.pick(&all), expected);
        assert_eq!(narrowed.len(), expected.len());
    }

    #[test]
    fn ranks_are_of_the_members_alone() {
        let ranks = [3, 0, 4, 1, 2];
        let (part, ranks) = Part::new(5, [1, 2, 4]).ranked(&ranks);
        assert_eq!(ranks, [0, 2, 1]);
        assert_eq!(part.pick(&[0, 1, 2, 3, 4]), [0, 2, 4]);
    }
}
