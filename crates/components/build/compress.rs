//! Compresses once at build time, as hard as possible, so that no request ever pays for it.

use std::io::Write as _;

/// The gzip and the brotli form of the same bytes.
pub fn both(bytes: &[u8]) -> std::io::Result<(Vec<u8>, Vec<u8>)> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(bytes)?;

    let mut brotli = Vec::new();
    let options = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut brotli, &options)?;

    Ok((gzip.finish()?, brotli))
}
