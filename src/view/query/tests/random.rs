use proptest::prelude::*;

use super::super::*;

/// Pieces that queries are made of, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("(".to_owned()),
        Just(")".to_owned()),
        Just(" and ".to_owned()),
        Just(" or ".to_owned()),
        Just(" not ".to_owned()),
        Just("-".to_owned()),
        Just("\"".to_owned()),
        Just("\\".to_owned()),
        Just(" ".to_owned()),
        Just("theme:".to_owned()),
        Just("absent:".to_owned()),
        Just("near:".to_owned()),
        Just("near:\"a b~5km\"".to_owned()),
        Just("near:\"a b\" ~ 5 km".to_owned()),
        Just("sources >= 2".to_owned()),
        Just("months > 2".to_owned()),
        Just("\">= 2\" | \"b > 2\"".to_owned()),
        Just("near:1.5,-2~7m".to_owned()),
        Just("sources>=2".to_owned()),
        Just("during:2025-10".to_owned()),
        Just("before:[2025,2026]".to_owned()),
        Just("disputed:no".to_owned()),
        "[a-zа-я:=<>!~,0-9\"\\\\ -]{0,6}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn anything_is_read_and_mistakes_lie_inside(query in any::<String>()) {
        check(&query)?;
    }

    #[test]
    fn anything_like_a_query_is_read_and_printed_as_itself(query in pieces()) {
        check(&query)?;
    }
}

/// Reading never panics; what is printed is read as the same condition; a mistake has a place.
fn check(query: &str) -> Result<(), TestCaseError> {
    let Parsed { condition, error } = parse(query);
    if let Some(error) = error {
        let range = error.range();
        prop_assert!(query.get(range.clone()).is_some());
        prop_assert_eq!(query[..range.start].chars().count() + 1, error.column());
        prop_assert!(!error.message().is_empty());
        prop_assert_eq!(
            error.pointed_at(query)[0].chars().count(),
            query.chars().count()
        );
    }
    if let Some(condition) = condition {
        let printed = condition.to_string();
        let again = parse(&printed);
        prop_assert_eq!(again.error, None, "{} from {}", printed, query);
        prop_assert_eq!(again.condition, Some(condition), "{}", printed);
    }
    for (caret, _) in query.char_indices().take(40) {
        if let Some(Completing::Field { range, .. } | Completing::Value { range, .. }) =
            completing(query, caret)
        {
            prop_assert!(query.get(range).is_some());
        }
    }
    Ok(())
}
