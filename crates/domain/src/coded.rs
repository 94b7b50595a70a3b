//! Pick-lists: short closed lists whose choices have a stable code for storage
//! and a plain-words label for people.
//!
//! Codes are kept in databases, exports and links: never change one. Labels may be
//! reworded freely. Order in the macro is the order in which pages offer the choices.
//!
//! ```
//! footbridge_domain::coded! {
//!     /// How sure the person feels about an action.
//!     pub enum Sureness: "sureness" {
//!         Sure = "sure", "Sure";
//!         NotSure = "not_sure", "Not sure yet";
//!     }
//! }
//! assert_eq!(Sureness::Sure.code(), "sure");
//! assert_eq!(Sureness::NotSure.label(), "Not sure yet");
//! assert_eq!(Sureness::from_code("sure"), Some(Sureness::Sure));
//! assert_eq!(Sureness::ALL.len(), 2);
//! assert_eq!("later".parse::<Sureness>().unwrap_err().to_string(),
//!            "Choose a sureness from the list.");
//! ```

/// What every pick-list can do; lets a page or a store treat all of them alike.
pub trait Coded: Copy + Eq + std::hash::Hash + std::fmt::Debug + 'static {
    /// What one of these is called in a sentence, for example "referral source".
    const NOUN: &'static str;

    /// Every choice, in the order pages offer them.
    fn all() -> &'static [Self];

    /// The stable code kept in databases and exports.
    fn code(self) -> &'static str;

    /// The plain words a person reads.
    fn label(self) -> &'static str;

    /// The choice with this code, if there is one.
    fn from_code(code: &str) -> Option<Self> {
        Self::all().iter().copied().find(|it| it.code() == code)
    }
}

/// A code that is not on its list, perhaps from an old form or another system.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("Choose {} {noun} from the list.", article(.noun))]
pub struct UnknownCode {
    /// What was being chosen.
    pub noun: &'static str,
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

/// Declares a pick-list: an enum with `ALL`, `code()`, `label()`, `from_code()`,
/// `Display` (the label), `FromStr` (from the code) and [`Coded`]. See the [module](self).
#[macro_export]
macro_rules! coded {
    (
        $(#[$outer:meta])*
        $vis:vis enum $name:ident : $noun:literal {
            $( $(#[$inner:meta])* $variant:ident = $code:literal, $label:literal; )+
        }
    ) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name { $( $(#[$inner])* #[doc = $label] $variant, )+ }

        impl $name {
            /// Every choice, in the order pages offer them.
            pub const ALL: &'static [Self] = &[ $( Self::$variant, )+ ];

            /// The stable code kept in databases and exports.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $( Self::$variant => $code, )+ }
            }

            /// The plain words a person reads.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $( Self::$variant => $label, )+ }
            }

            /// The choice with this code, if there is one.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $( $code => Some(Self::$variant), )+ _ => None }
            }
        }

        impl $crate::coded::Coded for $name {
            const NOUN: &'static str = $noun;
            fn all() -> &'static [Self] { Self::ALL }
            fn code(self) -> &'static str { Self::code(self) }
            fn label(self) -> &'static str { Self::label(self) }
            fn from_code(code: &str) -> Option<Self> { Self::from_code(code) }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.label())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::coded::UnknownCode;
            fn from_str(code: &str) -> Result<Self, Self::Err> {
                Self::from_code(code).ok_or($crate::coded::UnknownCode { noun: $noun })
            }
        }
    };
}

/// What must hold of every pick-list; other slices' tests call it for theirs.
///
/// # Panics
/// When two choices share a code or label, or a code is not short snake_case.
#[cfg(test)]
pub(crate) fn check_list<T: Coded>() {
    use std::collections::HashSet;
    let codes: HashSet<_> = T::all().iter().map(|it| it.code()).collect();
    let labels: HashSet<_> = T::all().iter().map(|it| it.label()).collect();
    assert_eq!(codes.len(), T::all().len(), "{}: two choices share a code", T::NOUN);
    assert_eq!(labels.len(), T::all().len(), "{}: two choices share a label", T::NOUN);
    for &it in T::all() {
        assert_eq!(T::from_code(it.code()), Some(it), "{}: {} does not come back", T::NOUN, it.code());
        let plain = it.code().bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        assert!(plain && it.code().len() <= 40, "{}: odd code {}", T::NOUN, it.code());
    }
}

#[cfg(test)]
mod tests {
    crate::coded! {
        /// A list for these tests.
        enum Weather: "answer about the weather" {
            Fine = "fine", "Fine";
            Wet = "wet", "Wet, bring a coat";
        }
    }

    #[test]
    fn a_code_comes_back_as_its_choice_and_a_stranger_is_refused_kindly() {
        super::check_list::<Weather>();
        assert_eq!("wet".parse(), Ok(Weather::Wet));
        assert_eq!(Weather::Wet.to_string(), "Wet, bring a coat");
        let error = "Wet".parse::<Weather>().unwrap_err();
        assert_eq!(error.to_string(), "Choose an answer about the weather from the list.");
    }
}
