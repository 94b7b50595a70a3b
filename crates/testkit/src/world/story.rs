//! What grows out of the first meetings: the person's own words, then plan, scores and connections.

use footbridge_domain::referrals::Referral;
use jiff::civil::Date;

use super::episode::Carried;
use super::person::Life;
use super::support::Given;
use super::teller::Teller;

impl Teller<'_> {
    pub fn story(&mut self, life: &mut Life, _referral: &Referral, _carried: &Carried, _given: &Given, first: Date) {
        let theme = life.theme;
        if self.chance.happens(0.8) {
            let welsh = life.person.details.language == "cy";
            let words = if welsh { self.deck.draw_first(&mut self.chance, &[format!("{theme}.cy"), format!("{theme}.words")]) } else { self.line(&format!("{theme}.words")) };
            life.person.own_words = Some((life.told(words), Some(first)));
        }
    }
}
