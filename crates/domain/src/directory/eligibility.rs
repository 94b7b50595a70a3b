//! Who a service is for. Only what is stated excludes anybody.

crate::coded! {
    /// A service for one sex.
    pub enum ForSex: "sex a service is for" {
        Women = "women", "Women";
        Men = "men", "Men";
    }
}

/// Who may come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Eligibility {
    /// Youngest age in whole years.
    pub min_age: Option<u8>,
    /// Oldest age in whole years, inclusive.
    pub max_age: Option<u8>,
    /// For one sex only.
    pub sex: Option<ForSex>,
    /// Anything else, in words: "for people living in Partington".
    pub note: Option<String>,
}

/// Why a service is not for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    /// The person is younger than the youngest age.
    TooYoung { from: u8 },
    /// The person is older than the oldest age.
    TooOld { to: u8 },
    /// It is for the other sex.
    ForOthers(ForSex),
}

impl Eligibility {
    /// Why this person may not come; `None` when nothing that is known forbids it.
    #[must_use]
    pub fn misfit(&self, age: Option<u8>, sex: Option<ForSex>) -> Option<Misfit> {
        if let (Some(age), Some(from)) = (age, self.min_age)
            && age < from
        {
            return Some(Misfit::TooYoung { from });
        }
        if let (Some(age), Some(to)) = (age, self.max_age)
            && age > to
        {
            return Some(Misfit::TooOld { to });
        }
        match (sex, self.sex) {
            (Some(person), Some(only)) if person != only => Some(Misfit::ForOthers(only)),
            _ => None,
        }
    }

    /// "Ages 55 and over", "Ages 8 to 18", "Women"; empty when it is for everybody.
    #[must_use]
    pub fn words(&self) -> String {
        let age = match (self.min_age, self.max_age) {
            (Some(from), Some(to)) => Some(format!("ages {from} to {to}")),
            (Some(from), None) => Some(format!("ages {from} and over")),
            (None, Some(to)) => Some(format!("up to age {to}")),
            (None, None) => None,
        };
        let words = match (self.sex, age) {
            (Some(sex), Some(age)) => format!("{}, {age}", sex.label()),
            (Some(sex), None) => sex.label().to_owned(),
            (None, Some(age)) => age,
            (None, None) => String::new(),
        };
        let mut letters = words.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_stated_excludes() {
        let group = Eligibility { min_age: Some(55), sex: Some(ForSex::Women), ..Default::default() };
        let rows = [
            ("a woman of 72", Some(72), Some(ForSex::Women), None),
            ("age and sex not known", None, None, None),
            ("a woman of 40", Some(40), Some(ForSex::Women), Some(Misfit::TooYoung { from: 55 })),
            ("a man of 72", Some(72), Some(ForSex::Men), Some(Misfit::ForOthers(ForSex::Women))),
        ];
        for (who, age, sex, misfit) in rows {
            assert_eq!(group.misfit(age, sex), misfit, "{who}");
        }
        assert_eq!(group.words(), "Women, ages 55 and over");
    }
}
