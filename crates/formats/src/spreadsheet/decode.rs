//! Bytes to text. Spreadsheets arrive as UTF-8, as UTF-8 with a byte order mark, or as the
//! Windows-1252 that older Excel writes; anything else is refused with what to do.

use std::borrow::Cow;

/// How a file turned out to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// Windows-1252, as "CSV (comma delimited)" from older Excel.
    Windows1252,
}

/// The file is not text we can read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotText {
    /// UTF-16, as "Unicode text" from Excel.
    #[error("This file is saved as Unicode text (UTF-16). Save it as \"CSV UTF-8\" and try again.")]
    Utf16,
    /// A workbook or a zip.
    #[error("This is a workbook, not a CSV file. In Excel choose Save as, then \"CSV UTF-8\".")]
    Workbook,
    /// Bytes that no text has.
    #[error("This file is not text. Save the sheet as \"CSV UTF-8\" and try again.")]
    Binary,
}

/// What Windows-1252 puts at 0x80 to 0x9F; `None` where it puts nothing.
const HIGH: [Option<char>; 32] = [
    Some('€'),
    None,
    Some('‚'),
    Some('ƒ'),
    Some('„'),
    Some('…'),
    Some('†'),
    Some('‡'),
    Some('ˆ'),
    Some('‰'),
    Some('Š'),
    Some('‹'),
    Some('Œ'),
    None,
    Some('Ž'),
    None,
    None,
    Some('‘'),
    Some('’'),
    Some('“'),
    Some('”'),
    Some('•'),
    Some('–'),
    Some('—'),
    Some('˜'),
    Some('™'),
    Some('š'),
    Some('›'),
    Some('œ'),
    None,
    Some('ž'),
    Some('Ÿ'),
];

/// Reads a file's bytes as text.
///
/// # Errors
/// When the bytes are not text, or are a kind of text we do not read.
pub fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Encoding), NotText> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(NotText::Utf16);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(NotText::Workbook);
    }
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    if bytes.contains(&0) {
        return Err(NotText::Binary);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((Cow::Borrowed(text), Encoding::Utf8)),
        Err(_) => {
            let text: Option<String> = bytes.iter().map(|&byte| windows_1252(byte)).collect();
            Ok((Cow::Owned(text.ok_or(NotText::Binary)?), Encoding::Windows1252))
        }
    }
}

fn windows_1252(byte: u8) -> Option<char> {
    match byte {
        0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
        other => Some(char::from(other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_ways_a_csv_arrives() {
        assert_eq!(decode(b"\xEF\xBB\xBFname\nCaf\xC3\xA9").unwrap().0, "name\nCafé");
        let (text, encoding) = decode(b"name\nCaf\xE9 \x93tea\x94 \x80 2").unwrap();
        assert_eq!((text.as_ref(), encoding), ("name\nCafé “tea” € 2", Encoding::Windows1252));
        assert_eq!(decode(b"").unwrap().0, "");
    }

    #[test]
    fn what_is_not_text_is_refused_with_what_to_do() {
        for (bytes, error) in [
            (&b"\xFF\xFEn\0"[..], NotText::Utf16),
            (b"PK\x03\x04zip", NotText::Workbook),
            (b"a\0b", NotText::Binary),
            (b"\x81\xFF", NotText::Binary),
        ] {
            let got = decode(bytes).unwrap_err();
            assert_eq!(got, error);
            assert!(got.to_string().contains("ave"), "{got}");
        }
    }
}
