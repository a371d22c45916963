use std::ops::Range;

use super::condition::Condition;
use super::error::QueryError;
use super::lexer::{Kind, Lexed, Token, lex};
use super::values::condition;
use super::{MAX_DEPTH, MAX_LENGTH};
use crate::text;

/// What was understood of a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parsed {
    /// What is asked for, up to a mistake; `None` where nothing is.
    pub condition: Option<Condition>,
    /// The first mistake.
    pub error: Option<QueryError>,
}

/// Reads a query, as far as it goes.
#[must_use]
pub fn parse(query: &str) -> Parsed {
    let end = query.char_indices().nth(MAX_LENGTH).map(|(at, _)| at);
    let text = &query[..end.unwrap_or(query.len())];
    let Lexed { tokens, unclosed } = lex(text);
    let mut parser = Parser {
        text,
        tokens: &tokens,
        at: 0,
        depth: 0,
        unclosed,
        error: None,
    };
    let condition = parser.or();
    if let Some(token) = parser.token()
        && parser.error.is_none()
    {
        let range = token.range.clone();
        parser.fail(range, text::QUERY_NOT_OPENED, text::QUERY_NOT_OPENED_HINT);
    }
    let mut error = parser.error;
    if error.is_none()
        && let Some(open) = unclosed
    {
        let (message, hint) = (text::QUERY_OPEN_QUOTE, text::QUERY_OPEN_QUOTE_HINT);
        let hint = Some(hint.to_owned());
        error = Some(QueryError::new(text, open..open + 1, message, hint));
    }
    if error.is_none()
        && let Some(end) = end
    {
        let message = text::query_too_long(MAX_LENGTH);
        error = Some(QueryError::new(query, end..query.len(), message, None));
    }
    Parsed { condition, error }
}

struct Parser<'a> {
    text: &'a str,
    tokens: &'a [Token],
    at: usize,
    /// How many parentheses are open.
    depth: usize,
    unclosed: Option<usize>,
    error: Option<QueryError>,
}

impl<'a> Parser<'a> {
    fn token(&self) -> Option<&'a Token> {
        self.tokens.get(self.at)
    }

    fn kind(&self) -> Option<&'a Kind> {
        self.token().map(|token| &token.kind)
    }

    /// Notes the first mistake.
    fn fail(&mut self, range: Range<usize>, message: impl Into<String>, hint: &str) {
        let hint = (!hint.is_empty()).then(|| hint.to_owned());
        let error = QueryError::new(self.text, range, message, hint);
        self.error.get_or_insert(error);
    }

    /// Takes an operator, if it is next, and asks for something behind it.
    fn take(&mut self, operator: &Kind) -> bool {
        let Some(token) = self.token().filter(|token| token.kind == *operator) else {
            return false;
        };
        self.at += 1;
        self.asks_for_more(&token.range);
        true
    }

    /// Something has to follow an operator.
    fn asks_for_more(&mut self, operator: &Range<usize>) {
        let begins = matches!(
            self.kind(),
            Some(Kind::Open | Kind::Not | Kind::Words(_) | Kind::Field(_) | Kind::Foreign(_))
        );
        if !begins {
            let words = self.text.get(operator.clone()).unwrap_or_default();
            let message = text::query_nothing_behind(words);
            self.fail(operator.clone(), message, text::QUERY_QUOTE_OPERATOR);
        }
    }

    fn or(&mut self) -> Option<Condition> {
        let mut parts = Vec::new();
        loop {
            parts.extend(self.and());
            if self.error.is_some() || !self.take(&Kind::Or) || self.error.is_some() {
                return Condition::any(parts);
            }
        }
    }

    fn and(&mut self) -> Option<Condition> {
        let mut parts = Vec::new();
        loop {
            match self.token() {
                Some(Token {
                    kind: Kind::And | Kind::Or,
                    range,
                }) if parts.is_empty() => {
                    let words = self.text.get(range.clone()).unwrap_or_default();
                    let message = text::query_nothing_before(words);
                    self.fail(range.clone(), message, text::QUERY_QUOTE_OPERATOR);
                }
                None
                | Some(Token {
                    kind: Kind::Or | Kind::Close,
                    ..
                }) => return Condition::all(parts),
                Some(_) => {}
            }
            if self.error.is_none() {
                self.take(&Kind::And);
            }
            if self.error.is_none() {
                parts.extend(self.not());
            }
            if self.error.is_some() {
                return Condition::all(parts);
            }
        }
    }

    fn not(&mut self) -> Option<Condition> {
        let mut negations = 0_usize;
        while self.error.is_none() && self.take(&Kind::Not) {
            negations += 1;
        }
        if self.error.is_some() {
            return None;
        }
        let term = self.term()?;
        Some(if negations % 2 == 1 {
            term.negated()
        } else {
            term
        })
    }

    fn term(&mut self) -> Option<Condition> {
        let token = self.token()?;
        self.at += 1;
        match &token.kind {
            Kind::Open => self.parenthesis(&token.range),
            // Words that follow each other come together where all parts do.
            Kind::Words(words) => Some(Condition::Words(words.clone())),
            Kind::Field(named) => match condition(self.text, named) {
                Ok(condition) => Some(condition),
                Err(error) => {
                    self.error = Some(error);
                    None
                }
            },
            Kind::Foreign(word) => {
                let sign = self.text.get(token.range.clone()).unwrap_or_default();
                let message = text::query_foreign_sign(sign);
                self.fail(token.range.clone(), message, &text::query_write(word));
                None
            }
            Kind::Close | Kind::And | Kind::Or | Kind::Not => None,
        }
    }

    fn parenthesis(&mut self, open: &Range<usize>) -> Option<Condition> {
        if self.depth == MAX_DEPTH {
            self.fail(open.clone(), text::query_too_deep(MAX_DEPTH), "");
            return None;
        }
        if self.kind() == Some(&Kind::Close) {
            let close = self.token().map_or(open.end, |token| token.range.end);
            self.fail(open.start..close, text::QUERY_EMPTY_PARENTHESES, "");
            return None;
        }
        self.depth += 1;
        let inner = self.or();
        self.depth -= 1;
        if self.error.is_some() {
            return inner;
        }
        if self.kind() == Some(&Kind::Close) {
            self.at += 1;
        } else if self.unclosed.is_none() {
            let hint = text::QUERY_NOT_CLOSED_HINT;
            self.fail(open.clone(), text::QUERY_NOT_CLOSED, hint);
        }
        inner
    }
}
