use proptest::prelude::*;

use super::*;
use crate::text::folding::{Keys, fold, sound};
use crate::text::slips::forgiven;

/// Optimal string alignment, written as in a textbook.
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut d = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            d[i][j] = if i.min(j) == 0 {
                i.max(j)
            } else {
                let cost = usize::from(a[i - 1] != b[j - 1]);
                let mut best = (d[i - 1][j - 1] + cost)
                    .min(d[i - 1][j] + 1)
                    .min(d[i][j - 1] + 1);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    best = best.min(d[i - 2][j - 2] + 1);
                }
                best
            };
        }
    }
    d[a.len()][b.len()]
}

/// The least slips with which a word from here on answers: up to the end of a word, or up to the last letter typed.
fn slips(typed: &[u8], word: &[u8]) -> Option<usize> {
    let (last, before) = (typed.len() - 1, typed.len().saturating_sub(2));
    let answers = (0..=word.len()).filter_map(|end| {
        let whole = word.get(end).is_none_or(|it| *it == b' ');
        let same = end > 0 && word[end - 1] == typed[last];
        let swapped = end > 1
            && typed.len() > 1
            && (word[end - 1], word[end - 2]) == (typed[before], typed[last]);
        let kept = same.then(|| distance(&typed[..last], &word[..end - 1]));
        let turned = swapped.then(|| distance(&typed[..before], &word[..end - 2]) + 1);
        let ended = whole.then(|| distance(typed, &word[..end]));
        kept.into_iter().chain(turned).chain(ended).min()
    });
    answers.min()
}

/// What the names of a place in the test are: two of today's and one further.
const TAGS: [&str; 3] = ["ru", "az,=", "-"];

/// How a place should answer: the tier and, for slips, how many at least.
fn expected(names: &[String], typed: &str) -> Option<How> {
    let letters = fold(typed);
    let sounds = sound(&letters);
    let mut keys = Keys::default();
    let mut best: Option<How> = None;
    let mut keep = |how: How| best = Some(best.map_or(how, |it: How| it.min(how)));
    for (name, tag) in names.iter().zip(TAGS) {
        let mut spelled: Vec<String> = keys.of(name).map(str::to_owned).collect();
        let mut sounded = spelled.first().map(|it| sound(it));
        if tag == "-" {
            spelled.truncate(1);
            sounded = None;
        }
        for key in spelled.iter().chain(&sounded) {
            for wanted in [letters.as_str(), sounds.as_str()]
                .into_iter()
                .filter(|it| !it.is_empty())
            {
                if key.as_str() == wanted {
                    keep(How::Exact);
                } else if key.starts_with(wanted) {
                    keep(How::Prefix);
                } else if key.contains(&format!(" {wanted}")) {
                    keep(How::WordPrefix);
                }
            }
            let words = key
                .bytes()
                .enumerate()
                .filter(|(_, it)| *it == b' ')
                .map(|(at, _)| at + 1);
            for word in std::iter::once(0).chain(words) {
                let word = &key.as_bytes()[word..];
                let count = slips(letters.as_bytes(), word);
                let begun = letters.as_bytes().first() == word.first();
                let most = usize::from(forgiven(letters.len())).min(1 + usize::from(begun));
                if let Some(count) = count.filter(|it| (1..=most).contains(it)) {
                    keep(How::Typo(u8::try_from(count).unwrap_or(9)));
                }
            }
        }
    }
    best
}

#[test]
fn a_slip_or_two_are_forgiven() {
    let gazetteer = few();
    for (typed, id, slips) in [
        ("gamja", 586_523, 1),
        ("ganaj", 586_523, 1),
        ("anja", 586_523, 1),
        ("kirovbad", 586_523, 1),
        ("khnkendii", 146_970, 2),
        ("stepankaert", 146_970, 1),
        ("stepanokirt", 146_970, 2),
        ("petresburg", 498_817, 1),
        ("ханкнеди", 146_970, 1),
    ] {
        let found = gazetteer.search(typed, None, 3);
        let first = found.first().map(|it| (it.entry.id().0, it.how));
        assert_eq!(first, Some((id, How::Typo(slips))), "{typed}");
    }
    assert_eq!(gazetteer.search("gam", None, 3), [], "too short");
    assert_eq!(gazetteer.search("gamia", None, 3), [], "too far");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_index_finds_what_looking_at_all_names_finds(
        places in prop::collection::vec(prop::collection::vec("[abcdhkA əşяхж-]{0,10}[abkдə]", 1..4), 1..12),
        typed in "[abcdhkxяəш ]{0,9}[abcdk]",
    ) {
        let rows = places.iter().enumerate().map(|(id, names)| {
            let fields = names.iter().zip(TAGS).map(|(it, tag)| format!("\t{tag} {it}"));
            format!("{id}\ttown\t1\t0\t0\t1\ten 1{}\n", fields.collect::<Vec<_>>().concat())
        });
        let lines = format!("@\t\n{}", rows.collect::<Vec<_>>().concat());
        let gazetteer = gazetteer_of(&lines).expect("towns");
        let found = gazetteer.search(&typed, None, MAX_FOUND);
        let hows: Vec<How> = found.iter().map(|it| it.how).collect();
        let tier = |how: &How| match how {
            How::Exact => 0,
            How::Prefix => 1,
            How::WordPrefix => 2,
            How::Typo(_) => 3,
        };
        // Short further names rank as beginnings.
        prop_assert!(fold(&typed).len() < 5 || hows.is_sorted_by_key(tier), "{hows:?}");
        for (id, names) in places.iter().enumerate() {
            let id = PlaceId(u32::try_from(id).unwrap_or(0));
            let hit = found.iter().find(|it| it.entry.id() == id);
            match (hit.map(|it| it.how), expected(names, &typed)) {
                (Some(How::Typo(count)), Some(How::Typo(least))) => {
                    prop_assert!(least <= count && count <= forgiven(fold(&typed).len()));
                }
                (Some(How::Prefix), Some(How::Exact)) => {
                    prop_assert!(fold(&typed).len() < 5, "short further names rank as beginnings");
                }
                (how, expected) => prop_assert_eq!(how, expected, "{:?} of {:?}", typed, names),
            }
            if let Some(hit) = hit {
                prop_assert!(!hit.range.is_empty());
                prop_assert!(hit.name.get(hit.range.clone()).is_some());
            }
        }
    }
}
