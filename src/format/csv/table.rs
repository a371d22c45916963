use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use csv::StringRecord;
use encoding_rs::{Encoding, UTF_8};

use super::super::fields::line_of;
use super::header::Header;
use crate::problem::Problem;

/// How much of a file is looked at to find out what it is, in bytes.
pub(super) const LOOKED_AT: usize = 64 << 10;
/// Where a broken character is one of so many, the text is still taken for UTF-8.
const FEW: usize = 10;
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// The text of a file, and how it is parted.
pub(super) struct Table<'a> {
    text: Cow<'a, str>,
    delimiter: u8,
    /// The byte at which the header begins, and its line from 1.
    start: usize,
    first_line: usize,
    encoding: Option<Problem>,
}

impl<'a> Table<'a> {
    /// Finds out how a file is written.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Problem> {
        let (text, encoding) = decoded(bytes);
        if text.trim().is_empty() {
            return Err(Problem::error("the file is empty").hint(super::FIRST_LINE));
        }
        if text.bytes().take(LOOKED_AT).any(|byte| byte == 0) {
            return Err(Problem::error("this is no text").hint("open a CSV file"));
        }
        let (given, start) = given_delimiter(&text);
        let rest = text.get(start..).unwrap_or_default();
        let blank = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        let before = text.get(..start + blank).unwrap_or_default();
        let first_line = before.matches('\n').count() + 1;
        let delimiter = given.unwrap_or_else(|| likeliest_delimiter(rest));
        Ok(Self {
            text,
            delimiter,
            start,
            first_line,
            encoding,
        })
    }

    /// What should be looked at in the file as a whole.
    pub(super) fn problems(&self) -> Option<Problem> {
        self.encoding.clone()
    }

    /// The line of the header.
    pub(super) fn first_line(&self) -> usize {
        self.first_line
    }

    pub(super) fn header(&self) -> Header {
        header(self.rest(), self.delimiter)
    }

    fn rest(&self) -> &str {
        self.text.get(self.start..).unwrap_or_default()
    }

    /// Gives each record after the header with the line on which it begins. Says whether a quote opens in the last one
    /// and never closes, so that it has swallowed the rest of the file.
    pub(super) fn each(&self, mut take: impl FnMut(&StringRecord, usize)) -> Option<Problem> {
        let rest = self.rest();
        let before = self.text.get(..self.start).unwrap_or_default();
        let lines_before = before.matches('\n').count();
        let mut records = reader(rest, self.delimiter);
        let mut record = StringRecord::new();
        let (mut is_header, mut last) = (true, (0, 1));
        // Memory can always be read, and the text is UTF-8.
        while matches!(records.read_record(&mut record), Ok(true)) {
            if let Some(at) = record.position() {
                let byte = usize::try_from(at.byte()).unwrap_or(usize::MAX);
                last = (byte, lines_before + line_of(rest.as_bytes(), at));
            }
            if !std::mem::take(&mut is_header) {
                take(&record, last.1);
            }
        }
        let (byte, line) = last;
        let open = is_quote_open(rest.as_bytes().get(byte..)?, self.delimiter);
        open.then(|| {
            Problem::error(
                "a quote that opens in this row is never closed: all that follows is in one cell",
            )
            .at_line(line)
            .hint("close it, or write a quote that is meant twice, in a cell that is quoted")
        })
    }

    /// The lines of the rows in which something stands.
    pub(super) fn rows(&self) -> Vec<usize> {
        let mut lines = Vec::new();
        // What is wrong with a quote has been told.
        drop(self.each(|record, line| {
            if !is_empty(record) {
                lines.push(line);
            }
        }));
        lines
    }
}

/// Whether nothing stands in a row.
pub(super) fn is_empty(record: &StringRecord) -> bool {
    record.iter().all(|cell| cell.trim().is_empty())
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
}

fn header(text: &str, delimiter: u8) -> Header {
    let mut record = StringRecord::new();
    // Memory can always be read; without a record the header is empty.
    drop(reader(text, delimiter).read_record(&mut record));
    Header::new(&record)
}

/// Whether a quote is open at the end of a record.
fn is_quote_open(record: &[u8], delimiter: u8) -> bool {
    let (mut quoted, mut begins) = (false, true);
    let mut bytes = record.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        if quoted {
            if byte == b'"' && bytes.next_if_eq(&b'"').is_none() {
                quoted = false;
            }
        } else if byte == b'"' && begins {
            quoted = true;
        }
        begins = byte == delimiter || byte == b'\n' || byte == b'\r';
    }
    quoted
}

