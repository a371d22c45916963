//! What the map says.

/// The rule by which borders are drawn: by resolutions of the General Assembly.
pub const BORDERS_RECOGNISED: &str = "by resolutions of the General Assembly";
/// The rule by which borders are drawn: as territory is administered.
pub const BORDERS_ADMINISTERED: &str = "as administered";

/// Since when there has been a line, from an EDTF date.
#[must_use]
pub fn since(edtf: &str) -> String {
    let date = edtf.parse().ok().map(|date| super::date(&date));
    format!("since {}", date.unwrap_or_else(|| edtf.to_owned()))
}
