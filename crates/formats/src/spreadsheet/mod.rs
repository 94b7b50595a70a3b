//! Spreadsheets: any CSV with a mapping becomes directory drafts; postcode files and
//! referral lists come in; safe CSV goes out.
//!
//! Reading never touches a database: a caller gets drafts and a list of problems, each
//! with its row, its field, the reason and what to do, and decides what to keep.

mod casing;
mod decode;
mod draft;
mod field;
mod hours;
mod mapping;
mod opening_words;
mod place;
mod postcode_file;
mod practice_list;
mod problem;
mod reading;
mod ready;
mod referral_file;
mod row;
mod row_fields;
mod rules;
mod sheet;
mod tidy;
mod write;

pub use casing::humane;
pub use decode::{Encoding, NotText, decode};
pub use draft::{DraftParts, ServiceDraft};
pub use hours::parse_day_hours;
pub use mapping::{Mapping, MappingError, MappingKind, Source};
pub use opening_words::{Openings, read_openings};
pub use place::tidy_postcode;
pub use postcode_file::{PostcodeFile, PostcodeFileError, PostcodeRow};
pub use practice_list::{PracticeList, read_practice_lists};
pub use problem::{Problem, Severity};
pub use reading::{Reading, read_services};
pub use ready::{READY, ready_mapping};
pub use referral_file::{ReferralColumn, ReferralFile, ReferralRow};
pub use sheet::{Row, Sheet, SheetError};
pub use write::write_csv;
