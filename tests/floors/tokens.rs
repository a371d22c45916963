//! Rust source as the few tokens that paths are made of: names and signs, no comments, no texts.

/// One token and the line it stands on, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) text: String,
    pub(super) line: usize,
}

/// The names and signs of a source. Comments, texts, characters and lifetimes are left out.
pub(super) fn tokens(source: &str) -> Vec<Token> {
    let mut reader = Reader {
        rest: source,
        line: 1,
    };
    let mut tokens = Vec::new();
    while let Some(first) = reader.rest.chars().next() {
        let line = reader.line;
        if let Some(length) = reader.skipped() {
            reader.advance(length);
        } else if is_name(first) {
            let name = reader.name();
            reader.advance(name.len());
            let text = name.strip_prefix("r#").unwrap_or(name).to_owned();
            tokens.push(Token { text, line });
        } else {
            let length = if reader.rest.starts_with("::") {
                2
            } else {
                first.len_utf8()
            };
            let text = reader.rest[..length].to_owned();
            reader.advance(length);
            tokens.push(Token { text, line });
        }
    }
    tokens
}

/// What is still to be read.
struct Reader<'a> {
    rest: &'a str,
    line: usize,
}

impl<'a> Reader<'a> {
    fn advance(&mut self, length: usize) {
        let (read, rest) = self.rest.split_at(length);
        self.line += read.matches('\n').count();
        self.rest = rest;
    }

    /// The name at the start, with `r#` if it is raw.
    fn name(&self) -> &'a str {
        let raw = if self.rest.starts_with("r#") { 2 } else { 0 };
        let end = self.rest[raw..]
            .find(|c| !is_name(c))
            .map_or(self.rest.len(), |at| raw + at);
        &self.rest[..end]
    }

    /// The length of what is no token at the start: space, comments, texts, characters, lifetimes.
    fn skipped(&self) -> Option<usize> {
        let rest = self.rest;
        let first = rest.chars().next()?;
        if first.is_whitespace() {
            return Some(first.len_utf8());
        }
        if rest.starts_with("//") {
            return Some(rest.find('\n').unwrap_or(rest.len()));
        }
        if rest.starts_with("/*") {
            return Some(block_comment(rest));
        }
        if first == '\'' {
            return Some(quoted(rest));
        }
        text(rest)
    }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The length of a comment that may hold others.
fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < rest.len() {
        let here = &rest[at..];
        if here.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if here.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += here.chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

/// The length of a character (`'a'`, `'\''`) or of a lifetime (`'a`).
fn quoted(rest: &str) -> usize {
    let mut chars = rest.char_indices().skip(1);
    match (chars.next(), chars.next()) {
        (Some((_, '\\')), Some(_)) => {
            let end = chars.find(|(_, c)| *c == '\'');
            end.map_or(rest.len(), |(at, _)| at + 1)
        }
        (Some(_), Some((at, '\''))) => at + 1,
        _ => rest[1..]
            .find(|c| !is_name(c))
            .map_or(rest.len(), |at| at + 1),
    }
}

/// The length of a text: `"…"`, `r#"…"#`, and both with `b` or `c` before them.
fn text(rest: &str) -> Option<usize> {
    let prefix = rest.find(|c| !['b', 'c', 'r'].contains(&c))?;
    if prefix > 2 {
        return None;
    }
    let raw = rest[..prefix].ends_with('r');
    let after = &rest[prefix..];
    let hashes = if raw { after.find(|c| c != '#')? } else { 0 };
    let body = after[hashes..].strip_prefix('"')?;
    let start = rest.len() - body.len();
    if raw {
        let end = format!("\"{}", "#".repeat(hashes));
        return Some(
            body.find(&end)
                .map_or(rest.len(), |at| start + at + end.len()),
        );
    }
    let mut escaped = false;
    for (at, c) in body.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some(start + at + 1),
            _ => {}
        }
    }
    Some(rest.len())
}

#[test]
fn only_names_and_signs_are_tokens() {
    let texts = |source: &str| -> Vec<String> {
        tokens(source).into_iter().map(|token| token.text).collect()
    };
    assert_eq!(
        texts("crate::a /* b /* c */ */ . d // e\nf"),
        ["crate", "::", "a", ".", "d", "f"]
    );
    assert_eq!(
        texts(r##"a "b\"c" d r"e\" f r#"g"h"# i b"j" k"##),
        ["a", "d", "f", "i", "k"]
    );
    assert_eq!(
        texts(r"a 'b' '\'' '\u{1F5FB}' &'c d r#e"),
        ["a", "&", "d", "e"]
    );
    let lines: Vec<usize> = tokens("a\n/*\n*/ b \"\n\" c")
        .iter()
        .map(|token| token.line)
        .collect();
    assert_eq!(lines, [1, 3, 4]);
}
