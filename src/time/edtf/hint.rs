//! Plain dates, as people commonly write them in English, and what they are in EDTF.
//!
//! It only proposes: nothing here is ever taken as a date without a person's consent.

mod fault;

use super::Edtf;

pub(super) use fault::fault;

/// Longest text, in bytes, that is looked at; longer ones are no dates.
const LONGEST: usize = 80;

/// How deep "about", "before" and ranges may be nested.
const DEPTH: usize = 3;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A run of digits or letters.
#[derive(Clone, Copy, PartialEq)]
enum Token<'a> {
    /// Digits.
    Number(&'a str),
    /// 1 to 12.
    Month(usize),
    /// 21 to 24.
    Season(u8),
    /// Any other letters, in lower case.
    Word(&'a str),
}

/// What a text may have meant, likeliest first; each can be read.
pub(super) fn suggestions(text: &str) -> Vec<String> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return Vec::new();
    }
    let mut found: Vec<String> = Vec::new();
    for candidate in read(&plain(text), DEPTH) {
        if candidate != text && is_edtf(&candidate) && !found.contains(&candidate) {
            found.push(candidate);
        }
    }
    found
}

/// A text in lower case with plain hyphens.
fn plain(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
            other => other.to_ascii_lowercase(),
        })
        .collect()
}

fn is_edtf(text: &str) -> bool {
    text.parse::<Edtf>().is_ok()
}

/// Candidates for a text in lower case with plain hyphens.
fn read(text: &str, depth: usize) -> Vec<String> {
    let text = text.trim();
    let upper = text.to_ascii_uppercase().replace('U', "X");
    if is_edtf(&upper) {
        return vec![upper];
    }
    let Some(depth) = depth.checked_sub(1) else {
        return Vec::new();
    };
    for reader in [marked, bounded, era, range] {
        let found = reader(text, depth);
        if !found.is_empty() {
            return found;
        }
    }
    if text.contains(':') {
        return date_and_time(text);
    }
    single(text)
}

/// The text after any of some words at its start.
fn after_any<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| text.strip_prefix(word))
}

/// "circa 1991", "1991?~".
fn marked(text: &str, depth: usize) -> Vec<String> {
    let about = [
        "circa ",
        "approximately ",
        "approx. ",
        "approx ",
        "about ",
        "around ",
        "ca. ",
        "ca ",
        "ca.",
        "c. ",
        "c ",
        "c.",
        "~",
    ];
    let maybe = ["perhaps ", "probably ", "possibly ", "maybe ", "?"];
    let (rest, mark) = if let Some(rest) = after_any(text, &about) {
        (rest, '~')
    } else if let Some(rest) = after_any(text, &maybe) {
        (rest, '?')
    } else if let Some(rest) = ["?~", "~?"].iter().find_map(|end| text.strip_suffix(end)) {
        (rest, '%')
    } else {
        return Vec::new();
    };
    let found = read(rest, depth);
    let plain = found.iter().filter(|date| !date.contains(['?', '~', '%']));
    plain.map(|date| format!("{date}{mark}")).collect()
}

/// "before 1991", "since 25 December 2024".
fn bounded(text: &str, depth: usize) -> Vec<String> {
    let before = ["before ", "until ", "till ", "up to ", "not later than "];
    let (rest, head, tail) = if let Some(rest) = after_any(text, &before) {
        (rest, "[..", "]")
    } else if let Some(rest) = after_any(text, &["after ", "not before ", "not earlier than "]) {
        (rest, "[", "..]")
    } else if let Some(rest) = after_any(text, &["since ", "from "]) {
        (rest, "", "/")
    } else {
        return Vec::new();
    };
    let found = read(rest, depth);
    found
        .iter()
        .map(|date| format!("{head}{date}{tail}"))
        .collect()
}

