use proptest::prelude::*;

use super::super::read::MAX_TEXT;
use super::*;
use crate::problem::Problem;
use crate::text::Language;

/// What is said about a file of this text.
fn said(text: &str) -> String {
    let error = Gazetteer::read(&packed(text.as_bytes())).expect_err("not a gazetteer");
    let problem = Problem::from(&error);
    assert!(!error.hint().ends_with('.'));
    assert!(format!("{problem:?}").contains(error.hint()));
    error.to_string()
}

#[test]
fn columns_hold_what_the_file_says() {
    let gazetteer = few();
    assert_eq!(gazetteer.len(), 7);
    assert!(!gazetteer.is_empty());
    let sea = gazetteer.get(PlaceId(4_000_000_001)).expect("the sea");
    assert_eq!(sea.kind(), PlaceKind::Sea);
    assert_eq!((sea.country(), sea.region()), (None, None));
    assert_eq!(sea.bounds().map(|it| it.max.lat), Some(47.2));
    let ganja = gazetteer.get(PlaceId(586_523)).expect("the town");
    assert_eq!(
        (ganja.country(), ganja.region()),
        (Some("AZ"), Some("Gəncə"))
    );
    assert_eq!(ganja.population(), 330_663);
    assert_eq!((ganja.at().lon, ganja.at().lat), (46.3613, 40.6816));
    assert_eq!(ganja.bounds(), None);
    let names = ganja.names();
    assert_eq!(names.english(), "Ganja");
    assert_eq!(names.local(), "Gəncə");
    assert_eq!(names.known_in(Language::Azerbaijani), Some("Gəncə"));
    assert_eq!(names.known_in(Language::Kazakh), None);
    assert_eq!(names.in_language(Language::Kazakh), "Гянджа");
    assert_eq!(names.in_language(Language::Ukrainian), "Ganja");
    assert_eq!(names.all().count(), 5);
    assert_eq!(names.to_names().all().count(), 5);
    let former: Vec<_> = ganja.former().collect();
    assert_eq!(
        (former[0].text, former[0].first, former[0].last),
        ("Kirovabad", Some(1935), Some(1989))
    );
    assert_eq!(
        (former[1].language, former[1].first),
        (Language::Russian, None)
    );
    assert_eq!(ganja.further().collect::<Vec<_>>(), ["Gandja"]);
}

#[test]
fn kinds_are_read_back() {
    for word in ["country", "capital", "town", "sea", "range", "islands"] {
        assert_eq!(PlaceKind::from_word(word).map(PlaceKind::word), Some(word));
    }
    assert_eq!(PlaceKind::from_word("planet"), None);
}

#[test]
fn a_head_is_needed() {
    assert_eq!(said(""), "this is not a gazetteer");
    assert_eq!(
        said("{\"type\":\"FeatureCollection\"}"),
        "this is not a gazetteer"
    );
    let newer = said("summit-atlas gazetteer\t2\t0\n");
    assert_eq!(
        newer,
        "the gazetteer has version 2; this program reads version 1"
    );
    let short = said("summit-atlas gazetteer\t1\t9\n@AZ\t\n1\ttown\t1\t1\t1\t1\ten A\n");
    assert_eq!(short, "the gazetteer should have 9 places and has 1");
    let huge = said("summit-atlas gazetteer\t1\t18446744073709551615\n");
    assert!(huge.contains("should have"));
}

