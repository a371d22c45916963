mod bibtex;
#[cfg(test)]
mod tests;

use serde_json::{Value, json};

use super::{JsonObject, Source};
use crate::text;
use crate::time::{Edtf, EdtfDate, IntervalEnd, SetMember};

/// How a source is cited: as text, as BibTeX, and as CSL-JSON for reference managers.
///
/// A date is given as exactly as it is known and no more: of a document that appeared on one of three days of May 2022
/// the year and the month. What is not known is left out, and nothing is looked up. Authors are taken as they are
/// written; only "Family, Given" is taken apart, since nothing else says which word is which.
#[derive(Clone, Debug)]
pub struct Citation<'a> {
    source: &'a Source,
    published: Option<Edtf>,
}

/// What all dates of an expression have in common, as far as it goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Known {
    year: Option<i32>,
    month: Option<u8>,
    day: Option<u8>,
}

impl<'a> Citation<'a> {
    /// The citation of a source.
    #[must_use]
    pub fn new(source: &'a Source) -> Self {
        let published = source.published.as_deref();
        Self {
            source,
            published: published.and_then(|date| date.parse().ok()),
        }
    }

    /// In one line of text. The words of the record stand where it says how it is to be cited.
    #[must_use]
    pub fn text(&self) -> String {
        let title = self.title();
        let mut sentences = Vec::new();
        if let Some(cite) = self.source.said("cite") {
            sentences.extend([title, one_line(cite)]);
        } else {
            let authors = self.authors().collect::<Vec<_>>().join(", ");
            let origin = self.source.said("translated_from");
            let origin = origin.map(|from| format!("translated from {}", one_line(from)));
            let publisher = self.publisher().map(one_line);
            let imprint = origin.into_iter().chain(publisher).chain(self.date_words());
            let imprint = imprint.collect::<Vec<_>>().join(", ");
            sentences.extend([authors, title, imprint]);
        }
        sentences.extend(self.url().map(one_line));
        sentences.retain(|sentence| !sentence.is_empty());
        let last = sentences.len().saturating_sub(1);
        let has_url = self.url().is_some();
        let ended = sentences.iter().enumerate().map(|(at, sentence)| {
            let is_url = has_url && at == last;
            let ends = sentence.ends_with(['.', '?', '!', '…']) || is_url;
            format!("{sentence}{}", if ends { "" } else { "." })
        });
        ended.collect::<Vec<_>>().join(" ")
    }

    /// As an entry of a BibTeX file: `@article` where the publisher of a text is known, `@misc` otherwise. Letters
    /// stay as they are (UTF-8).
    #[must_use]
    pub fn bibtex(&self) -> String {
        let sort = if self.is_article() { "article" } else { "misc" };
        let mut fields: Vec<(&str, String)> = Vec::new();
        let authors: Vec<String> = self.authors().map(|author| bibtex::name(&author)).collect();
        if !authors.is_empty() {
            fields.push(("author", authors.join(" and ")));
        }
        // A second pair of braces keeps the capital letters.
        fields.push(("title", format!("{{{}}}", bibtex::escaped(&self.title()))));
        if let Some(publisher) = self.publisher() {
            let is_article = self.is_article();
            let field = if is_article { "journal" } else { "publisher" };
            fields.push((field, bibtex::escaped(publisher)));
        }
        let known = self.known();
        if let Some(year) = known.year {
            fields.push(("year", self.doubted(year)));
        }
        if let Some(month) = known.month {
            fields.push(("month", bibtex::month(month).to_owned()));
        }
        if let Some(day) = known.day {
            fields.push(("day", day.to_string()));
        }
        if let Some(language) = self.source.said("language") {
            fields.push(("language", bibtex::escaped(language)));
        }
        if let Some(url) = self.url() {
            fields.push(("url", bibtex::url(url)));
        }
        let note = self.note();
        if !note.is_empty() {
            fields.push(("note", bibtex::escaped(&note)));
        }
        let mut entry = format!("@{sort}{{{},\n", bibtex::key(&self.source.id));
        for (name, value) in fields {
            // The names of months are macros: they stand without braces.
            let value = if name == "month" {
                value
            } else {
                format!("{{{value}}}")
            };
            entry.extend(["  ", name, " = ", &value, ",\n"]);
        }
        entry + "}\n"
    }

