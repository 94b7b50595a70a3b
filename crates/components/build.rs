//! Makes the assets: installs the locked front-end packages once, compiles the theme, names every file by its
//! content, compresses it and writes the table that `src/assets.rs` embeds.

#[path = "build/compress.rs"]
mod compress;
#[path = "build/packages.rs"]
mod packages;
#[path = "build/prune.rs"]
mod prune;

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// One file to embed, before it has a hashed name.
struct Source {
    name: &'static str,
    content_type: &'static str,
    bytes: Vec<u8>,
}

const SVG: &str = "image/svg+xml";

/// The drawings that the theme's style sheet refers to.
const ICONS: &[(&str, &str)] = &[
    ("nhsuk-icon-arrow-down.svg", "arrow-down.svg"),
    ("nhsuk-icon-arrow-up.svg", "arrow-up.svg"),
    ("nhsuk-icon-arrow-up-down.svg", "arrow-up-down.svg"),
    ("nhsuk-icon-cross.svg", "cross.svg"),
];

fn main() {
    if let Err(error) = make_assets() {
        println!("cargo::error={error}");
        std::process::exit(1);
    }
}

fn make_assets() -> Result<()> {
    println!("cargo::rerun-if-changed=assets");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=build.rs");

    let crate_dir = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out_dir = PathBuf::from(env::var("OUT_DIR")?);
    let assets = crate_dir.join("assets");
    let packages = packages::installed(&assets, &out_dir)?;
    println!("cargo::rerun-if-changed={}", packages.join(".complete").display());
    println!("cargo::rustc-env=FOOTBRIDGE_FRONT_END_PACKAGES={}", packages.display());

    let library = read(&packages.join("nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.js"))?;
    let library = Source {
        name: "nhsuk-frontend.js",
        content_type: "text/javascript; charset=utf-8",
        bytes: without_source_map(&library).into_bytes(),
    };
    // Our script imports the library by its hashed name, so that both can be cached for ever.
    let script = read(&assets.join("app.js"))?.replace("./nhsuk-frontend.js", &format!("./{}", hashed(&library)));

    let mut sources = vec![
        Source { name: "app.js", content_type: "text/javascript; charset=utf-8", bytes: script.into_bytes() },
        library,
        Source { name: "favicon.svg", content_type: SVG, bytes: read(&assets.join("favicon.svg"))?.into_bytes() },
    ];
    let mut css = style(&assets, &packages)?;
    for (file, name) in ICONS {
        let bytes = read(&packages.join("nhsuk-frontend/dist/nhsuk/assets/images").join(file))?.into_bytes();
        let icon = Source { name, content_type: SVG, bytes };
        css = css.replace(&format!("/assets/images/{file}"), &format!("/assets/{}", hashed(&icon)));
        sources.push(icon);
    }
    sources.push(Source { name: "app.css", content_type: "text/css; charset=utf-8", bytes: css.into_bytes() });
    write_table(&sources, &out_dir)
}

/// The theme followed by our own layer, in one compressed file.
fn style(assets: &Path, packages: &Path) -> Result<String> {
    let options = grass::Options::default().style(grass::OutputStyle::Compressed).quiet(true).load_path(packages);
    let compile = |file: &str| {
        grass::from_path(assets.join(file), &options)
            .map_err(|error| format!("The theme {file} does not compile: {error}"))
    };
    Ok(format!("{}\n{}", prune::pruned(&compile("theme.scss")?), compile("app.scss")?))
}

fn write_table(sources: &[Source], out_dir: &Path) -> Result<()> {
    let mut table = String::from("&[\n");
    for source in sources {
        let file = hashed(source);
        let path = out_dir.join(&file);
        let (gzip, brotli) = compress::both(&source.bytes)?;
        fs::write(&path, &source.bytes)?;
        fs::write(path.with_added_extension("gz"), gzip)?;
        fs::write(path.with_added_extension("br"), brotli)?;
        writeln!(
            table,
            "    Asset {{ name: {:?}, path: {:?}, content_type: {:?}, etag: {:?}, bytes: include_bytes!(concat!(env!(\"OUT_DIR\"), {:?})), gzip: include_bytes!(concat!(env!(\"OUT_DIR\"), {:?})), brotli: include_bytes!(concat!(env!(\"OUT_DIR\"), {:?})) }},",
            source.name,
            format!("/assets/{file}"),
            source.content_type,
            format!("\"{}\"", hash(&source.bytes)),
            format!("/{file}"),
            format!("/{file}.gz"),
            format!("/{file}.br"),
        )?;
    }
    table.push_str("]\n");
    fs::write(out_dir.join("assets.rs"), table)?;
    Ok(())
}

/// `app.css` becomes `app-0123456789abcdef.css`.
fn hashed(source: &Source) -> String {
    match source.name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{}.{extension}", hash(&source.bytes)),
        None => format!("{}-{}", source.name, hash(&source.bytes)),
    }
}

/// FNV-1a, 64 bits: names files by content. Nothing secret depends on it.
fn hash(bytes: &[u8]) -> String {
    let hash = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("{hash:016x}")
}

fn without_source_map(script: &str) -> String {
    let end = script.find("//# sourceMappingURL").unwrap_or(script.len());
    script[..end].trim_end().to_owned()
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| format!("Cannot read {}: {error}", path.display()).into())
}
