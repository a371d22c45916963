use super::super::Edtf;
use super::super::fault::Fault;
use super::{DEPTH, LONGEST, Token, date_tokens, plain, ranges};

/// What is wrong with a date in plain words that would be read, were it not for that, and at which byte.
pub(in super::super) fn fault(text: &str) -> Option<(usize, Fault)> {
    if text.len() > LONGEST {
        return None;
    }
    let plain = plain(text);
    if ranges(&plain, DEPTH - 1)
        .next()
        .is_some_and(|(turned, _)| turned)
    {
        return Some((0, Fault::Reversed));
    }
    let tokens = date_tokens(&plain);
    let (year, month, day) = match *tokens {
        [Token::Number(few), Token::Month(_)] | [Token::Month(_), Token::Number(few)] => {
            return (few.len() < 3).then_some((0, Fault::YearMissing));
        }
        [Token::Number(year), Token::Month(month), Token::Number(day)] if year.len() == 4 => {
            (year, month.to_string(), day)
        }
        [Token::Number(day), Token::Month(month), Token::Number(year)]
        | [Token::Month(month), Token::Number(day), Token::Number(year)] => {
            (year, month.to_string(), day)
        }
        [
            Token::Number(first),
            Token::Number(second),
            Token::Number(third),
        ] => {
            if first.len() == 4 {
                (first, second.to_owned(), third)
            } else {
                (third, second.to_owned(), first)
            }
        }
        _ => return None,
    };
    let date = format!("{year}-{month:0>2}-{day:0>2}").parse::<Edtf>();
    let fault = date.err()?.fault();
    let wrong = match fault {
        Fault::NoSuchDay { .. } => day,
        Fault::NoSuchMonth(_) => &*month,
        _ => return None,
    };
    // Of a year and a day that are written alike, the one that is meant stands at the other end.
    let found = if plain.starts_with(year) {
        text.rfind(wrong)
    } else {
        text.find(wrong)
    };
    Some((found.unwrap_or_default(), fault))
}
