//! What a browser fetches: small, our own, nothing from elsewhere, no marks of the NHS.

use footbridge_components::assets;

fn text(name: &str) -> String {
    let asset = assets::find(assets::url(name)).unwrap_or_else(|| panic!("{name} is embedded"));
    String::from_utf8(asset.bytes.to_vec()).expect("text")
}

#[test]
fn style_and_script_stay_within_30_kilobytes_each() {
    let size = |end: &str| {
        assets::manifest().iter().filter(|asset| asset.name.ends_with(end)).map(|asset| asset.gzip.len()).sum::<usize>()
    };
    assert!(size(".css") <= 30 * 1024, "style: {} bytes", size(".css"));
    assert!(size(".js") <= 30 * 1024, "script: {} bytes", size(".js"));
}

#[test]
fn nothing_is_fetched_from_elsewhere_and_no_foreign_mark_is_shipped() {
    for asset in assets::manifest() {
        let text = String::from_utf8_lossy(asset.bytes).replace("http://www.w3.org/", "");
        for foreign in ["http://", "https://", "url(//", "sourceMappingURL"] {
            assert!(!text.contains(foreign), "{} contains {foreign}", asset.name);
        }
        let lower = text.to_lowercase();
        for mark in ["frutiger", "gds transport", "gds-transport", "crown", "m200 0v80h0v0h200zm"] {
            assert!(!lower.contains(mark), "{} contains {mark}", asset.name);
        }
        for blue in ["#005eb8", "#003087", "#0072ce"] {
            assert!(!lower.contains(blue), "{} contains the blue {blue}", asset.name);
        }
    }
}

#[test]
fn every_file_the_style_and_the_script_name_exists() {
    for (name, start) in [("app.css", "/assets/"), ("app.js", "./nhsuk-frontend")] {
        let text = text(name);
        let mut found = 0;
        for (at, _) in text.match_indices(start) {
            let rest = &text[at..];
            let end = rest.find(['"', '\'', ')']).expect("a name ends");
            let path = rest[..end].replace("./", "/assets/");
            assert!(assets::find(&path).is_some(), "{name} names {path}");
            found += 1;
        }
        assert!(found > 0, "{name} names no other file");
    }
}

#[test]
fn paths_carry_the_content_and_are_found_with_and_without_the_folder() {
    for asset in assets::manifest() {
        let file = asset.path.strip_prefix("/assets/").expect("below /assets/");
        assert_eq!(assets::find(file).map(|found| found.name), Some(asset.name));
        assert_eq!(assets::find(asset.path).map(|found| found.name), Some(asset.name));
        assert!(
            asset.etag.starts_with('"') && file.contains(asset.etag.trim_matches('"')),
            "{file} carries {}",
            asset.etag
        );
        assert!(asset.brotli.len() < asset.bytes.len());
    }
    assert!(assets::find("/assets/app.css").is_none(), "only hashed names are served");
    assert!(assets::find("/assets/../Cargo.toml").is_none());
}

#[test]
fn the_page_font_is_set_by_us() {
    assert!(text("app.css").contains("html{font-family:-apple-system"));
}
