/// For each row of one column the rows of another that belong to it, in two flat arrays.
#[derive(Clone, Debug)]
pub(super) struct Links<T> {
    /// Row `i` owns `items[starts[i]..starts[i + 1]]`.
    starts: Vec<usize>,
    items: Vec<T>,
}

impl<T: Copy> Links<T> {
    /// From pairs of a row (below `rows`) and what belongs to it, in the order of the pairs.
    pub(super) fn new(rows: usize, pairs: &[(usize, T)]) -> Self {
        let mut starts = vec![0; rows + 1];
        for (row, _) in pairs {
            starts[row + 1] += 1;
        }
        for row in 0..rows {
            starts[row + 1] += starts[row];
        }
        let mut sorted: Vec<&(usize, T)> = pairs.iter().collect();
        sorted.sort_by_key(|(row, _)| *row);
        Self {
            starts,
            items: sorted.into_iter().map(|(_, item)| *item).collect(),
        }
    }

    /// What belongs to a row.
    pub(super) fn of(&self, row: usize) -> &[T] {
        match (self.starts.get(row), self.starts.get(row + 1)) {
            (Some(&from), Some(&to)) => &self.items[from..to],
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_the_order_of_their_pairs() {
        let links = Links::new(3, &[(2, 'c'), (0, 'a'), (2, 'd')]);
        assert_eq!(links.of(0), ['a']);
        assert!(links.of(1).is_empty());
        assert_eq!(links.of(2), ['c', 'd']);
        assert!(links.of(9).is_empty());
    }
}
