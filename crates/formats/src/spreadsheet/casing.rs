//! Names in ALL CAPITALS made humane: capitals are harder to read, for a dyslexic reader most of all.

/// Short words that stay small inside a name.
const SMALL: &[&str] =
    &["a", "and", "at", "by", "de", "for", "from", "in", "into", "la", "of", "on", "or", "the", "to", "with", "y"];

/// Words that are said letter by letter, or are always written in capitals.
const CAPITALS: &[&str] = &[
    "AFC", "AGSB", "BAME", "BME", "BYG", "CAB", "CAN", "CIC", "CIO", "CPRE", "CVS", "FC", "FIEC", "GM", "GP", "HIV",
    "IGA", "ME", "MS", "NCT", "NHS", "NSPCC", "PCC", "PFA", "PTA", "PTFA", "RAF", "RSPCA", "SPOT", "UK", "USA", "WI",
    "YHA", "YMCA", "YWCA", "II", "III", "IV", "VI", "LGBT", "LGBTQ", "BSL", "STEM", "UFC", "RNIB", "RNID", "MND",
];

/// Gives a name in capitals ordinary capitals; any other name is only tidied of stray spaces.
#[must_use]
pub fn humane(name: &str) -> String {
    let tidy = tidy_spaces(name);
    if tidy.chars().any(char::is_lowercase) || !tidy.chars().any(char::is_alphabetic) {
        return tidy;
    }
    let mut out = String::with_capacity(tidy.len());
    let mut word = String::new();
    let mut first = true;
    for c in tidy.chars().chain([' ']) {
        if c.is_alphanumeric() || c == '\'' || c == '’' {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            out.push_str(&cased(&word, first));
            word.clear();
            first = false;
        }
        // A small word keeps its capital at the start of a bracket or after a dash or a full stop.
        first = first || matches!(c, '(' | '-' | ':' | '/' | '.');
        out.push(c);
    }
    out.trim_end().to_owned()
}

/// Gives text in capitals ordinary sentences; any other text is left alone.
#[must_use]
pub(super) fn sentences(text: &str) -> String {
    if text.chars().any(char::is_lowercase) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut start = true;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if CAPITALS.contains(&bare) {
            out.push_str(word);
        } else if start {
            out.push_str(&capital(&word.to_lowercase()));
        } else {
            out.push_str(&word.to_lowercase());
        }
        start = word.trim_end().ends_with(['.', '!', '?']) || (start && bare.is_empty());
    }
    out
}

fn cased(word: &str, first: bool) -> String {
    let lower = word.to_lowercase();
    if !first && SMALL.contains(&lower.as_str()) {
        return lower;
    }
    let has_digit = word.chars().any(|c| c.is_ascii_digit());
    let vowelless = word.chars().count() > 1
        && word.chars().count() <= 5
        && !word.contains(['A', 'E', 'I', 'O', 'U', 'Y', '\'', '’', 'Â', 'Ê', 'Ô', 'Ŵ', 'Ŷ'])
        && !["ST", "DR", "MR", "MRS", "LTD"].contains(&word);
    if has_digit || vowelless || CAPITALS.contains(&word) {
        return match word {
            // "10TH", "1ST": only the number is said as written.
            _ if has_digit && ordinal(word) => lower,
            _ => word.to_owned(),
        };
    }
    // O'Neill and L'Dovid, but women's.
    match lower.split_once(['\'', '’']) {
        Some((start, end)) if start.chars().count() == 1 && end.chars().count() > 1 => {
            let mark = &lower[start.len()..lower.len() - end.len()];
            format!("{}{mark}{}", capital(start), capital(end))
        }
        _ => match lower.strip_prefix("mc") {
            Some(rest) if rest.chars().count() > 3 => format!("Mc{}", capital(rest)),
            _ => capital(&lower),
        },
    }
}

fn ordinal(word: &str) -> bool {
    ["ST", "ND", "RD", "TH"]
        .iter()
        .any(|end| word.strip_suffix(end).is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit())))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// One space between words, none inside a bracket's edge or before a comma.
fn tidy_spaces(name: &str) -> String {
    let joined = name.split_whitespace().collect::<Vec<_>>().join(" ");
    joined.replace("( ", "(").replace(" )", ")").replace(" ,", ",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shouted_text_becomes_sentences() {
        assert_eq!(
            sentences("VOLUNTEER LED SOCIAL CLUB. MEMBERS 18+, AFFILIATED TO THE NHS."),
            "Volunteer led social club. Members 18+, affiliated to the NHS."
        );
        assert_eq!(sentences("Tea with the WI"), "Tea with the WI");
    }

    #[test]
    fn shouted_names_become_readable() {
        let rows = [
            ("THE CYRIL FLINT VOLUNTEERING CHARITY", "The Cyril Flint Volunteering Charity"),
            ("DUKINFIELD BAPTIST CHURCH (TRUST FUNDS HELD ICW )", "Dukinfield Baptist Church (Trust Funds Held Icw)"),
            ("WOMEN'S INSTITUTE - DUNHAM MASSEY", "Women's Institute - Dunham Massey"),
            ("AGUDA KEREN L'DOVID", "Aguda Keren L'Dovid"),
            ("J S AND N HODARI CHARITABLE TRUST", "J S and N Hodari Charitable Trust"),
            ("AS-SALAAM CENTRE", "As-Salaam Centre"),
            ("THE FRIENDSHIP CIRCLE (UK)", "The Friendship Circle (UK)"),
            ("GM4WOMEN2028", "GM4WOMEN2028"),
            ("EDWARD HOLT TRUST CIO", "Edward Holt Trust CIO"),
            ("1ST SALE SCOUTS", "1st Sale Scouts"),
            ("NAVIGATION SCHOOL P.T.A.", "Navigation School P.T.A."),
            ("ST ANN'S HOSPICE", "St Ann's Hospice"),
            ("MCDONALD HOUSE", "McDonald House"),
            ("Citizens Advice  Oldham", "Citizens Advice Oldham"),
            ("", ""),
        ];
        for (shouted, humane_name) in rows {
            assert_eq!(humane(shouted), humane_name);
        }
    }
}
