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
}

/// A field with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// `None` if there is none of that name.
    pub(super) field: Option<QueryField>,
    pub(super) name: Range<usize>,
    /// The sign behind it.
    pub(super) sign: &'static str,
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
    !word.contains('"') && lexed.tokens.len() == 1 && lexed.tokens.iter().all(whole)
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
            () => Kind::Words(word),
        }
    }

    /// A name, a sign, and the value behind it; nothing is read where there is none.
    fn field(&mut self) -> Option<Kind> {
        let rest = self.rest();
        let is_letter = |c: char| c.is_alphabetic() || c == '_';
        let name = rest.len() - rest.trim_start_matches(is_letter).len();
        let behind = &rest[name..];
        let sign = SIGNS.into_iter().find(|sign| behind.starts_with(sign))?;
        let field = QueryField::from_key(&rest[..name]);
        if name == 0 || field.is_none() && sign != ":" {
            return None;
        }
        let name = self.at..self.at + name;
        self.at = name.end + sign.len();
        let from = self.at;
        let (value, verbatim) = if self.rest().starts_with('"') {
            self.quoted()
        } else {
            self.bare()
        };
        Some(Kind::Field(Named {
            field,
            name,
            sign,
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

fn ends_word(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '(' | ')')
}