    /// As CSL-JSON: a list of one item.
    #[must_use]
    pub fn csl_json(&self) -> String {
        let mut item = JsonObject::new();
        let mut add = |key: &str, value: Value| {
            item.insert(key.to_owned(), value);
        };
        add("id", json!(key_words(&self.source.id)));
        let is_article = self.is_article();
        let sort = if is_article {
            "article-newspaper"
        } else {
            "document"
        };
        add("type", json!(sort));
        add("title", json!(self.title()));
        let authors: Vec<Value> = self.authors().map(|author| csl_name(&author)).collect();
        if !authors.is_empty() {
            add("author", Value::Array(authors));
        }
        if let Some(publisher) = self.publisher() {
            let key = if is_article {
                "container-title"
            } else {
                "publisher"
            };
            add(key, json!(publisher));
        }
        if let Some(issued) = self.issued() {
            add("issued", issued);
        }
        if let Some(kind) = self.source.kind.as_deref().filter(|kind| !kind.is_empty()) {
            add("genre", json!(kind));
        }
        if let Some(language) = self.source.said("language") {
            add("language", json!(language));
        }
        if let Some(url) = self.url() {
            add("URL", json!(url));
        }
        let note = self.note();
        if !note.is_empty() {
            add("note", json!(note));
        }
        format!("{:#}\n", Value::Array(vec![Value::Object(item)]))
    }

    fn title(&self) -> String {
        let title = one_line(&self.source.title);
        if title.is_empty() {
            format!("[{} {}]", text::SOURCE, self.source.id).replace(" ]", "]")
        } else {
            title
        }
    }

    fn authors(&self) -> impl Iterator<Item = String> + '_ {
        let authors = self.source.authors.iter().map(|author| one_line(author));
        authors.filter(|author| !author.is_empty())
    }

    fn publisher(&self) -> Option<&str> {
        let publisher = self.source.publisher.as_deref()?.trim();
        (!publisher.is_empty()).then_some(publisher)
    }

    fn url(&self) -> Option<&str> {
        let url = self.source.url.as_deref()?.trim();
        (!url.is_empty()).then_some(url)
    }

    fn is_article(&self) -> bool {
        let kind = self.source.kind.as_deref();
        let kinds = ["news", "opinion", "analysis", "article"];
        self.publisher().is_some() && kind.is_some_and(|kind| kinds.contains(&kind))
    }

    fn is_inferred(&self) -> bool {
        let known = self.source.said("published_known");
        known == Some("inferred") || known.is_none() && self.source.published_derivation.is_some()
    }

    /// The date in words, as it stands where it cannot be read; nothing without one.
    fn date_words(&self) -> Option<String> {
        let written = self.source.published.as_deref()?;
        let words = self
            .published
            .as_ref()
            .map_or_else(|| one_line(written), text::date);
        let inferred = if self.is_inferred() { ", inferred" } else { "" };
        (!words.is_empty()).then(|| words + inferred)
    }

    /// What stands in no field of its own.
    fn note(&self) -> String {
        let origin = self.source.said("translated_from");
        let origin = origin.map(|from| format!("Translated from {}.", one_line(from)));
        let exact = self.known().day.is_some();
        let date = self.date_words().filter(|_| !exact || self.is_inferred());
        let derivation = self.source.published_derivation.as_deref().map(one_line);
        let date = match (date, derivation.filter(|words| !words.is_empty())) {
            (Some(date), Some(derivation)) => Some(format!("Date: {date}; {derivation}.")),
            (Some(date), None) => Some(format!("Date: {date}.")),
            (None, _) => None,
        };
        let note = self.source.said("note").map(one_line);
        let parts = origin.into_iter().chain(date).chain(note);
        parts.collect::<Vec<_>>().join(" ")
    }

    fn known(&self) -> Known {
        self.published.as_ref().map_or_else(Known::default, known)
    }

    /// A year as BibTeX prints it, with what is doubted about it.
    fn doubted(&self, year: i32) -> String {
        let date = self.published.as_ref();
        let about = date.is_some_and(Edtf::is_approximate);
        let unsure = date.is_some_and(Edtf::is_uncertain);
        let [before, after] =
            [(about, "c. "), (unsure, "?")].map(|(it, s)| if it { s } else { "" });
        format!("{before}{year}{after}")
    }

    /// The date of CSL: its parts as far as they are known, or its words.
    fn issued(&self) -> Option<Value> {
        let words = self.date_words()?;
        let Some(date) = &self.published else {
            return Some(json!({ "literal": words }));
        };
        let parts = match date {
            Edtf::Interval(interval) => {
                let ends = [interval.start(), interval.end()].map(|end| match end {
                    IntervalEnd::Date(date) => date_parts(known_of(&date)),
                    IntervalEnd::Unknown | IntervalEnd::Open => None,
                });
                let [start, end] = ends;
                start.zip(end).map(|(start, end)| vec![start, end])
            }
            _ => date_parts(known(date)).map(|parts| vec![parts]),
        };
        let Some(parts) = parts else {
            return Some(json!({ "literal": words }));
        };
        let mut issued = json!({ "date-parts": parts });
        if date.is_approximate() || date.is_uncertain() {
            issued["circa"] = json!(true);
        }
        Some(issued)
    }
}

