use super::state::Explorer;
use crate::dataset::Source;
use crate::time::{Edtf, Span, Widening};

/// When a source came out.
#[derive(Clone, Debug)]
pub struct Publication<'a> {
    /// Which source.
    pub source: &'a Source,
    /// When, as the file says it.
    pub when: Edtf,
    /// From the first moment at which it may have been out to the one at which it certainly was; that one is bounded.
    pub span: Span,
}

impl Explorer {
    /// When the sources of the file came out, those aside of which nobody knows by when, in the order of the file.
    pub fn publications(&self) -> impl Iterator<Item = Publication<'_>> {
        let sources = self.whole().parts().sources.iter();
        sources.filter_map(|source| {
            let when: Edtf = source.published.as_deref()?.parse().ok()?;
            let span = Span::from_edtf(&when, Widening::default());
            let is_known = span.latest().is_bounded();
            is_known.then_some(Publication { source, when, span })
        })
    }
}