/// The delimiter that a first line `sep=;` names, and where the header begins.
fn given_delimiter(text: &str) -> (Option<u8>, usize) {
    let line = text.lines().next().unwrap_or_default();
    let named = line.trim_matches('"').strip_prefix("sep=");
    let named = named.and_then(|it| it.bytes().next());
    match named.filter(|byte| DELIMITERS.contains(byte)) {
        Some(byte) => {
            let after = text.find('\n').map_or(text.len(), |at| at + 1);
            (Some(byte), after)
        }
        None => (None, 0),
    }
}

/// The delimiter with which most columns are known; of several the one that makes most columns.
fn likeliest_delimiter(text: &str) -> u8 {
    let score = |delimiter: &u8| {
        let header = header(text, *delimiter);
        (header.known(), header.len())
    };
    let mut best = (b',', score(&b','));
    for delimiter in [b';', b'\t'] {
        let score = score(&delimiter);
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

/// The text of a file, and what should be said of its encoding.
fn decoded(bytes: &[u8]) -> (Cow<'_, str>, Option<Problem>) {
    let (marked, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (Some(encoding), &bytes[length..]),
        None => (None, bytes),
    };
    if let Some(encoding) = marked.filter(|it| *it != UTF_8) {
        let (text, broken) = encoding.decode_without_bom_handling(bytes);
        return (text, broken.then(|| lossy(encoding.name())));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), None);
    }
    let text = String::from_utf8_lossy(bytes);
    let broken = text.matches(char::REPLACEMENT_CHARACTER).count();
    let other = text.chars().filter(|c| !c.is_ascii()).count() - broken;
    if marked.is_some() || broken * FEW <= other {
        return (text, Some(lossy("UTF-8")));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let message = format!(
        "this is not UTF-8; by its letters it was read as {}",
        encoding.name()
    );
    let problem = Problem::warning(message).hint("look at the names; save the file as UTF-8");
    (text, Some(problem))
}

fn lossy(encoding: &str) -> Problem {
    Problem::error(format!(
        "some characters are not {encoding}; \u{FFFD} stands for them"
    ))
    .hint("save the file as UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(bytes: &[u8]) -> (String, u8, Option<String>) {
        let table = Table::open(bytes).unwrap();
        let problem = table.problems().map(|it| it.to_string());
        (table.rest().to_owned(), table.delimiter, problem)
    }

    #[test]
    fn delimiters_are_found_by_the_columns_they_make() {
        for (text, delimiter) in [
            ("title,when\n", b','),
            ("title;when\n", b';'),
            ("title\twhen\n", b'\t'),
            ("title;when;\"a, b, c, d\"\n", b';'),
            ("sep=;\ntitle,x;when\n", b';'),
            ("title\n", b','),
            ("a;b;c\n", b';'),
        ] {
            assert_eq!(opened(text.as_bytes()).1, delimiter, "{text}");
        }
    }

    #[test]
    fn text_is_read_in_the_encoding_it_is_in() {
        let plain = "title,when\nСаммит в Душанбе,2025-10-10\n";
        let marked = [b"\xEF\xBB\xBF", plain.as_bytes()].concat();
        let units = |to: fn(u16) -> [u8; 2]| plain.encode_utf16().flat_map(to).collect::<Vec<u8>>();
        let little = [&b"\xFF\xFE"[..], &units(u16::to_le_bytes)].concat();
        let big = [&b"\xFE\xFF"[..], &units(u16::to_be_bytes)].concat();
        for bytes in [plain.as_bytes(), &marked, &little, &big] {
            assert_eq!(opened(bytes), (plain.to_owned(), b',', None));
        }
        for (encoding, text) in [
            (encoding_rs::WINDOWS_1251, plain),
            (
                encoding_rs::WINDOWS_1252,
                "title,when,place\nTreffen in München,2025,Köln und Düsseldorf\n",
            ),
        ] {
            let (bytes, _, _) = encoding.encode(text);
            let (read, _, problem) = opened(&bytes);
            assert_eq!(read, text);
            let problem = problem.unwrap();
            assert!(problem.contains(encoding.name()), "{problem}");
        }
        let broken = [plain.as_bytes(), b"\xFF"].concat();
        let (text, _, problem) = opened(&broken);
        assert!(text.starts_with(plain) && text.ends_with('\u{FFFD}'));
        assert!(problem.unwrap().contains("not UTF-8"));
    }

    #[test]
    fn a_quote_that_stays_open_is_found() {
        for (text, open) in [
            ("a,b\n1,\"x\"\n", false),
            ("a,b\n1,\"x\n2,y\n", true),
            ("a,b\n1,\"x\"\"\n", true),
            ("a,b\n1,x\"y\n", false),
            ("a,b\n\"1\n2\",\"3\"", false),
        ] {
            let table = Table::open(text.as_bytes()).unwrap();
            let line = table.each(|_, _| {}).and_then(|it| it.place.line);
            assert_eq!(line, open.then_some(2), "{text:?}");
        }
    }
}