#[test]
fn a_wrong_line_is_named() {
    let good = "1\ttown\t1\t1\t1\t1\ten A";
    for (wrong, reason) in [
        ("x\ttown\t1\t1\t1\t1\ten A", "the number is none"),
        ("1\tplanet\t1\t1\t1\t1\ten A", "the kind is not known"),
        ("1\ttown\t-1\t1\t1\t1\ten A", "the weight is none"),
        (
            "1\ttown\t1\t181\t1\t1\ten A",
            "the place is not on the globe",
        ),
        (
            "1\ttown\t1\tNaN\t1\t1\ten A",
            "the place is not on the globe",
        ),
        ("1\ttown\t1\t1\t1\t-1\ten A", "the population is none"),
        (
            "1\ttown\t1\t1\t1\t1",
            "the first name is not the English one",
        ),
        (
            "1\ttown\t1\t1\t1\t1\tru А",
            "the first name is not the English one",
        ),
        ("1\ttown\t1\t1\t1\t1\ten A\txx B", "a language is not known"),
        ("1\ttown\t1\t1\t1\t1\ten", "a name has no language"),
        ("1\ttown\t1\t1\t1\t1\ten  ", "a name is empty"),
        ("1\ttown\t1\t1\t1\t1\ten A\t<en,x, B", "a year is none"),
        ("1\ttown\t1\t1\t1\t1\tbox 1 2 3\ten A", "the box is none"),
        ("1\ttown\t1\t1\t1\t1\tbox 3 2 1 4\ten A", "the box is none"),
        ("", "the number is none"),
        ("@AZ", "a group has no region"),
    ] {
        let text = format!("summit-atlas gazetteer\t1\t2\n@AZ\t\n{good}\n{wrong}\n");
        assert_eq!(
            said(&text),
            format!("line 4 of the gazetteer: {reason}"),
            "{wrong:?}"
        );
    }
    let early = format!("summit-atlas gazetteer\t1\t1\n{good}\n");
    assert_eq!(
        said(&early),
        "line 2 of the gazetteer: a place stands before the first region"
    );
}

#[test]
fn too_much_of_something_is_refused() {
    let names = "\t- x".repeat(3000);
    let text = format!("summit-atlas gazetteer\t1\t1\n@AZ\t\n1\ttown\t1\t1\t1\t1\ten A{names}\n");
    assert!(said(&text).ends_with("there are too many names"));
    let regions = "@AZ\t\n".repeat(70_000);
    let text = format!("summit-atlas gazetteer\t1\t0\n{regions}");
    assert!(said(&text).ends_with("there are too many regions"));
    let long = "x".repeat(70_000);
    let text = format!("summit-atlas gazetteer\t1\t1\n@AZ\t\n1\ttown\t1\t1\t1\t1\ten {long}\n");
    assert!(said(&text).ends_with("a name is too long"));
}

#[test]
fn a_bomb_is_not_unpacked_beyond_its_limit() {
    let len = usize::try_from(MAX_TEXT).expect("a few megabytes") + 1;
    let bomb = packed(&vec![b'\n'; len]);
    assert!(bomb.len() < 500_000, "it is a bomb");
    let error = Gazetteer::read(&bomb).expect_err("too large");
    assert!(matches!(
        error,
        GazetteerError::TooLarge { limit: MAX_TEXT }
    ));
}

#[test]
fn what_is_not_gzip_or_not_text_is_said() {
    for bytes in [
        &b""[..],
        b"PK\x03\x04",
        b"\x1f\x8b",
        b"summit-atlas gazetteer\t1\t0\n",
    ] {
        let error = Gazetteer::read(bytes).expect_err("no gzip");
        assert!(matches!(error, GazetteerError::Decompress(_)));
    }
    let error = Gazetteer::read(&packed(b"\xff\xfe")).expect_err("no UTF-8");
    assert!(matches!(error, GazetteerError::Utf8));
}

proptest! {
    #[test]
    fn a_file_cut_short_is_an_error(share in 0.0..1.0_f64) {
        let bytes = packed(format!("summit-atlas gazetteer\t1\t7\n{FEW}").as_bytes());
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a few hundred")]
        let len = (bytes.len() as f64 * share) as usize;
        prop_assert!(Gazetteer::read(&bytes[..len]).is_err());
    }

    #[test]
    fn nothing_makes_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        drop(Gazetteer::read(&bytes));
        drop(Gazetteer::read(&packed(&bytes)));
    }

    #[test]
    fn a_changed_byte_is_read_or_refused(at in 0_usize..1_000, byte in any::<u8>()) {
        let mut text = format!("summit-atlas gazetteer\t1\t7\n{FEW}").into_bytes();
        let len = text.len();
        text[at % len] = byte;
        if let Ok(gazetteer) = Gazetteer::read(&packed(&text)) {
            for entry in gazetteer.iter() {
                prop_assert!(!entry.names().english().is_empty());
                prop_assert!(entry.former().count() + entry.further().count() < 9);
            }
            prop_assert!(gazetteer.search("ganja", None, 5).len() <= 5);
        }
    }
}
