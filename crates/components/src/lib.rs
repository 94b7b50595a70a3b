//! The design system: typed page components in NHS design system markup, our own theme, embedded assets.
//!
//! `README.md` beside this crate shows every component with a short sample.

pub mod assets;
pub mod forms;
mod markup;
pub mod parts;
pub mod patterns;
pub mod shell;

pub use forms::button::{Button, Variant};
pub use forms::checkboxes::Checkboxes;
pub use forms::choice::Choice;
pub use forms::csrf_field;
pub use forms::date_input::{DateInput, DatePart};
pub use forms::error_summary::{ErrorSummary, Mistake};
pub use forms::fieldset::Fieldset;
pub use forms::hint::{error_message, error_message_in, hint};
pub use forms::input::Input;
pub use forms::label::{Caption, Label, Placement, Size};
pub use forms::radios::Radios;
pub use forms::select::Select;
pub use forms::textarea::{CharacterCount, Textarea};
pub use markup::{Attributes, Text, hidden};
pub use parts::card::{Card, CardVariant};
pub use parts::details::Details;
pub use parts::icon::{Icon, icon};
pub use parts::link::{Link, links, links_stacked};
pub use parts::nhs_tag::nhs_tag;
pub use parts::notice::{Confirmation, NotificationBanner, Urgency, care_card, inset_text, warning_callout};
pub use parts::pagination::{PageNumber, Pagination, Turn};
pub use parts::summary_list::{SummaryList, SummaryRow};
pub use parts::table::{Cell, Column, Sort, Table};
pub use parts::ways::{action_link, back_link, breadcrumb, skip_link};
pub use patterns::layout::{PageHeading, Panel, filter_columns, three_columns, two_columns};
pub use patterns::list::{Item, ItemList};
pub use patterns::match_card::{MatchCard, match_list};
pub use patterns::numbers::{Bar, Bars, Figure, Sparkline, figures};
pub use patterns::paper::{Email, Letter, MailLine, mailbox};
pub use patterns::person_banner::{Fact, OwnWords, PersonBanner};
pub use patterns::quick_choice::QuickChoice;
pub use patterns::tag::{Tone, status_tag, tag, tags};
pub use patterns::timeline::{Event, Timeline};
pub use patterns::ways::{EmptyState, Filters, SubNav, key_values, quote};
pub use shell::{Flash, NavIcon, NavItem};
