//! Addresses of map tiles with places to be filled in: `https://example.org/{z}/{x}/{y}.png`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The longest template that is read, in bytes.
const LONGEST: usize = 2000;
/// What `{s}` stands for.
const USUAL_HOSTS: &str = "a,b,c";

/// The address of each tile of an online map.
///
/// | placeholder | stands for |
/// |---|---|
/// | `{z}` `{x}` `{y}` | zoom, column from the west, row from the north |
/// | `{-y}` instead of `{y}` | row from the south (TMS) |
/// | `{s}` | one of `a`, `b`, `c`; always the same one for a tile |
/// | `{switch:a,b,c}` | one of these |
/// | `{r}` | `@2x` where pictures of double size are wanted, else nothing |
///
/// Only `http` and `https`, without a user, a password or a fragment. Nothing is asked for here.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct UrlTemplate {
    text: String,
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Part {
    Text(String),
    Zoom,
    Column,
    Row,
    RowFromSouth,
    OneOf(Vec<String>),
    Density,
}

/// Why a template cannot be used.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum UrlTemplateError {
    /// It is longer than any address.
    #[error("the address is longer than {LONGEST} characters")]
    TooLong,
    /// It does not begin with `https://` or `http://`.
    #[error("the address does not begin with https:// or http://")]
    Scheme,
    /// It holds a character that addresses do not have.
    #[error("the address holds the character {0:?}")]
    Character(char),
    /// It names no host, or not as hosts are named.
    #[error("the address names no server")]
    Host,
    /// It holds a user name or a password.
    #[error("the address holds a user name or a password before the server")]
    UserInfo,
    /// The port is no number from 1 to 65535.
    #[error("the address has the port {0:?}")]
    Port(String),
    /// A placeholder is not known, or not where it can be.
    #[error("the address holds {0}, which stands for nothing there")]
    Placeholder(String),
    /// A placeholder that every tile needs is not there.
    #[error("the address lacks {0}")]
    Missing(&'static str),
    /// Both `{y}` and `{-y}`.
    #[error("the address holds both {{y}} and {{-y}}")]
    TwoRows,
}

impl UrlTemplateError {
    /// What to do about it, as a phrase without a full stop.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::UserInfo => "most servers take a key behind the address instead: ?key=…",
            Self::Character(_) => "write other characters as % and two digits",
            _ => "write it like https://example.org/{z}/{x}/{y}.png",
        }
    }
}

impl UrlTemplate {
    /// The address of a tile: `column` from the west and `row` from the north, both below
    /// 2^`zoom`; `zoom` at most 30. `double` asks for pictures of double size where the template
    /// has `{r}`.
    #[must_use]
    pub fn url(&self, zoom: u8, column: u32, row: u32, double: bool) -> String {
        let mut url = String::with_capacity(self.text.len() + 16);
        for part in &self.parts {
            match part {
                Part::Text(text) => url.push_str(text),
                Part::Zoom => url.push_str(&zoom.to_string()),
                Part::Column => url.push_str(&column.to_string()),
                Part::Row => url.push_str(&row.to_string()),
                Part::RowFromSouth => {
                    let last = 1_u32.checked_shl(zoom.into()).unwrap_or(0).wrapping_sub(1);
                    url.push_str(&last.saturating_sub(row).to_string());
                }
                Part::OneOf(names) => {
                    // Neighbours from different hosts; the same tile always from the same one,
                    // since it is kept under its address.
                    let at = (u64::from(column) + u64::from(row)) % names.len().max(1) as u64;
                    let name = usize::try_from(at).ok().and_then(|at| names.get(at));
                    url.push_str(name.map_or("", String::as_str));
                }
                Part::Density if double => url.push_str("@2x"),
                Part::Density => {}
            }
        }
        url
    }

    /// Whether rows are counted from the south.
    #[must_use]
    pub fn is_tms(&self) -> bool {
        self.parts.contains(&Part::RowFromSouth)
    }

    /// The server and its port as they are written: what may be shown, since keys lie behind it.
    #[must_use]
    pub fn host(&self) -> &str {
        split(&self.text).map_or("", |(host, _)| host)
    }
}

/// The server and all that is behind it.
fn split(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once("://")?;
    let known = ["http", "https"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known));
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    known.then(|| rest.split_at(end))
}

