//! How long an answer may be kept: RFC 9111, as the crate `http-cache-semantics` understands it.

use std::time::{Duration, SystemTime};

use http_cache_semantics::{CacheOptions, CachePolicy};
use ureq::http::header::{self, HeaderName, HeaderValue};
use ureq::http::{HeaderMap, Request, Response};

use super::{Keep, Validators};

/// How long a tile is kept of which nothing is said: what OpenStreetMap asks for at least.
const UNSAID: Duration = Duration::from_hours(7 * 24);
/// The longest time that is believed.
const LONGEST: Duration = Duration::from_hours(365 * 24);

/// How an answer with these headers may be kept; `None` when it must not be.
pub(super) fn keep(headers: &HeaderMap, now: SystemTime) -> Option<Keep> {
    // An answer that nothing has changed says the same as the tile itself would.
    let (request, mut response) = (Request::new(()), Response::new(()));
    *response.headers_mut() = headers.clone();
    // The crate knows only small letters; the standard does not tell them apart.
    if let header::Entry::Occupied(mut lines) = response.headers_mut().entry(header::CACHE_CONTROL)
    {
        for line in lines.iter_mut() {
            let small = line.as_bytes().to_ascii_lowercase();
            if let Ok(small) = HeaderValue::from_bytes(&small) {
                *line = small;
            }
        }
    }
    let options = CacheOptions {
        shared: false,
        ..CacheOptions::default()
    };
    let policy = CachePolicy::new_options(&request, &response, now, options);
    if !policy.is_storable() {
        return None;
    }
    let fresh = if is_said(headers) {
        policy.time_to_live(now).min(LONGEST)
    } else {
        UNSAID
    };
    let text = |name: HeaderName| {
        let value = headers.get(name)?.to_str().ok()?;
        Some(value.to_owned())
    };
    Some(Keep {
        fresh_until: now.checked_add(fresh)?,
        validators: Validators {
            etag: text(header::ETAG),
            last_modified: text(header::LAST_MODIFIED),
        },
    })
}

/// Whether anything is said about how long to keep an answer.
fn is_said(headers: &HeaderMap) -> bool {
    let lifetimes = ["max-age", "no-cache", "no-store"];
    let directives = headers.get_all(header::CACHE_CONTROL).into_iter();
    let mut directives = directives
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|directive| directive.split('=').next().unwrap_or_default().trim());
    headers.contains_key(header::EXPIRES)
        || headers.contains_key(header::PRAGMA)
        || headers.get(header::VARY).is_some_and(|vary| vary == "*")
        || directives.any(|name| {
            lifetimes
                .iter()
                .any(|known| name.eq_ignore_ascii_case(known))
        })
}

/// After what time a server wants to be asked again: seconds, or a date.
pub(super) fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let value = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = jiff::fmt::rfc2822::parse(value).ok()?;
    let then = SystemTime::from(date.timestamp());
    Some(then.duration_since(now).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: u64 = 24 * 3600;

    /// Tuesday, 1 July 2025, 12:00:00 GMT.
    fn now() -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_hours(486_492)
    }

    fn headers(lines: &[(&'static str, &'static str)]) -> HeaderMap {
        let line = |(name, value): &(&'static str, &'static str)| {
            (HeaderName::from_static(name), value.parse().unwrap())
        };
        lines.iter().map(line).collect()
    }

    /// For how many seconds an answer is kept.
    fn kept(lines: &[(&'static str, &'static str)]) -> Option<u64> {
        let keep = keep(&headers(lines), now())?;
        Some(keep.fresh_until.duration_since(now()).unwrap().as_secs())
    }

    #[test]
    fn an_answer_is_kept_as_long_as_it_says() {
        let cc = "cache-control";
        assert_eq!(kept(&[(cc, "max-age=60")]), Some(60));
        assert_eq!(kept(&[(cc, "public, Max-Age=60, immutable")]), Some(60));
        assert_eq!(kept(&[(cc, "max-age=60"), ("age", "20")]), Some(40));
        assert_eq!(kept(&[(cc, "max-age=60"), ("expires", "0")]), Some(60));
        assert_eq!(kept(&[(cc, "private, max-age=60, s-maxage=1")]), Some(60));
        assert_eq!(kept(&[(cc, "no-cache")]), Some(0));
        assert_eq!(kept(&[(cc, "max-age=x")]), Some(0));
        assert_eq!(kept(&[(cc, "no-store, max-age=60")]), None);
        assert_eq!(kept(&[("expires", "0")]), Some(0));
        assert_eq!(kept(&[("vary", "*")]), Some(0));
        assert_eq!(
            kept(&[
                ("date", "Tue, 01 Jul 2025 12:00:00 GMT"),
                ("expires", "Tue, 01 Jul 2025 13:00:00 GMT"),
            ]),
            Some(3600)
        );
    }

    #[test]
    fn where_nothing_is_said_it_is_a_week() {
        assert_eq!(kept(&[]), Some(7 * DAY));
        assert_eq!(kept(&[("cache-control", "public")]), Some(7 * DAY));
        let old = ("last-modified", "Mon, 30 Jun 2025 12:00:00 GMT");
        assert_eq!(kept(&[old]), Some(7 * DAY));
    }

    #[test]
    fn no_number_is_too_large() {
        let year = Some(365 * DAY);
        assert_eq!(
            kept(&[("cache-control", "max-age=18446744073709551615")]),
            year
        );
        assert_eq!(kept(&[("expires", "Fri, 31 Dec 9999 23:59:59 GMT")]), year);
        for age in ["18446744073709551615", "-1", "x"] {
            assert!(kept(&[("cache-control", "max-age=60"), ("age", age)]).is_some());
        }
        for date in [
            "Thu, 01 Jan 1970 00:00:00 GMT",
            "Fri, 31 Dec 9999 23:59:59 GMT",
            "x",
        ] {
            assert!(kept(&[("cache-control", "max-age=60"), ("date", date)]).is_some());
        }
    }

    #[test]
    fn what_to_ask_again_by_is_kept() {
        let date = "Mon, 30 Jun 2025 12:00:00 GMT";
        let keep = keep(
            &headers(&[("etag", "W/\"a\""), ("last-modified", date)]),
            now(),
        );
        let validators = keep.unwrap().validators;
        assert_eq!(validators.etag.as_deref(), Some("W/\"a\""));
        assert_eq!(validators.last_modified.as_deref(), Some(date));
    }

    #[test]
    fn a_pause_is_seconds_or_a_date() {
        let pause = |value: &'static str| {
            let pause = retry_after(&headers(&[("retry-after", value)]), now());
            pause.map(|pause| pause.as_secs())
        };
        assert_eq!(pause(" 120 "), Some(120));
        assert_eq!(pause("Tue, 01 Jul 2025 12:05:00 GMT"), Some(300));
        assert_eq!(pause("Tue, 01 Jul 2025 11:00:00 GMT"), Some(0));
        assert_eq!(pause("soon"), None);
        assert_eq!(pause("-1"), None);
        assert_eq!(retry_after(&headers(&[]), now()), None);
    }
}