/// "44 BC", "AD 79".
fn era(text: &str, _depth: usize) -> Vec<String> {
    let year = |digits: &str| digits.trim().parse::<i32>().ok().filter(|year| *year >= 0);
    let bc = ["bc", "bce", "b.c.", "b.c.e."];
    let ad = ["ad", "ce", "a.d.", "c.e."];
    let before = |words: &[&str]| words.iter().find_map(|word| year(text.strip_suffix(word)?));
    let number = if let Some(number) = before(&bc) {
        1 - number
    } else if let Some(number) = before(&ad) {
        number
    } else if let Some(number) = after_any(text, &ad).and_then(year) {
        number
    } else {
        return Vec::new();
    };
    let long = if number.abs() > 9999 { "Y" } else { "" };
    let sign = if number < 0 { "-" } else { "" };
    vec![format!("{long}{sign}{:04}", number.unsigned_abs())]
}

/// "1914-1918", "June to September 2023", "1984/unknown".
fn range(text: &str, depth: usize) -> Vec<String> {
    let found = ranges(text, depth).next();
    found.map_or_else(Vec::new, |(_, found)| found)
}

/// Ranges that a text may mean, and whether they had to be turned round.
fn ranges(text: &str, depth: usize) -> impl Iterator<Item = (bool, Vec<String>)> {
    let separators = ["/", " - ", " to ", "..", "-"].into_iter();
    separators.filter_map(move |separator| {
        let (first, last) = text.split_once(separator)?;
        let (first, last) = (first.trim(), last.trim());
        if separator == "-" && (first.len() < 4 || last.len() < 4) {
            return None;
        }
        let end = |text: &str| match text {
            "unknown" | "" => vec![String::new()],
            "open" | "now" | "today" | "present" | "ongoing" => vec!["..".to_owned()],
            other if other.bytes().all(|b| b.is_ascii_digit()) && other.len() < 4 => Vec::new(),
            other => read(other, depth),
        };
        let (starts, ends) = (end(first), end(last));
        let pairs = || starts.iter().flat_map(|a| ends.iter().map(move |b| (a, b)));
        let forward = pairs().map(|(start, end)| format!("{start}/{end}"));
        let mut found: Vec<String> = forward.filter(|it| is_edtf(it)).collect();
        let turned = found.is_empty();
        if turned {
            let backward = pairs().map(|(start, end)| format!("{end}/{start}"));
            found = backward.filter(|it| is_edtf(it)).collect();
        }
        found.truncate(2);
        (!found.is_empty()).then_some((turned, found))
    })
}

/// "9 Oct 2025 14:30", "2025-10-09 14:30:00.123Z".
fn date_and_time(text: &str) -> Vec<String> {
    let Some(colon) = text.find(':') else {
        return Vec::new();
    };
    let Some(split) = text[..colon].rfind([' ', 't']) else {
        return Vec::new();
    };
    let time = text[split + 1..].trim();
    let (clock, rest) = time.split_at(
        time.find(|c: char| !c.is_ascii_digit() && c != ':')
            .unwrap_or(time.len()),
    );
    let zone = rest.trim_start_matches(['.', ','].as_slice());
    let zone = zone.trim_start_matches(|c: char| c.is_ascii_digit() && zone.len() < rest.len());
    let zone = match zone.trim() {
        "z" | "utc" | "gmt" => "Z",
        other => other,
    };
    let dates = read(&text[..split], 1);
    let hour_pad = if clock.find(':') == Some(1) { "0" } else { "" };
    dates
        .iter()
        .map(|date| format!("{date}T{hour_pad}{clock}{zone}"))
        .collect()
}

/// One date without marks.
fn single(text: &str) -> Vec<String> {
    match *date_tokens(text) {
        [Token::Number(decade), Token::Word("s")] => decades(decade),
        [Token::Number(century), Token::Word("century")] => century_of(century),
        [Token::Word("q"), Token::Number(number), Token::Number(year)]
        | [Token::Number(year), Token::Word("q"), Token::Number(number)] => {
            part_of(year, "quarter", number)
        }
        [
            Token::Number(number),
            Token::Word(part),
            Token::Number(year),
        ] => part_of(year, part, number),
        [Token::Season(season), Token::Number(year)]
        | [Token::Number(year), Token::Season(season)] => {
            vec![format!("{year}-{season}")]
        }
        [Token::Month(month), Token::Number(year)] | [Token::Number(year), Token::Month(month)] => {
            vec![format!("{year}-{month:02}")]
        }
        [Token::Number(year), Token::Month(month), Token::Number(day)] if year.len() == 4 => {
            vec![format!("{year}-{month:02}-{day:0>2}")]
        }
        [Token::Number(day), Token::Month(month), Token::Number(year)]
        | [Token::Month(month), Token::Number(day), Token::Number(year)] => {
            vec![format!("{year}-{month:02}-{day:0>2}")]
        }
        [
            Token::Number(first),
            Token::Number(second),
            Token::Number(third),
        ] => {
            let day_first = text.contains('.');
            three_numbers(first, second, third, day_first)
        }
        [Token::Number(year), Token::Number(month)] if year.len() == 4 => {
            vec![format!("{year}-{month:0>2}")]
        }
        [Token::Number(month), Token::Number(year)] if year.len() == 4 => {
            vec![format!("{year}-{month:0>2}")]
        }
        [Token::Number(digits)] => one_number(digits),
        _ => Vec::new(),
    }
}