impl FromStr for UrlTemplate {
    type Err = UrlTemplateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim_matches(' ');
        if text.len() > LONGEST {
            return Err(UrlTemplateError::TooLong);
        }
        let strange = |c: &char| !c.is_ascii_graphic() || "#\\\"<>`|^".contains(*c);
        if let Some(strange) = text.chars().find(strange) {
            return Err(UrlTemplateError::Character(strange));
        }
        let (host, path) = split(text).ok_or(UrlTemplateError::Scheme)?;
        check_host(host)?;
        let mut parts = vec![Part::Text(
            text[..text.len() - host.len() - path.len()].to_owned(),
        )];
        read_parts(host, true, &mut parts)?;
        read_parts(path, false, &mut parts)?;
        let has = |part: &Part| parts.contains(part);
        if has(&Part::Row) && has(&Part::RowFromSouth) {
            return Err(UrlTemplateError::TwoRows);
        }
        for (there, name) in [
            (has(&Part::Zoom), "{z}"),
            (has(&Part::Column), "{x}"),
            (has(&Part::Row) || has(&Part::RowFromSouth), "{y}"),
        ] {
            if !there {
                return Err(UrlTemplateError::Missing(name));
            }
        }
        Ok(Self {
            text: text.to_owned(),
            parts,
        })
    }
}

fn check_host(host: &str) -> Result<(), UrlTemplateError> {
    if host.contains('@') {
        return Err(UrlTemplateError::UserInfo);
    }
    // A colon inside {switch:…} or [::1] begins no port.
    let after = host.rfind([']', '}']).map_or(0, |at| at + 1);
    let (name, port) = match host[after..].find(':') {
        Some(at) => (&host[..after + at], Some(&host[after + at + 1..])),
        None => (host, None),
    };
    let is_port = |port: &str| {
        port.bytes().all(|byte| byte.is_ascii_digit())
            && port.parse().is_ok_and(|port: u16| port > 0)
    };
    if let Some(port) = port.filter(|port| !is_port(port)) {
        return Err(UrlTemplateError::Port(port.to_owned()));
    }
    let six = name
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let sound = if let Some(six) = six {
        let digits = |c: char| c.is_ascii_hexdigit() || ":.".contains(c);
        six.contains(':') && six.chars().all(digits)
    } else {
        // What stands outside of placeholders; these are looked at later.
        let pieces = name.split('{').enumerate().map(|(index, piece)| {
            let outside = piece.split_once('}').map_or("", |(_, after)| after);
            if index == 0 { piece } else { outside }
        });
        let plain = |c: char| c.is_ascii_alphanumeric() || "-.".contains(c);
        let mut pieces = pieces.flat_map(str::chars);
        !name.is_empty() && !name.starts_with('.') && pieces.all(plain)
    };
    sound.then_some(()).ok_or(UrlTemplateError::Host)
}

/// Splits text at its placeholders. In the name of a server only the choice of one can stand.
fn read_parts(mut text: &str, host: bool, parts: &mut Vec<Part>) -> Result<(), UrlTemplateError> {
    let unknown = |what: &str| UrlTemplateError::Placeholder(what.to_owned());
    while let Some(start) = text.find(['{', '}']) {
        let rest = &text[start..];
        let end = rest.find('}').ok_or_else(|| unknown(rest))? + 1;
        let placeholder = &rest[..end];
        let part = match placeholder {
            "{z}" if !host => Part::Zoom,
            "{x}" if !host => Part::Column,
            "{y}" if !host => Part::Row,
            "{-y}" if !host => Part::RowFromSouth,
            "{r}" if !host => Part::Density,
            "{s}" => one_of(USUAL_HOSTS).ok_or_else(|| unknown(placeholder))?,
            _ => placeholder
                .strip_prefix("{switch:")
                .and_then(|names| names.strip_suffix('}'))
                .and_then(one_of)
                .ok_or_else(|| unknown(placeholder))?,
        };
        if start > 0 {
            parts.push(Part::Text(text[..start].to_owned()));
        }
        parts.push(part);
        text = &rest[end..];
    }
    if !text.is_empty() {
        parts.push(Part::Text(text.to_owned()));
    }
    Ok(())
}

fn one_of(names: &str) -> Option<Part> {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let names: Vec<String> = names.split(',').map(str::to_owned).collect();
    let sound = names
        .iter()
        .all(|name| !name.is_empty() && name.chars().all(plain));
    sound.then_some(Part::OneOf(names))
}

