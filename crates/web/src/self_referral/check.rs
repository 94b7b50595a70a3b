//! The last page: everything at a glance, each part with a way to change it, then one sentence to agree to.

use footbridge_components::{Checkboxes, Choice, Link, Radios, SummaryList, SummaryRow, Textarea};
use maud::{Markup, html};

use super::pages::{PageOf, easier_key, spoken_name};
use super::steps::{Step, TILES};

impl PageOf<'_> {
    pub fn check(&self) -> Markup {
        let words = self.words;
        let it = self.answers;
        let error = |field: &str| self.mistakes.iter().find(|it| it.0 == field).map(|it| it.1.as_str());
        let row = |key: String, value: Markup, step: Step| {
            SummaryRow::new(key.clone(), value).action(Link::new(words.say("change"), step.address()).about(key))
        };
        let mut rows = Vec::new();
        let who = format!("who-{}", it.who);
        rows.push(row(
            words.say("check-who"),
            html! { (words.say(&who)) @if it.who != "me" { ": " (it.helper_name) } },
            Step::Who,
        ));
        let needs = it
            .needs
            .iter()
            .filter_map(|need| TILES.iter().find(|tile| tile.1 == need))
            .map(|tile| words.say(&format!("help-{}", tile.0)));
        rows.push(row(words.say("check-help"), lines(needs.collect(), &words.say("check-nothing")), Step::Help));
        if !it.story.trim().is_empty() {
            rows.push(row(words.say("check-words"), html! { (it.story) }, Step::Help));
        }
        rows.push(row(words.say("check-name"), html! { (it.first_name) " " (it.family_name) }, Step::Name));
        let how = format!("contact-{}", it.how);
        let where_to = match it.how.as_str() {
            "phone" => &it.phone,
            "text" => &it.text_phone,
            "email" => &it.email,
            _ => &it.address,
        };
        rows.push(row(words.say("check-contact"), html! { (words.say(&how)) br; (where_to) }, Step::Contact));
        let safe = words.say(if it.voicemail_safe == "yes" { "contact-yes" } else { "contact-no" });
        rows.push(row(words.say("check-message"), html! { (safe) }, Step::Contact));
        let mut easier: Vec<String> = it.easier.iter().map(|code| words.say(&easier_key(code))).collect();
        if !it.spoken.is_empty() {
            easier.push(spoken_name(&it.spoken));
        }
        if !it.easier_other.trim().is_empty() {
            easier.push(it.easier_other.clone());
        }
        rows.push(row(words.say("check-easier"), lines(easier, &words.say("easier-nothing")), Step::Easier));
        if !it.postcode.trim().is_empty() {
            rows.push(row(words.say("check-postcode"), html! { (it.postcode) }, Step::Easier));
        }
        let note = Textarea::new("risk_note", words.say("check-risk-note"))
            .rows(2)
            .value(&it.risk_note)
            .error(error("risk_note"));
        let agree = words.say(if it.who == "me" { "check-agree" } else { "check-agree-other" });
        html! {
            h1 class="nhsuk-heading-l" { (self.heading(Step::Check)) }
            (SummaryList::new(rows))
            @if it.who == "work" {
                (Radios::new("risk", words.say("check-risk"), [
                    Choice::new("no_known_risks", words.say("check-risk-none")),
                    Choice::new("stated", words.say("check-risk-stated")).reveals(note.render()),
                ]).value(&it.risk).error(error("risk")))
            }
            (Checkboxes { error: error("agreed").map(Into::into), ..Checkboxes::single("agreed", agree, it.agreed) })
        }
    }
}

fn lines(texts: Vec<String>, none: &str) -> Markup {
    html! {
        @if texts.is_empty() { (none) }
        @for (number, text) in texts.iter().enumerate() { @if number > 0 { br; } (text) }
    }
}
