use crate::text::{Language, Names};
use crate::view::{Lettering, Tongue};

/// Names longer than this many letters are broken into two lines where they have a space.
const LONG: usize = 14;

/// One line of a name and the language it is written in; `None` for the local one.
pub(in crate::map) type Words = (String, Option<Language>);

/// What is written: the name in the first tongue, and in the second where that is something else.
pub(in crate::map) fn wording(names: &Names, lettering: Lettering) -> (Words, Option<Words>) {
    let first = in_tongue(names, lettering.first);
    let second = lettering.second.map(|tongue| in_tongue(names, tongue));
    let second = second.filter(|second| second.0.to_lowercase() != first.0.to_lowercase());
    (first, second)
}

fn in_tongue(names: &Names, tongue: Tongue) -> Words {
    match tongue {
        Tongue::Local => (names.local().to_string(), None),
        Tongue::In(language) => (names.in_language(language).to_string(), Some(language)),
    }
}

/// Capital letters as the language has them. Georgian has none in running text, and Azerbaijani tells i with a dot from
/// i without one (Unicode Standard, section 5.18; `SpecialCasing.txt` for `az`).
pub(super) fn capitals((text, language): &Words) -> String {
    let dotted = match language {
        Some(language) => *language == Language::Azerbaijani,
        None => text.contains(['ə', 'ı', 'ğ']),
    };
    text.chars()
        .flat_map(|letter| {
            let upper: Vec<char> = match letter {
                'i' if dotted => vec!['İ'],
                'ა'..='ჿ' => vec![letter],
                'և' => vec!['Ե', 'Վ'],
                letter => letter.to_uppercase().collect(),
            };
            upper
        })
        .collect()
}

/// A long name as two lines of about the same length, broken at a space.
pub(super) fn broken(text: &str) -> Vec<String> {
    let length = text.chars().count();
    if length <= LONG {
        return vec![text.to_owned()];
    }
    let spaces = text.char_indices().filter(|(_, letter)| *letter == ' ');
    let best = spaces.map(|(at, _)| at).min_by_key(|at| {
        let (before, after) = text.split_at(*at);
        before.chars().count().abs_diff(after.chars().count())
    });
    match best.map(|at| text.split_at(at)) {
        Some((before, after)) => vec![before.to_owned(), after.trim_start().to_owned()],
        None => vec![text.to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_are_those_of_the_language() {
        let capitals = |text: &str, language| capitals(&(text.to_owned(), language));
        assert_eq!(capitals("Türkiyə", Some(Language::Azerbaijani)), "TÜRKİYƏ");
        assert_eq!(capitals("Azərbaycan", None), "AZƏRBAYCAN");
        assert_eq!(capitals("Rossiya", Some(Language::Uzbek)), "ROSSIYA");
        assert_eq!(
            capitals("საქართველო", Some(Language::Georgian)),
            "საქართველო"
        );
        assert_eq!(capitals("Երևան", Some(Language::Armenian)), "ԵՐԵՎԱՆ");
        assert_eq!(capitals("Қазақстан", Some(Language::Kazakh)), "ҚАЗАҚСТАН");
    }

    #[test]
    fn long_names_are_broken_in_the_middle() {
        assert_eq!(
            broken("Bosnia and Herzegovina"),
            ["Bosnia and", "Herzegovina"]
        );
        assert_eq!(broken("Kazakhstan"), ["Kazakhstan"]);
        assert_eq!(broken("Liechtensteinisch"), ["Liechtensteinisch"]);
    }

    #[test]
    fn a_second_language_is_written_where_it_says_something_else() {
        let mut names = Names::new("Baku");
        names.insert(Language::Russian, "Баку");
        let two = Lettering {
            first: Tongue::In(Language::English),
            second: Some(Tongue::In(Language::Russian)),
        };
        let (first, second) = wording(&names, two);
        assert_eq!(
            (first.0.as_str(), second.unwrap().0.as_str()),
            ("Baku", "Баку")
        );
        let same = Lettering {
            second: Some(Tongue::In(Language::Uzbek)),
            ..two
        };
        assert_eq!(wording(&names, same).1, None);
    }
}
