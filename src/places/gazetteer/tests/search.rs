use proptest::prelude::*;

use super::*;
use crate::text::Language;

/// The numbers of what is found, the best first.
fn found(gazetteer: &Gazetteer, typed: &str) -> Vec<u32> {
    let found = gazetteer.search(typed, None, 10);
    found.iter().map(|it| it.entry.id().0).collect()
}

#[test]
fn any_script_and_spelling_finds_the_town() {
    let gazetteer = few();
    for typed in [
        "gence",
        "Гянджа",
        "Ganja",
        "ganca",
        "gəncə",
        "GƏNCƏ",
        "Գյանջա",
        "განჯა",
        "gandja",
        "kirovabad",
    ] {
        assert_eq!(found(&gazetteer, typed).first(), Some(&586_523), "{typed}");
    }
    for typed in [
        "khankendi",
        "Stepanakert",
        "xankendi",
        "hankendi",
        "Ханкенди",
        "stepa",
    ] {
        assert_eq!(found(&gazetteer, typed).first(), Some(&146_970), "{typed}");
    }
    for typed in [
        "sa",
        "saint p",
        "petersb",
        "санкт",
        "sankt-peterburg",
        "peter burg",
    ] {
        assert!(found(&gazetteer, typed).contains(&498_817), "{typed}");
    }
    assert_eq!(found(&gazetteer, "spb"), [0_u32; 0]);
}

#[test]
fn what_answers_is_told_with_its_letters() {
    let gazetteer = few();
    let first = |typed| gazetteer.search(typed, None, 1).pop().expect("something");
    let hit = first("гян");
    assert_eq!((hit.name, &hit.name[hit.range.clone()]), ("Гянджа", "Гян"));
    assert_eq!(
        (hit.language, hit.how, hit.former),
        (Some(Language::Russian), How::Prefix, false)
    );
    let hit = first("gənc");
    assert_eq!((hit.name, &hit.name[hit.range.clone()]), ("Gəncə", "Gənc"));
    let hit = first("gyan");
    assert_eq!((hit.name, &hit.name[hit.range.clone()]), ("Гянджа", "Гян"));
    let hit = first("peterb");
    assert_eq!(
        (hit.name, &hit.name[hit.range.clone()]),
        ("Санкт-Петербург", "Петерб")
    );
    assert_eq!(hit.how, How::WordPrefix);
    let hit = first("kirovabad");
    assert_eq!(
        (hit.name, hit.former, hit.how),
        ("Kirovabad", true, How::Exact)
    );
    let hit = first("ganje");
    assert_eq!(
        (&hit.name[hit.range.clone()], hit.how),
        ("Ganja", How::Typo(1))
    );
}

#[test]
fn the_better_answer_comes_first_then_the_greater_place_then_the_nearer() {
    let gazetteer = few();
    assert_eq!(found(&gazetteer, "a"), [587_116]);
    assert_eq!(found(&gazetteer, "kas"), [4_000_000_001]);
    assert_eq!(found(&gazetteer, "popesti"), [1_000_002, 1_000_001]);
    let near = |lon, lat| {
        let found = gazetteer.search("popesti", Some(LonLat { lon, lat }), 1);
        found.first().map(|it| it.entry.id().0)
    };
    assert_eq!(near(27.0, 47.0), Some(1_000_001));
    assert_eq!(near(24.0, 45.0), Some(1_000_002));
    let exact = gazetteer_of(
        "@\t\n1\ttown\t20\t0\t0\t9\ten Ganjabad\n2\ttown\t1\t0\t0\t1\ten Ganja\n3\ttown\t20\t0\t0\t1\ten Old Ganja\n4\ttown\t20\t0\t0\t1\ten Gamja\n",
    );
    assert_eq!(found(&exact.expect("towns"), "ganja"), [2, 1, 3, 4]);
}

#[test]
fn strange_input_is_answered_quietly() {
    let gazetteer = few();
    for typed in [
        "",
        " ",
        "-",
        "’",
        "\u{301}",
        "\u{202e}",
        "\0",
        "🗺",
        "(((",
        "\u{200f}\u{200f}",
    ] {
        assert_eq!(found(&gazetteer, typed), [0_u32; 0], "{typed:?}");
    }
    assert_eq!(found(&gazetteer, &"a".repeat(10_000)), [0_u32; 0]);
    assert_eq!(found(&gazetteer, &"ş".repeat(200)), [0_u32; 0]);
    assert_eq!(found(&gazetteer, "\u{202e}ganja\u{202c}"), [586_523]);
    assert_eq!(
        found(&gazetteer, &format!("{}Ganja  ", " ".repeat(9_000))),
        [586_523]
    );
    let none = gazetteer_of("").expect("nothing");
    assert_eq!(found(&none, "ganja"), [0_u32; 0]);
    assert_eq!(none.nearest(LonLat { lon: 0.0, lat: 0.0 }, 100.0), None);
}

#[test]
fn no_more_is_given_than_asked_for() {
    let rows =
        (0..300).map(|id| format!("{id}\ttown\t1\t0\t0\t{id}\ten Ganja\t- Ganja {id}\t- Gandja\n"));
    let lines = format!("@\t\n{}", rows.collect::<Vec<_>>().concat());
    let gazetteer = gazetteer_of(&lines).expect("towns");
    let count = |limit| gazetteer.search("ganja", None, limit).len();
    assert_eq!((count(0), count(1), count(7)), (0, 1, 7));
    assert_eq!(count(usize::MAX), MAX_FOUND);
    assert_eq!(found(&gazetteer, "ganja")[..3], [299, 298, 297]);
}

proptest! {
    #[test]
    fn nothing_typed_makes_it_panic(typed in "\\PC{0,60}", lon in -180.0..180.0_f64) {
        let gazetteer = few();
        for hit in gazetteer.search(&typed, Some(LonLat { lon, lat: 0.0 }), 5) {
            prop_assert!(hit.name.get(hit.range.clone()).is_some_and(|it| !it.is_empty()));
        }
    }

    #[test]
    fn what_was_typed_so_far_already_finds_the_place(
        name in prop::sample::select(vec!["Xankəndi", "Санкт-Петербург", "Gəncə", "Ханкенди", "Stepanakert", "Azərbaycan"]),
        share in 0.0..=1.0_f64,
    ) {
        let gazetteer = few();
        let letters: Vec<char> = name.chars().collect();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a few letters")]
        let count = 1 + ((letters.len() - 1) as f64 * share) as usize;
        let typed: String = letters[..count].iter().collect();
        let found = gazetteer.search(&typed, None, 10);
        let shown = |it: &Found<'_>| it.name[it.range.clone()].to_lowercase();
        let wanted = typed.trim_end_matches('-').to_lowercase();
        prop_assert!(found.iter().any(|it| shown(it) == wanted), "{found:?}");
    }
}
