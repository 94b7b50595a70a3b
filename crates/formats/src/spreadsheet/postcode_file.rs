//! Postcode files, row by row in constant memory: ONSPD, NSPL, and plain lists of
//! postcode, latitude and longitude. A file may be gzipped.

use std::io::{BufRead as _, BufReader, Read};

use domain::geography::Coordinates;
use footbridge_domain as domain;

use super::place::{point, tidy_postcode};
use super::problem::{Problem, Severity, quoted};
use super::sheet::said;

/// What a postcode file says of one postcode.
#[derive(Debug, Clone, PartialEq)]
pub struct PostcodeRow {
    /// The postcode, `M33 7AD`.
    pub postcode: String,
    /// Its middle; none for the few that have no place (large users, Channel Islands).
    pub coordinates: Option<Coordinates>,
    /// Its small area, by the newest census the file has.
    pub lsoa: Option<String>,
    /// Its ward.
    pub ward: Option<String>,
    /// Whether the Royal Mail has ended it. An ended postcode still places an old address.
    pub terminated: bool,
}

/// Why a postcode file could not be begun.
#[derive(Debug, thiserror::Error)]
pub enum PostcodeFileError {
    /// It could not be read.
    #[error("The file could not be read: {0}")]
    Unreadable(#[from] std::io::Error),
    /// It is not CSV.
    #[error("The file is not CSV: {0}")]
    NotCsv(#[from] csv::Error),
    /// A column is missing.
    #[error("The file has no column for the {what}. It may be called: {names}.")]
    NoColumn {
        /// What the column holds.
        what: &'static str,
        /// What it may be called.
        names: String,
    },
}

const POSTCODE: &[&str] = &["pcds", "pcd", "pcd8", "pcd7", "pcd2", "postcode"];
const LATITUDE: &[&str] = &["lat", "latitude"];
const LONGITUDE: &[&str] = &["long", "lon", "lng", "longitude"];
/// Newest census first; the first part of a heading is enough (`lsoa21cd`).
const LSOA: &[&str] = &["lsoa31", "lsoa21", "lsoa_code", "lsoa11", "lsoa01"];
const WARD: &[&str] = &["wd", "osward", "ward_code", "ward"];
const ENDED: &[&str] = &["doterm"];

struct Columns {
    postcode: usize,
    latitude: usize,
    longitude: usize,
    lsoa: Option<usize>,
    ward: Option<usize>,
    ended: Option<usize>,
}

/// A postcode file being read: an iterator of rows, with problems in their place.
pub struct PostcodeFile<R: Read> {
    records: csv::ByteRecordsIntoIter<Box<dyn Read + Send>>,
    columns: Columns,
    row: usize,
    source: std::marker::PhantomData<R>,
}

impl<R: Read + Send + 'static> PostcodeFile<R> {
    /// Begins a file: looks whether it is gzipped, and which columns it has.
    ///
    /// # Errors
    /// When it cannot be read or a column is missing.
    pub fn open(source: R) -> Result<Self, PostcodeFileError> {
        let mut source = BufReader::with_capacity(1 << 16, source);
        let gzipped = source.fill_buf()?.starts_with(&[0x1F, 0x8B]);
        let text: Box<dyn Read + Send> =
            if gzipped { Box::new(flate2::bufread::MultiGzDecoder::new(source)) } else { Box::new(source) };
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text);
        let headings = reader.byte_headers()?.clone();
        let headings: Vec<String> = headings
            .iter()
            .map(|it| String::from_utf8_lossy(it).trim_start_matches('\u{feff}').trim().to_lowercase())
            .collect();
        let columns = Columns::among(&headings)?;
        let records = reader.into_byte_records();
        Ok(Self { records, columns, row: 1, source: std::marker::PhantomData })
    }
}