impl fmt::Display for UrlTemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl From<UrlTemplate> for String {
    fn from(template: UrlTemplate) -> Self {
        template.text
    }
}

impl TryFrom<String> for UrlTemplate {
    type Error = UrlTemplateError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(template: &str, zoom: u8, column: u32, row: u32) -> String {
        let template: UrlTemplate = template.parse().unwrap();
        template.url(zoom, column, row, false)
    }

    #[test]
    fn places_are_filled_in() {
        assert_eq!(
            url("https://tile.openstreetmap.org/{z}/{x}/{y}.png", 5, 20, 11),
            "https://tile.openstreetmap.org/5/20/11.png"
        );
        assert_eq!(
            url("HTTP://[::1]:8080/{z}-{x}-{-y}?key=a{z}", 2, 1, 0),
            "HTTP://[::1]:8080/2-1-3?key=a2"
        );
        assert_eq!(url("http://h/{z}/{x}/{-y}", 0, 0, 0), "http://h/0/0/0");
        let hosts = "https://{s}.example.org:81/{z}/{x}/{y}";
        assert_eq!(url(hosts, 3, 1, 1), "https://c.example.org:81/3/1/1");
        assert_eq!(url(hosts, 3, 1, 2), "https://a.example.org:81/3/1/2");
        assert_eq!(
            url("https://{switch:t1,t2}.org/{z}/{x}/{y}", 3, 1, 2),
            "https://t2.org/3/1/2"
        );
        let double: UrlTemplate = "https://h/{z}/{x}/{y}{r}.png".parse().unwrap();
        assert_eq!(double.url(1, 0, 1, true), "https://h/1/0/1@2x.png");
        assert_eq!(double.url(1, 0, 1, false), "https://h/1/0/1.png");
        assert_eq!(double.host(), "h");
        assert!(!double.is_tms());
    }

    #[test]
    fn what_cannot_be_used_is_told() {
        use UrlTemplateError as E;
        let error = |text: &str| text.parse::<UrlTemplate>().unwrap_err();
        for text in [
            "",
            "/maps/{z}/{x}/{y}",
            "file:///{z}/{x}/{y}",
            "ftp://h/{z}/{x}/{y}",
        ] {
            assert_eq!(error(text), E::Scheme, "{text}");
        }
        for host in ["", ":80", ".h", "[::g]", "[12]", "h]", "a,b", "a_b"] {
            let text = format!("https://{host}/{{z}}/{{x}}/{{y}}");
            assert_eq!(error(&text), E::Host, "{text}");
        }
        for text in ["https://me:secret@h/{z}/{x}/{y}", "https://h@/{z}/{x}/{y}"] {
            assert_eq!(error(text), E::UserInfo);
        }
        for port in ["0", "65536", "80a", "", "-1", "+80"] {
            let text = format!("https://h:{port}/{{z}}/{{x}}/{{y}}");
            assert_eq!(error(&text), E::Port(port.to_owned()), "{text}");
        }
        for c in ['\n', '\u{7}', ' ', 'é', '#', '\\', '"'] {
            let text = format!("https://h/{{z}}/{{x}}/{{y}}{c}x");
            assert_eq!(error(&text), E::Character(c), "{text}");
        }
        assert_eq!(error("https://h/{x}/{y}"), E::Missing("{z}"));
        assert_eq!(error("https://h/{z}/{y}"), E::Missing("{x}"));
        assert_eq!(error("https://h/{z}/{x}"), E::Missing("{y}"));
        assert_eq!(error("https://h/{z}/{x}/{y}/{-y}"), E::TwoRows);
        for (text, what) in [
            ("https://h/{z}/{x}/{y}/{q}", "{q}"),
            ("https://h/{z}/{x}/{y}/{switch:}", "{switch:}"),
            ("https://h/{z}/{x}/{y}/{switch:a,/}", "{switch:a,/}"),
            ("https://h/{z}/{x}/{y", "{y"),
            ("https://h/}{z}/{x}/{y}", "}"),
            ("https://{z}.h/{x}/{y}", "{z}"),
        ] {
            assert_eq!(error(text), E::Placeholder(what.to_owned()), "{text}");
        }
        assert_eq!(
            error(&format!("https://h/{}", "x".repeat(LONGEST))),
            E::TooLong
        );
        assert_eq!(
            error("https://h/{z}/{x}/{y}{-y}").to_string(),
            "the address holds both {y} and {-y}"
        );
    }
}
