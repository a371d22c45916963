use std::ops::Range;

use super::field::QueryField;

/// A part of a query with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// Bytes of the query.
    pub(super) range: Range<usize>,
}

/// What it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Open,
    Close,
    And,
    Or,
    Not,
    /// A word, or several between quotes with single spaces between them.
    Words(String),
    Field(Named),
    /// A sign that combines conditions elsewhere, and the word that does so here.
    Foreign(&'static str),
}

/// A field with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// `None` if there is none of that name.
    pub(super) field: Option<QueryField>,
    pub(super) name: Range<usize>,
    /// The sign behind it.
    pub(super) sign: &'static str,
    /// Where that stands.
    pub(super) sign_at: Range<usize>,
    /// Empty where none is written.
    pub(super) value: String,
    /// With the quotes.
    pub(super) at: Range<usize>,
    /// Whether the bytes of the value are those of the query.
    pub(super) verbatim: bool,
}

/// The parts of a query, and where a quote was opened and not closed.
pub(super) struct Lexed {
    pub(super) tokens: Vec<Token>,
    pub(super) unclosed: Option<usize>,
}

/// The signs behind the name of a field, longer ones before their beginnings.
const SIGNS: [&str; 7] = [":", "<=", ">=", "!=", "<", ">", "="];
/// Those behind which a number is expected.
const COMPARING: [&str; 6] = ["<=", ">=", "!=", "<", ">", "="];
/// Signs of other languages with the word that says so here.
const FOREIGN: [(&str, &str); 3] = [("|", "or"), ("||", "or"), ("&&", "and")];

/// Takes a query apart.
pub(super) fn lex(text: &str) -> Lexed {
    let mut lexer = Lexer {
        text,
        at: 0,
        unclosed: None,
    };
    let mut tokens = Vec::new();
    while let Some(token) = lexer.next() {
        if token.kind != Kind::Words(String::new()) {
            tokens.push(token);
        }
    }
    Lexed {
        tokens,
        unclosed: lexer.unclosed,
    }
}

/// Whether a word is read as that word when it stands alone.
pub(super) fn is_plain_word(word: &str) -> bool {
    let lexed = lex(word);
    let whole = |token: &Token| token.kind == Kind::Words(word.to_owned());
    // Behind the word before it a sign to compare with would not be a word.
    let compares = COMPARING.iter().any(|sign| word.starts_with(sign));
    let alone = lexed.tokens.len() == 1 && lexed.tokens.iter().all(whole);
    alone && !compares && !word.contains('"')
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    unclosed: Option<usize>,
}

