//! The languages people ask us to speak, by their ISO 639 code: the ones link workers meet most, Welsh second.

/// Code, what it is called in English.
const LANGUAGES: &[(&str, &str)] = &[
    ("en", "English"),
    ("cy", "Welsh"),
    ("bfi", "British Sign Language"),
    ("ar", "Arabic"),
    ("bn", "Bengali"),
    ("bg", "Bulgarian"),
    ("yue", "Cantonese"),
    ("fa", "Farsi"),
    ("fr", "French"),
    ("gu", "Gujarati"),
    ("hi", "Hindi"),
    ("hu", "Hungarian"),
    ("it", "Italian"),
    ("ku", "Kurdish"),
    ("lv", "Latvian"),
    ("lt", "Lithuanian"),
    ("zh", "Mandarin"),
    ("ne", "Nepali"),
    ("ps", "Pashto"),
    ("pl", "Polish"),
    ("pt", "Portuguese"),
    ("pa", "Punjabi"),
    ("ro", "Romanian"),
    ("ru", "Russian"),
    ("sk", "Slovak"),
    ("so", "Somali"),
    ("es", "Spanish"),
    ("sw", "Swahili"),
    ("tl", "Tagalog"),
    ("ta", "Tamil"),
    ("ti", "Tigrinya"),
    ("tr", "Turkish"),
    ("uk", "Ukrainian"),
    ("ur", "Urdu"),
    ("vi", "Vietnamese"),
    ("yo", "Yoruba"),
];

/// Every language a page offers, as code and name.
pub const fn languages() -> &'static [(&'static str, &'static str)] {
    LANGUAGES
}

/// What a code means in English. A code we do not know is shown as it is: hiding it would lose what was said.
pub fn language_name(code: &str) -> &str {
    LANGUAGES.iter().find(|(known, _)| *known == code).map_or(code, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_codes_have_names_and_others_stay_visible() {
        assert_eq!(language_name("cy"), "Welsh");
        assert_eq!(language_name("yo"), "Yoruba");
        assert_eq!(language_name("xx"), "xx");
        let mut codes: Vec<_> = languages().iter().map(|it| it.0).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), languages().len());
    }
}
