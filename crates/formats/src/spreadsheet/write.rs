//! CSV that is safe to open: a cell that a spreadsheet would run as a formula is shown as
//! text instead, by a leading apostrophe (OWASP, CSV injection).

/// Writes rows under headings, with CRLF line ends as RFC 4180 has them.
///
/// Cells that begin with `=`, `+`, `-`, `@`, a tab or a carriage return get an apostrophe
/// in front, unless the whole cell is a plain number such as `-2.34`.
#[must_use]
pub fn write_csv<R, C>(headings: &[&str], rows: R) -> String
where
    R: IntoIterator<Item = C>,
    C: IntoIterator,
    C::Item: AsRef<str>,
{
    let mut out = String::new();
    line(&mut out, headings.iter().copied());
    for row in rows {
        let cells: Vec<C::Item> = row.into_iter().collect();
        line(&mut out, cells.iter().map(AsRef::as_ref));
    }
    out
}

fn line<'a>(out: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            out.push(',');
        }
        let risky = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number(cell);
        let quoted = cell.contains([',', '"', '\n', '\r']) || cell.starts_with([' ', '\t']);
        if quoted {
            out.push('"');
        }
        if risky {
            out.push('\'');
        }
        out.push_str(&if quoted { cell.replace('"', "\"\"") } else { cell.to_owned() });
        if quoted {
            out.push('"');
        }
    }
    out.push_str("\r\n");
}

fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    digits.bytes().all(|b| b.is_ascii_digit() || b == b'.') && cell.parse::<f64>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_shown_and_not_run() {
        let rows = [["=1+1", "+44 161"], ["-2.34", "@cmd, \"x\""], ["-cmd", "Tea & cake"]];
        assert_eq!(
            write_csv(&["a", "b"], rows),
            "a,b\r\n'=1+1,'+44 161\r\n-2.34,\"'@cmd, \"\"x\"\"\"\r\n'-cmd,Tea & cake\r\n"
        );
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_reads_back(cells in proptest::collection::vec("[ -~\n\"€ŵ]{0,12}", 1..5)) {
            let headings: Vec<String> = (0..cells.len()).map(|n| format!("h{n}")).collect();
            let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
            let text = write_csv(&headings, [&cells]);
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            if let Some(row) = reader.records().next() {
                let row = row.unwrap();
                for (cell, back) in cells.iter().zip(row.iter()) {
                    proptest::prop_assert!(back == cell || back.strip_prefix('\'') == Some(cell.as_str()));
                    proptest::prop_assert!(!back.starts_with(['=', '@']));
                }
            }
        }
    }
}