impl Lexer<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn next(&mut self) -> Option<Token> {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
        let start = self.at;
        let rest = self.rest();
        let mut letters = rest.chars();
        let kind = match letters.next()? {
            '(' => self.sign(1, Kind::Open),
            ')' => self.sign(1, Kind::Close),
            '-' if letters.next().is_some_and(|next| !ends_word(next)) => self.sign(1, Kind::Not),
            '"' => {
                let (words, _) = self.quoted();
                Kind::Words(words.split_whitespace().collect::<Vec<_>>().join(" "))
            }
            _ => self.field().unwrap_or_else(|| self.word()),
        };
        Some(Token {
            kind,
            range: start..self.at,
        })
    }

    fn sign(&mut self, bytes: usize, kind: Kind) -> Kind {
        self.at += bytes;
        kind
    }

    fn word(&mut self) -> Kind {
        let (word, _) = self.bare();
        let is = |operator: &str| word.eq_ignore_ascii_case(operator);
        match () {
            () if is("and") => Kind::And,
            () if is("or") => Kind::Or,
            () if is("not") => Kind::Not,
            () => {
                let mut foreign = FOREIGN.into_iter();
                let found = foreign.find(|(sign, _)| *sign == word);
                found.map_or(Kind::Words(word), |(_, here)| Kind::Foreign(here))
            }
        }
    }

    /// A name, a sign, and the value behind it; nothing is read where there is none.
    fn field(&mut self) -> Option<Kind> {
        let text = self.text;
        let rest = text.get(self.at..)?;
        let is_letter = |c: char| c.is_alphabetic() || c == '_';
        let name = rest.len() - rest.trim_start_matches(is_letter).len();
        let field = QueryField::from_key(&rest[..name]);
        let counts = matches!(field, Some(QueryField::Count(_)));
        let (blanks, sign) = sign_behind(&rest[name..], counts)?;
        let value = &rest[name + blanks + sign.len()..];
        let is_number = value.trim_start().starts_with(|c: char| c.is_ascii_digit());
        if name == 0 || field.is_none() && sign != ":" && !is_number {
            return None;
        }
        let name = self.at..self.at + name;
        let sign_at = name.end + blanks..name.end + blanks + sign.len();
        self.at = sign_at.end;
        if is_number && sign != ":" || counts {
            self.at += value.len() - value.trim_start().len();
        }
        let from = self.at;
        let (mut value, mut verbatim) = if self.rest().starts_with('"') {
            self.quoted()
        } else {
            self.bare()
        };
        if field == Some(QueryField::Near) {
            let tail = distance_behind(&value, text.get(self.at..).unwrap_or_default());
            value.push_str(tail);
            // What is quoted is no longer all of it.
            verbatim &= tail.is_empty() || !text[from..].starts_with('"');
            self.at += tail.len();
        }
        Some(Kind::Field(Named {
            field,
            name,
            sign,
            sign_at,
            value,
            at: from..self.at,
            verbatim,
        }))
    }

    /// What stands before a space or a parenthesis.
    fn bare(&mut self) -> (String, bool) {
        let rest = self.rest();
        let word = rest.split(ends_word).next().unwrap_or_default().to_owned();
        self.at += word.len();
        (word, true)
    }

    /// What stands between quotes, up to the end of the query where they are not closed.
    fn quoted(&mut self) -> (String, bool) {
        let (open, mut value) = (self.at, String::new());
        let mut letters = self.rest().char_indices().skip(1).peekable();
        let mut closed = None;
        let mut escaped = false;
        while let Some((at, letter)) = letters.next() {
            match letter {
                '"' => {
                    closed = Some(at + 1);
                    break;
                }
                '\\' if letters.peek().is_some_and(|(_, c)| matches!(c, '"' | '\\')) => {
                    escaped = true;
                    value.extend(letters.next().map(|(_, c)| c));
                }
                letter => value.push(letter),
            }
        }
        if closed.is_none() {
            self.unclosed = Some(open);
        }
        self.at = closed.map_or(self.text.len(), |end| open + end);
        (value, !escaped)
    }
}

/// The sign behind a name, and how many bytes of blanks stand before it. Blanks stand only before a sign to compare with,
/// and where no number follows only behind what is `counted`.
fn sign_behind(behind: &str, counted: bool) -> Option<(usize, &'static str)> {
    if let Some(sign) = SIGNS.into_iter().find(|sign| behind.starts_with(sign)) {
        return Some((0, sign));
    }
    let trimmed = behind.trim_start();
    let sign = COMPARING
        .into_iter()
        .find(|sign| trimmed.starts_with(sign))?;
    let value = trimmed[sign.len()..].trim_start();
    let is_number = value.starts_with(|c: char| c.is_ascii_digit());
    (counted || is_number).then_some((behind.len() - trimmed.len(), sign))
}

/// What belongs to a place and a distance although it stands behind a blank or a quote: `~50km`, `50km`, `km`.
fn distance_behind<'a>(value: &str, rest: &'a str) -> &'a str {
    let mut end = 0;
    let mut value = value.to_owned();
    loop {
        let blanks = rest[end..].len() - rest[end..].trim_start().len();
        let behind = &rest[end + blanks..];
        let word = behind.split(ends_word).next().unwrap_or_default();
        let is_unit = ["km", "m"]
            .iter()
            .any(|unit| word.eq_ignore_ascii_case(unit));
        let belongs = match value.rsplit_once('~') {
            None => word.starts_with('~'),
            Some((_, "")) => {
                let number = word.trim_start_matches(['-', '+', '.']);
                number.starts_with(|c: char| c.is_ascii_digit())
            }
            Some((_, distance)) => is_unit && distance.ends_with(|c: char| c.is_ascii_digit()),
        };
        if !belongs {
            return &rest[..end];
        }
        end += blanks + word.len();
        value.push_str(word);
    }
}

fn ends_word(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '(' | ')')
}