/// The parts of a date, without the words between them.
fn date_tokens(text: &str) -> Vec<Token<'_>> {
    let idle =
        |token: &Token| matches!(token, Token::Word("st" | "nd" | "rd" | "th" | "of" | "the"));
    tokens(text).filter(|token| !idle(token)).collect()
}

fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        let first = rest.chars().next()?;
        let digits = first.is_ascii_digit();
        let same = |c: char| c.is_alphanumeric() && c.is_ascii_digit() == digits;
        let end = rest.find(|c: char| !same(c)).unwrap_or(rest.len());
        let (token, tail) = rest.split_at(end);
        rest = tail;
        Some(if digits {
            Token::Number(token)
        } else {
            word(token)
        })
    })
}

fn word(word: &str) -> Token<'_> {
    let month = MONTHS
        .iter()
        .position(|month| word.len() >= 3 && month.starts_with(word));
    if let Some(index) = month {
        return Token::Month(index + 1);
    }
    match word {
        "spring" => Token::Season(21),
        "summer" => Token::Season(22),
        "autumn" | "fall" => Token::Season(23),
        "winter" => Token::Season(24),
        other => Token::Word(other),
    }
}

/// "1990s" is a decade, "1900s" a decade or a century.
fn decades(number: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (zeros, unknown) in [("0", "X"), ("00", "XX")] {
        if let Some(known) = number.strip_suffix(zeros) {
            found.push(format!("{known}{unknown}"));
        }
    }
    found
}

/// The 19th century is `18XX`, as people count (its last year, 1900, is left to the next).
fn century_of(number: &str) -> Vec<String> {
    let number = number.parse::<u32>().ok();
    let before = number.and_then(|number| number.checked_sub(1));
    before
        .map(|before| format!("{before:02}XX"))
        .into_iter()
        .collect()
}

/// A quarter or a half of a year by its number.
fn part_of(year: &str, part: &str, number: &str) -> Vec<String> {
    let (before, count) = match part {
        "quarter" => (32, 4),
        "half" => (39, 2),
        _ => return Vec::new(),
    };
    let number = number.parse::<u8>().ok();
    let number = number.filter(|number| (1..=count).contains(number));
    let code = number.map(|number| format!("{year}-{}", before + number));
    code.into_iter().collect()
}

fn three_numbers(first: &str, second: &str, third: &str, day_first: bool) -> Vec<String> {
    let date = |year: &str, month: &str, day: &str| format!("{year}-{month:0>2}-{day:0>2}");
    if first.len() == 4 {
        return vec![date(first, second, third), date(first, third, second)]
            .into_iter()
            .filter(|date| is_edtf(date))
            .take(1)
            .collect();
    }
    let mut found = vec![date(third, second, first)];
    if !day_first || !is_edtf(&found[0]) {
        found.push(date(third, first, second));
    }
    found
}

/// "19860912", "198609", "79", "12000".
fn one_number(digits: &str) -> Vec<String> {
    match digits.len() {
        8 => vec![format!(
            "{}-{}-{}",
            &digits[..4],
            &digits[4..6],
            &digits[6..]
        )],
        6 => vec![format!("{}-{}", &digits[..4], &digits[4..])],
        3 => vec![format!("0{digits}")],
        5 | 7 | 9 => vec![format!("Y{digits}")],
        _ => Vec::new(),
    }
}
