//! The referral reference: short enough to read out on the phone, safe against slips.
//!
//! It looks like SP-7K2D-9K. Letters that could be taken for a digit or for each other
//! (I, L, O, Q, S, Z, B, G, U, V, N) and the vowels A and E are left out, so no word can
//! appear. The last character checks the others: one wrong character or two
//! neighbours swapped are always noticed. It is a handle, not a secret.

use std::fmt;
use std::str::FromStr;

// 23 characters: a prime, so that the weighted check catches every single slip and swap.
const ALPHABET: &[u8; 23] = b"0123456789CDFHJKMPRTWXY";
const SHORT: usize = 6;
const LONG: usize = 8;

/// A referral's reference, check character included.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReferralReference {
    places: [u8; LONG],
    len: u8,
}

/// Why typed text is not a reference, in words for the person typing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReferenceError {
    /// Nothing was typed.
    #[error("Enter a reference, like SP-7K2D-9K.")]
    Empty,
    /// Too few or too many characters.
    #[error("A reference has 6 or 8 letters and digits after SP. Yours has {0}.")]
    WrongLength(usize),
    /// A letter that references never use.
    #[error("A reference never has the letter {0}. Look at it again.")]
    NeverUsed(char),
    /// The check character does not fit.
    #[error("That reference does not check out. Look at each letter and digit again.")]
    CheckCharacter,
}

impl ReferralReference {
    /// A six-character reference from random bytes: 6.4 million of them.
    /// The store keeps them unique and draws again on a clash.
    #[must_use]
    pub fn from_random(bytes: [u8; 8]) -> Self {
        Self::draw(bytes, SHORT)
    }

    /// An eight-character one (3,400 million), for a scheme that draws too many clashes.
    #[must_use]
    pub fn long_from_random(bytes: [u8; 8]) -> Self {
        Self::draw(bytes, LONG)
    }

    fn draw(bytes: [u8; 8], len: usize) -> Self {
        let mut rest = u64::from_be_bytes(bytes);
        let mut places = [0; LONG];
        for place in &mut places[..len - 1] {
            *place = (rest % 23) as u8;
            rest /= 23;
        }
        // A long one never begins 5P, which would read as the prefix.
        if places[..2] == [5, 17] {
            places[0] = 0;
        }
        places[len - 1] = check(&places[..len - 1]);
        Self { places, len: len as u8 }
    }

    /// Reads a reference as people type or say it: small letters, missing dashes or
    /// prefix, O for 0, I or L for 1, S for 5, Z for 2, B for 8, G for 6, N for M.
    ///
    /// # Errors
    /// See [`ReferenceError`]; its text can be shown as it is.
    pub fn parse(typed: &str) -> Result<Self, ReferenceError> {
        let typed: Vec<char> =
            typed.chars().filter(|c| c.is_alphanumeric()).take(LONG * 2).map(|c| c.to_ascii_uppercase()).collect();
        let bare = match typed.as_slice() {
            ['S' | '5', 'P', rest @ ..] => Some(rest),
            _ => None,
        };
        match (typed.len(), bare) {
            (0, _) => Err(ReferenceError::Empty),
            (8 | 10, Some(rest)) => Self::read(rest),
            (SHORT | LONG, _) => Self::read(&typed),
            (n, Some(_)) => Err(ReferenceError::WrongLength(n - 2)),
            (n, None) => Err(ReferenceError::WrongLength(n)),
        }
    }

    fn read(typed: &[char]) -> Result<Self, ReferenceError> {
        let mut places = [0; LONG];
        for (place, &c) in places.iter_mut().zip(typed) {
            *place = value(c).ok_or(ReferenceError::NeverUsed(c))?;
        }
        let len = typed.len();
        if check(&places[..len - 1]) == places[len - 1] {
            Ok(Self { places, len: len as u8 })
        } else {
            Err(ReferenceError::CheckCharacter)
        }
    }

    /// Without prefix and dashes, as a link or file name holds it: "7K2D9K".
    #[must_use]
    pub fn key(&self) -> String {
        self.places().map(char::from).collect()
    }

    /// Spelt out with gaps, for a voice or a letter: "7 K 2 D, 9 K".
    #[must_use]
    pub fn spoken(&self) -> String {
        let mut said = String::new();
        for (n, c) in self.places().enumerate() {
            match n {
                0 => {}
                4 => said.push_str(", "),
                _ => said.push(' '),
            }
            said.push(char::from(c));
        }
        said
    }

