//! Reading and writing of random text: nothing panics, and what is read prints as something that reads the same.

use proptest::prelude::*;

use super::{brute, config, edtf};
use crate::time::{Edtf, Membership, Span, Widening, Window};

/// Whatever is read prints as something that reads the same; errors and hints hold what they promise.
fn check(text: &str) -> Result<(), TestCaseError> {
    match text.parse::<Edtf>() {
        Ok(date) => {
            let printed = date.to_string();
            let again = printed.parse::<Edtf>();
            prop_assert_eq!(again.as_ref(), Ok(&date), "{} as {}", text, printed);
            prop_assert_eq!(date.to_string(), printed);
            let span = Span::from_edtf(&date, Widening::default());
            prop_assert!(span.earliest() < span.latest());
            prop_assert_eq!(span.membership(&Window::ALL), Membership::Certain);
            prop_assert!(span.membership(&span.extent()) >= Membership::Possible);
        }
        Err(error) => {
            prop_assert!(text.is_char_boundary(error.offset()));
            prop_assert!(error.hint().is_none_or(|hint| !hint.is_empty()));
            for suggestion in error.suggestions() {
                prop_assert!(
                    suggestion.parse::<Edtf>().is_ok(),
                    "{} gave {}",
                    text,
                    suggestion
                );
            }
        }
    }
    Ok(())
}

/// A text as it is, or as a set.
fn wrapped(text: String, how: i32) -> String {
    match how {
        0 => text,
        1 => format!("[{text}]"),
        _ => format!("{{{text}}}"),
    }
}

proptest! {
    #![proptest_config(config(4000))]

    #[test]
    fn text_like_dates_never_panics(text in r"[0-9X?~%/\[\]{}.,TZYSE:+ -]{0,24}") {
        check(&text)?;
    }

    #[test]
    fn nearly_dates_of_level_2_never_panic(
        text in r"([?~%]?(-?[012X][09X]{3}|Y-?[0-9]{1,9}(E[0-9]{1,2})?)(S[0-9])?[?~%]?(-[?~%]?[0-4X][0-9X][?~%]?(-[?~%]?[0-3X][0-9X][?~%]?)?)?(/|,|\.\.|)?){1,3}",
        wrap in 0..3,
    ) {
        check(&wrapped(text, wrap))?;
    }

    #[test]
    fn bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
        check(&String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn nearly_dates_never_panic(
        text in r"(\.\.|[-Y]?[12][09X]{2,4}(-[012X][0-9X](-[0-3X][0-9X](T[0-2][0-9]:[0-5][0-9](:[0-6][0-9])?(Z|[+-][01][0-9])?)?)?)?[?~%]?)(/|,|\.\.|)[12][09X]{3}(-[01][0-9])?",
        wrap in 0..3,
    ) {
        check(&wrapped(text, wrap))?;
    }

    #[test]
    fn any_text_never_panics(text in r"\PC{0,30}") {
        check(&text)?;
    }

    #[test]
    fn words_never_panic(text in r"((c\. |about |before |since |the |of |st|s| to | - |–|/|\.| |,|:|[0-9]{1,4}|Sept|may|June|autumn|century|BC|T|Z|é){1,8})") {
        check(&text)?;
    }
}

proptest! {
    #![proptest_config(config(1500))]

    #[test]
    fn expressions_survive_printing(expression in brute::expression()) {
        check(&expression.text)?;
        prop_assert_eq!(edtf(&expression.text).to_string(), expression.text);
    }

    #[test]
    fn a_pattern_is_read_when_a_filling_is_a_date(text in r"[12X][09X]{2}[0-9X]-[01X][0-9X]-[0-3X][0-9X]") {
        let digits: Vec<u8> = text.bytes().filter(|byte| *byte != b'-').collect();
        let exists = !brute::matching(digits.try_into().unwrap()).is_empty();
        prop_assert_eq!(text.parse::<Edtf>().is_ok(), exists, "{}", text);
    }
}