impl Columns {
    fn among(headings: &[String]) -> Result<Self, PostcodeFileError> {
        let exact = |names: &[&str]| names.iter().find_map(|name| headings.iter().position(|it| it == name));
        let starting =
            |names: &[&str]| names.iter().find_map(|name| headings.iter().position(|it| it.starts_with(name)));
        let needed = |what, names: &[&str]| {
            let missing = || PostcodeFileError::NoColumn { what, names: names.join(", ") };
            exact(names).ok_or_else(missing)
        };
        Ok(Self {
            postcode: needed("postcode", POSTCODE)?,
            latitude: needed("latitude", LATITUDE)?,
            longitude: needed("longitude", LONGITUDE)?,
            lsoa: starting(LSOA),
            ward: starting(WARD),
            ended: exact(ENDED),
        })
    }
}

impl<R: Read> Iterator for PostcodeFile<R> {
    type Item = Result<PostcodeRow, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        let record = self.records.next()?;
        self.row += 1;
        let Ok(record) = record else {
            return Some(Err(Problem::new(
                Severity::RowLeftOut,
                self.row,
                "row",
                "The file broke off here.",
                "Download the file again.",
            )));
        };
        let cell = |at: usize| {
            let bytes = record.get(at).unwrap_or_default();
            said(std::str::from_utf8(bytes).unwrap_or_default())
        };
        let optional = |at: Option<usize>| at.and_then(cell).map(str::to_owned);
        let typed = cell(self.columns.postcode).unwrap_or_default();
        let Some(postcode) = tidy_postcode(typed) else {
            return Some(Err(Problem::new(
                Severity::RowLeftOut,
                self.row,
                "postcode",
                format!("{} is not a UK postcode.", quoted(typed)),
                "Check the row; the rest of the file is not affected.",
            )));
        };
        let (latitude, longitude) = (cell(self.columns.latitude), cell(self.columns.longitude));
        Some(Ok(PostcodeRow {
            postcode,
            coordinates: latitude.zip(longitude).and_then(|(lat, lon)| point(lat, lon)),
            lsoa: optional(self.columns.lsoa),
            ward: optional(self.columns.ward),
            terminated: self.columns.ended.and_then(cell).is_some(),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(csv: &'static [u8]) -> Vec<Result<PostcodeRow, Problem>> {
        PostcodeFile::open(csv).unwrap().collect()
    }

    #[test]
    fn the_national_files_are_read_by_their_own_headings() {
        let nspl = b"pcds,dointr,doterm,lsoa11,ward,lat,long\n\
            DG1 1AA,198001,,S01007612,S13002888,55.069708,-3.609592\n\
            DG1 1AD,198608,199512,S01007612,S13002888,99.999999,0.000000\n\
            nonsense,1,,S,S,55,-3\n";
        let got = rows(nspl);
        let first = got[0].as_ref().unwrap();
        assert_eq!((first.postcode.as_str(), first.terminated), ("DG1 1AA", false));
        assert_eq!(first.lsoa.as_deref(), Some("S01007612"));
        let ended = got[1].as_ref().unwrap();
        assert!(ended.terminated && ended.coordinates.is_none());
        assert_eq!(got[2].as_ref().unwrap_err().row, 4);

        let onspd = b"\xEF\xBB\xBFpcd7,pcd8,pcds,doterm,lsoa11cd,lsoa21cd,wd25cd,lat,long\n\
            M33 7AD,M33  7AD,M33 7AD,,E1,E2,W1,53.42,-2.32\n";
        let got = rows(onspd);
        let row = got[0].as_ref().unwrap();
        assert_eq!((row.lsoa.as_deref(), row.ward.as_deref()), (Some("E2"), Some("W1")));
    }

    #[test]
    fn a_file_without_places_is_refused_by_name() {
        let error = PostcodeFile::open(&b"postcode,town\nM33 7AD,Sale\n"[..]).err().unwrap();
        assert!(error.to_string().contains("latitude"), "{error}");
    }
}
