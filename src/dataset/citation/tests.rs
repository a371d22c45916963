use serde_json::{Value, json};

use super::{Citation, Source};

/// The five records of the bundled file, as far as a citation needs them, by hand.
fn source(record: Value) -> Source {
    serde_json::from_value(record).expect("a source")
}

fn dushanbe() -> Source {
    source(json!({
        "id": "000", "title": "[The CIS summit in Dushanbe]", "authors": ["A. Shakur"],
        "translated_from": "minval.az", "published": "[2025-10-10..2025-10-31]",
        "published_known": "inferred", "published_derivation": "no date is printed",
        "kind": "translation", "language": "en",
        "cite": "A. Shakur, translated from minval.az; without headline, place or date, inferred October 2025",
        "note": "Who published the English text is not printed.",
    }))
}

fn trust() -> Source {
    source(json!({
        "id": "001", "title": "When Moscow undermines trust, the CIS loses its meaning",
        "published": "2026", "published_known": "inferred",
        "published_derivation": "no date is printed", "kind": "opinion", "language": "en",
        "cite": "Author and publisher not printed; without date, inferred 2026",
    }))
}

fn membership() -> Source {
    source(json!({
        "id": "002",
        "title": "Opinion: Is it time for Azerbaijan to reconsider its CIS membership?",
        "authors": ["Vasif Huseynov"], "publisher": "commonsplace.eu", "published": "2026-02-06",
        "published_known": "printed", "kind": "opinion", "language": "en",
        "cite": "Vasif Huseynov, commonsplace.eu, 6 February 2026",
    }))
}

fn absence() -> Source {
    source(json!({
        "id": "003", "title": "Aliyev's Absence from CIS Summit", "authors": ["Times Tengri"],
        "publisher": "Times Tengri", "published": "2025-12-23", "published_known": "printed",
        "kind": "analysis", "language": "en", "cite": "Times Tengri, 23 December 2025",
    }))
}

fn decisions() -> Source {
    source(json!({
        "id": "004", "title": "Decisions in Dushanbe?", "publisher": "The Caspian Post",
        "published": "[2022-05-13,2022-05-14,2022-05-15]", "published_known": "inferred",
        "published_derivation": "no date printed", "kind": "analysis", "language": "en",
        "cite": "The Caspian Post, without author or date, inferred 13 to 15 May 2022",
    }))
}

fn csl(source: &Source) -> Value {
    let text = Citation::new(source).csl_json();
    let mut items: Vec<Value> = serde_json::from_str(&text).expect("JSON");
    assert_eq!(items.len(), 1);
    items.remove(0)
}

#[test]
fn the_five_sources_as_text() {
    for (source, text) in [
        (
            dushanbe(),
            "[The CIS summit in Dushanbe]. A. Shakur, translated from minval.az; without headline, place or date, inferred October 2025.",
        ),
        (
            trust(),
            "When Moscow undermines trust, the CIS loses its meaning. Author and publisher not printed; without date, inferred 2026.",
        ),
        (
            membership(),
            "Opinion: Is it time for Azerbaijan to reconsider its CIS membership? Vasif Huseynov, commonsplace.eu, 6 February 2026.",
        ),
        (
            absence(),
            "Aliyev's Absence from CIS Summit. Times Tengri, 23 December 2025.",
        ),
        (
            decisions(),
            "Decisions in Dushanbe? The Caspian Post, without author or date, inferred 13 to 15 May 2022.",
        ),
    ] {
        assert_eq!(Citation::new(&source).text(), text);
    }
}

#[test]
fn without_words_of_its_own_a_citation_is_put_together() {
    let mut source = membership();
    source.extra.shift_remove("cite");
    source.url = Some("https://example.org/a".to_owned());
    assert_eq!(
        Citation::new(&source).text(),
        "Vasif Huseynov. Opinion: Is it time for Azerbaijan to reconsider its CIS membership? commonsplace.eu, 6 February 2026. https://example.org/a"
    );
    let mut source = trust();
    source.extra.shift_remove("cite");
    assert_eq!(
        Citation::new(&source).text(),
        "When Moscow undermines trust, the CIS loses its meaning. 2026, inferred."
    );
}

#[test]
fn the_five_sources_as_bibtex() {
    for (source, entry) in [
        (
            dushanbe(),
            "@misc{source-000,
  author = {{A. Shakur}},
  title = {{[The CIS summit in Dushanbe]}},
  year = {2025},
  month = oct,
  language = {en},
  note = {Translated from minval.az. Date: between 10 October 2025 and 31 October 2025, inferred; no date is printed. Who published the English text is not printed.},
}
",
        ),
        (
            trust(),
            "@misc{source-001,
  title = {{When Moscow undermines trust, the CIS loses its meaning}},
  year = {2026},
  language = {en},
  note = {Date: 2026, inferred; no date is printed.},
}
",
        ),
        (
            membership(),
            "@article{source-002,
  author = {{Vasif Huseynov}},
  title = {{Opinion: Is it time for Azerbaijan to reconsider its CIS membership?}},
  journal = {commonsplace.eu},
  year = {2026},
  month = feb,
  day = {6},
  language = {en},
}
",
        ),
        (
            absence(),
            "@article{source-003,
  author = {{Times Tengri}},
  title = {{Aliyev's Absence from CIS Summit}},
  journal = {Times Tengri},
  year = {2025},
  month = dec,
  day = {23},
  language = {en},
}
",
        ),
        (
            decisions(),
            "@article{source-004,
  title = {{Decisions in Dushanbe?}},
  journal = {The Caspian Post},
  year = {2022},
  month = may,
  language = {en},
  note = {Date: 13 May 2022, 14 May 2022 or 15 May 2022, inferred; no date printed.},
}
",
        ),
    ] {
        assert_eq!(Citation::new(&source).bibtex(), entry);
    }
}

