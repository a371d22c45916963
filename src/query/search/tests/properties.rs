//! Whatever is typed, against a look at every text.

use super::*;

/// The events that match, asked one by one.
fn matching_one_by_one(typed: &str) -> Vec<EventIx> {
    let data = dataset();
    let linked = |event: EventIx| {
        let mut linked = vec![Found::Event(event)];
        linked.extend(data.venues_of(event).map(Found::Venue));
        let people = data.participations_in(event);
        linked.extend(
            people
                .filter_map(|part| data.find_person(&part.person))
                .map(Found::Person),
        );
        let bodies = data
            .claims_about(event)
            .filter(|it| it.field == "organisations");
        let ids = bodies.flat_map(|claim| claim.value.as_array().unwrap());
        linked.extend(
            ids.filter_map(|id| data.find_organisation(id.as_str()?))
                .map(Found::Organisation),
        );
        linked
    };
    let folded = fold(typed);
    let events = data.in_order().iter().copied();
    events
        .filter(|event| {
            let texts: Vec<&str> = linked(*event).into_iter().flat_map(texts).collect();
            folded
                .split(' ')
                .all(|word| texts.iter().any(|text| has(text, word)))
        })
        .collect()
}

/// Words of the dataset, each cut somewhere.
fn words() -> impl Strategy<Value = String> {
    let all: BTreeSet<&str> = (0..SUMMITS.1.numbers.all())
        .filter_map(|number| SUMMITS.1.numbers.record(dataset(), number))
        .flat_map(texts)
        .flat_map(str::split_whitespace)
        .filter(|word| !fold(word).is_empty())
        .collect();
    let all: Vec<&str> = all.into_iter().collect();
    (prop::sample::select(all), 1_usize..12).prop_map(|(word, letters)| {
        let cut: String = word.chars().take(letters).collect();
        if fold(&cut).is_empty() {
            word.to_owned()
        } else {
            cut
        }
    })
}

proptest! {
    #[test]
    fn all_events_that_match_are_found_and_no_others(words in prop::collection::vec(words(), 1..4)) {
        let typed = words.join(" ");
        let expected = matching_one_by_one(&typed);
        prop_assert_eq!(SUMMITS.1.matching_events(&typed).map(|it| it.events(dataset()).collect()), Some(expected), "{}", typed);
    }

    #[test]
    fn what_is_looked_through_without_an_index_is_found_with_it(words in prop::collection::vec(words(), 1..4)) {
        let typed = words.join(" ");
        let with = SUMMITS.1.matching_events(&typed).unwrap();
        let without = scan(dataset(), &typed).unwrap();
        prop_assert!(without.iter().all(|rank| with.contains(rank)), "{}", typed);
    }

    #[test]
    fn whatever_is_typed_ranges_are_whole_letters_of_the_name(typed in any::<String>()) {
        for hit in SUMMITS.1.search(dataset(), &typed, 20) {
            check(&hit);
        }
    }

    #[test]
    fn words_of_the_dataset_find_their_records(words in prop::collection::vec(words(), 1..3)) {
        let hits = SUMMITS.1.search(dataset(), &words.join(" "), 20);
        for hit in &hits {
            check(hit);
        }
        prop_assert!(hits.iter().map(|hit| hit.how).is_sorted());
        let unique: std::collections::HashSet<Found> = hits.iter().map(|hit| hit.what).collect();
        prop_assert_eq!(unique.len(), hits.len());
        if let [word] = words.as_slice() {
            prop_assert!(!hits.is_empty(), "{}", word);
        }
    }

    #[test]
    fn marks_are_inside_whatever_the_name(typed in any::<String>(), name in any::<String>()) {
        for range in Needle::new(&typed).ranges_in(&name) {
            prop_assert!(name.get(range).is_some());
        }
    }
}