    fn places(&self) -> impl Iterator<Item = u8> + '_ {
        self.places[..usize::from(self.len)].iter().map(|&v| ALPHABET[usize::from(v)])
    }
}

fn check(data: &[u8]) -> u8 {
    let sum: usize = data.iter().zip(2..).map(|(&v, weight)| usize::from(v) * weight).sum();
    (sum % ALPHABET.len()) as u8
}

fn value(c: char) -> Option<u8> {
    let mended = match c {
        'O' | 'Q' => '0',
        'I' | 'L' => '1',
        'Z' => '2',
        'S' => '5',
        'G' => '6',
        'B' => '8',
        // M and N sound alike on the phone; only M is used.
        'N' => 'M',
        c => c,
    };
    ALPHABET.iter().position(|&a| char::from(a) == mended).map(|at| at as u8)
}

impl fmt::Display for ReferralReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = self.key();
        write!(f, "SP-{}-{}", &key[..4], &key[4..])
    }
}

impl fmt::Debug for ReferralReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ReferralReference({self})")
    }
}

impl FromStr for ReferralReference {
    type Err = ReferenceError;
    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        Self::parse(typed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(key: &str) -> ReferralReference {
        ReferralReference::parse(key).unwrap()
    }

    #[test]
    fn the_example_in_the_messages_checks_out() {
        assert_eq!(of("SP-7K2D-9K").to_string(), "SP-7K2D-9K");
    }

    #[test]
    fn what_people_type_or_hear() {
        let rows = [
            ("as printed", "SP-7K2D-9K"),
            ("small letters", "sp-7k2d-9k"),
            ("no dashes", "SP7K2D9K"),
            ("no prefix", "7K2D-9K"),
            ("spaces as it was read out", " S P  7 K 2 D  9 K "),
            ("Z heard or written for 2", "SP-7KZD-9K"),
            ("5 for the S of the prefix", "5P-7K2D-9K"),
            ("a full stop after it", "SP-7K2D-9K."),
        ];
        for (who, typed) in rows {
            assert_eq!(ReferralReference::parse(typed), Ok(of("7K2D9K")), "{who}");
        }
    }

    #[test]
    fn what_we_cannot_read() {
        use ReferenceError::*;
        let rows = [
            ("nothing", "", Empty),
            ("only dashes", "--", Empty),
            ("one short", "SP-7K2D-9", WrongLength(5)),
            ("a letter never used", "SP-7A2D-9K", NeverUsed('A')),
            ("wrong last character", "SP-7K2D-9M", CheckCharacter),
            ("neighbours swapped", "SP-K72D-9K", CheckCharacter),
            ("another alphabet", "SP-7К2D-9K", NeverUsed('К')),
        ];
        for (who, typed, error) in rows {
            assert_eq!(ReferralReference::parse(typed), Err(error), "{who}");
        }
    }

    #[test]
    fn it_can_be_read_out() {
        assert_eq!(of("7K2D9K").spoken(), "7 K 2 D, 9 K");
    }

    proptest! {
        #[test]
        fn every_reference_reads_back(bytes in any::<[u8; 8]>()) {
            for reference in [ReferralReference::from_random(bytes), ReferralReference::long_from_random(bytes)] {
                prop_assert_eq!(ReferralReference::parse(&reference.to_string()), Ok(reference));
                prop_assert_eq!(ReferralReference::parse(&reference.key().to_lowercase()), Ok(reference));
            }
        }

        #[test]
        fn a_slip_or_a_swap_is_always_noticed(bytes in any::<[u8; 8]>(), at in 0_usize..6, by in 1_u8..23) {
            let good = ReferralReference::from_random(bytes);
            let mut slip = good;
            slip.places[at] = (slip.places[at] + by) % 23;
            prop_assert_eq!(ReferralReference::parse(&slip.to_string()), Err(ReferenceError::CheckCharacter));
            if at < 5 && good.places[at] != good.places[at + 1] {
                let mut swap = good;
                swap.places.swap(at, at + 1);
                prop_assert_eq!(ReferralReference::parse(&swap.to_string()), Err(ReferenceError::CheckCharacter));
            }
        }

        #[test]
        fn no_typed_text_makes_it_fall_over(typed in ".*") {
            let _ = ReferralReference::parse(&typed);
        }
    }
}