#[test]
fn the_five_sources_as_csl() {
    assert_eq!(
        csl(&dushanbe()),
        json!({
            "id": "000", "type": "document", "title": "[The CIS summit in Dushanbe]",
            "author": [{ "literal": "A. Shakur" }], "issued": { "date-parts": [[2025, 10]] },
            "genre": "translation", "language": "en",
            "note": "Translated from minval.az. Date: between 10 October 2025 and 31 October 2025, inferred; no date is printed. Who published the English text is not printed.",
        })
    );
    assert_eq!(
        csl(&membership()),
        json!({
            "id": "002", "type": "article-newspaper",
            "title": "Opinion: Is it time for Azerbaijan to reconsider its CIS membership?",
            "author": [{ "literal": "Vasif Huseynov" }], "container-title": "commonsplace.eu",
            "issued": { "date-parts": [[2026, 2, 6]] }, "genre": "opinion", "language": "en",
        })
    );
    for (source, issued) in [
        (trust(), json!({ "date-parts": [[2026]] })),
        (absence(), json!({ "date-parts": [[2025, 12, 23]] })),
        (decisions(), json!({ "date-parts": [[2022, 5]] })),
    ] {
        assert_eq!(csl(&source)["issued"], issued);
        let authors = csl(&source).get("author").is_some();
        assert_eq!(authors, !source.authors.is_empty());
    }
}

#[test]
fn a_date_is_as_exact_as_it_is_known() {
    for (published, issued, year) in [
        (
            "1991~",
            json!({ "date-parts": [[1991]], "circa": true }),
            "  year = {c. 1991},\n",
        ),
        (
            "1991?",
            json!({ "date-parts": [[1991]], "circa": true }),
            "  year = {1991?},\n",
        ),
        ("199X", json!({ "literal": "1990s" }), ""),
        (
            "[..2025-12]",
            json!({ "literal": "December 2025 or earlier" }),
            "",
        ),
        ("[1990,1991]", json!({ "literal": "1990 or 1991" }), ""),
        (
            "2025-09-28/2025-10-08",
            json!({ "date-parts": [[2025, 9, 28], [2025, 10, 8]] }),
            "  year = {2025},\n",
        ),
        (
            "2025-23",
            json!({ "date-parts": [[2025]] }),
            "  year = {2025},\n",
        ),
        ("last week", json!({ "literal": "last week" }), ""),
    ] {
        let source = source(json!({ "id": "a", "title": "T", "published": published }));
        assert_eq!(csl(&source)["issued"], issued, "{published}");
        let entry = Citation::new(&source).bibtex();
        let line = entry.lines().find(|line| line.contains("year = "));
        assert_eq!(
            line.map(|line| format!("{line}\n")).unwrap_or_default(),
            year
        );
        assert!(!entry.contains("month"), "{entry}");
    }
}

#[test]
fn what_would_mean_something_to_latex_is_escaped_and_letters_stay() {
    let source = source(json!({
        "id": "Ağ yol/7", "title": "50 % {of} A&B_c #1 $2 ~ ^ \\x\n  Гәнҗә, Gəncə",
        "authors": ["Əliyev, İlham", "Body, of, many"], "publisher": "R&D",
        "url": "https://example.org/a_b?c={d}&e=1%20f",
    }));
    assert_eq!(
        Citation::new(&source).bibtex(),
        "@misc{Ag-yol-7,
  author = {Əliyev, İlham and {Body, of, many}},
  title = {{50 \\% \\textbraceleft{}of\\textbraceright{} A\\&B\\_c \\#1 \\$2 \\textasciitilde{} \\textasciicircum{} \\textbackslash{}x Гәнҗә, Gəncə}},
  publisher = {R\\&D},
  url = {https://example.org/a_b?c=%7Bd%7D&e=1%20f},
}
"
    );
    assert_eq!(
        csl(&source)["author"],
        json!([{ "family": "Əliyev", "given": "İlham" }, { "literal": "Body, of, many" }])
    );
}

#[test]
fn nothing_known_is_cited_all_the_same() {
    let empty = source(json!({ "id": "", "title": "" }));
    let citation = Citation::new(&empty);
    assert_eq!(citation.text(), "[source].");
    assert_eq!(
        citation.bibtex(),
        "@misc{source,\n  title = {{[source]}},\n}\n"
    );
    assert_eq!(
        csl(&empty),
        json!({ "id": "source", "type": "document", "title": "[source]" })
    );
    let blank = source(json!({
        "id": "7", "title": "  ", "authors": [" "], "publisher": "", "published": "", "url": "",
        "kind": "",
    }));
    assert_eq!(Citation::new(&blank).text(), "[source 7].");
    assert_eq!(csl(&blank)["id"], "7");
    assert!(csl(&blank).get("issued").is_none());
}
