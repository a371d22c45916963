//! A place in the text that is being read.

use super::fault::Fault;

/// Where an expression went wrong.
pub(super) struct Fail {
    pub(super) offset: usize,
    pub(super) fault: Fault,
}

/// Reads a text from its first to its last byte that is not white space.
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let end = text.trim_end().len();
        let at = end - text[..end].trim_start().len();
        Self {
            text: &text[..end],
            at,
        }
    }

    /// Bytes from the start of the text.
    pub(super) fn offset(&self) -> usize {
        self.at
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes past one byte; only after an ASCII byte was seen there.
    pub(super) fn bump(&mut self) {
        self.at += 1;
    }

    /// Goes past an ASCII byte if it is the next one.
    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// Goes past `..` if that is next.
    pub(super) fn eat_dots(&mut self) -> bool {
        let found = self.is_at_dots();
        self.at += 2 * usize::from(found);
        found
    }

    pub(super) fn is_at_dots(&self) -> bool {
        self.rest().starts_with(b"..")
    }

    pub(super) fn skip_space(&mut self) {
        while self.eat(b' ') {}
    }

    /// The run of digits and `X` from here, and goes past it.
    pub(super) fn take_digits(&mut self) -> &'a [u8] {
        let rest = self.rest();
        let is_digit = |byte: &&u8| byte.is_ascii_digit() || **byte == b'X';
        let length = rest.iter().take_while(is_digit).count();
        self.at += length;
        &rest[..length]
    }

    /// Offset of the first mark from an offset on; where the cursor is when there is none.
    pub(super) fn find_mark(&self, from: usize) -> usize {
        let read = self.text.as_bytes().get(from..self.at).unwrap_or_default();
        let marked = read.iter().position(|byte| b"?~%".contains(byte));
        marked.map_or(self.at, |at| from + at)
    }

    /// The character at an offset.
    pub(super) fn char_at(&self, offset: usize) -> char {
        let rest = self.text.get(offset..).unwrap_or_default();
        rest.chars().next().unwrap_or('?')
    }

    fn rest(&self) -> &'a [u8] {
        &self.text.as_bytes()[self.at..]
    }

    /// A failure here.
    pub(super) fn fail(&self, fault: Fault) -> Fail {
        Self::fail_at(self.at, fault)
    }

    /// A failure at an offset.
    pub(super) fn fail_at(offset: usize, fault: Fault) -> Fail {
        Fail { offset, fault }
    }

    /// The failure of whatever comes next.
    pub(super) fn unexpected(&self) -> Fail {
        let next = self.text[self.at..].chars().next();
        self.fail(next.map_or(Fault::Unfinished, Fault::Unexpected))
    }
}
