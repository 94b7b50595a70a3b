//! The files a browser fetches: named by content, compressed at build time, embedded in the binary.

/// One embedded file, ready to be served with a cache time of a year.
#[derive(Debug)]
pub struct Asset {
    /// The plain name: `app.css`.
    pub name: &'static str,
    /// The path in the browser: `/assets/app-0123456789abcdef.css`.
    pub path: &'static str,
    pub content_type: &'static str,
    /// Quoted, as the `ETag` header wants it.
    pub etag: &'static str,
    pub bytes: &'static [u8],
    pub gzip: &'static [u8],
    pub brotli: &'static [u8],
}

/// For every embedded file: it never changes under its name.
pub const CACHE_CONTROL: &str = "public, max-age=31536000, immutable";

static MANIFEST: &[Asset] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// Every embedded file.
pub fn manifest() -> &'static [Asset] {
    MANIFEST
}

/// The file behind a path. Takes `/assets/app-….css` or only `app-….css`.
pub fn find(path: &str) -> Option<&'static Asset> {
    let file = path.strip_prefix("/assets/").unwrap_or(path);
    MANIFEST.iter().find(|asset| asset.path.strip_prefix("/assets/") == Some(file))
}

/// The path to write into a page for a plain name. A name that does not exist gives a path that is not found.
pub fn url(name: &str) -> &'static str {
    MANIFEST.iter().find(|asset| asset.name == name).map_or("/assets/missing", |asset| asset.path)
}