/// What all dates have in common; nothing where an end is open.
fn known(edtf: &Edtf) -> Known {
    let mut dates: Vec<EdtfDate> = Vec::new();
    match edtf {
        Edtf::Date(date) => dates.push(*date),
        Edtf::Interval(interval) => {
            for end in [interval.start(), interval.end()] {
                let IntervalEnd::Date(date) = end else {
                    return Known::default();
                };
                dates.push(date);
            }
        }
        Edtf::OneOf(set) | Edtf::AllOf(set) => {
            for member in set.members() {
                if matches!(member, SetMember::From(_) | SetMember::UpTo(_)) {
                    return Known::default();
                }
                dates.extend(member.dates());
            }
        }
    }
    let all = dates.iter().map(known_of);
    all.reduce(Known::in_common).unwrap_or_default()
}

fn known_of(date: &EdtfDate) -> Known {
    Known {
        year: date.year(),
        month: date.month(),
        day: date.day(),
    }
    .in_common_with_itself()
}

impl Known {
    fn in_common(self, other: Self) -> Self {
        let same = Self {
            year: self.year.filter(|_| self.year == other.year),
            month: self.month.filter(|_| self.month == other.month),
            day: self.day.filter(|_| self.day == other.day),
        };
        same.in_common_with_itself()
    }

    /// Without a month where there is no year, and without a day where there is no month.
    fn in_common_with_itself(self) -> Self {
        let month = self.month.filter(|_| self.year.is_some());
        let day = self.day.filter(|_| month.is_some());
        Self { month, day, ..self }
    }
}

fn date_parts(known: Known) -> Option<Vec<i64>> {
    let rest = [known.month, known.day].into_iter().flatten();
    let year = i64::from(known.year?);
    Some(std::iter::once(year).chain(rest.map(i64::from)).collect())
}

/// A text without line breaks and needless spaces.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Family and given name of somebody who is written "Family, Given".
fn family_and_given(author: &str) -> Option<(&str, &str)> {
    let (family, given) = author.split_once(", ")?;
    let plain = !given.contains(',') && !family.is_empty() && !given.is_empty();
    plain.then_some((family, given))
}

fn csl_name(author: &str) -> Value {
    match family_and_given(author) {
        Some((family, given)) => json!({ "family": family, "given": given }),
        None => json!({ "literal": author }),
    }
}

fn key_words(id: &str) -> String {
    let id = id.trim();
    if id.is_empty() { text::SOURCE } else { id }.to_owned()
}
