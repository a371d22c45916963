use std::io::{self, Read as _};

/// Why something could not be decompressed.
#[derive(Debug)]
pub(crate) enum GzipError {
    /// It is no gzip, or damaged.
    Damaged(io::Error),
    /// It has more bytes than allowed.
    TooLarge,
}

/// Whether bytes begin as gzip does (RFC 1952).
pub(crate) fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1F, 0x8B])
}

/// Decompresses gzip to at most `limit` bytes.
pub(crate) fn gunzip(packed: &[u8], limit: u64) -> Result<Vec<u8>, GzipError> {
    let mut bytes = Vec::with_capacity(packed.len().saturating_mul(2));
    flate2::read::GzDecoder::new(packed)
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(GzipError::Damaged)?;
    if bytes.len() as u64 > limit {
        return Err(GzipError::TooLarge);
    }
    Ok(bytes)
}
