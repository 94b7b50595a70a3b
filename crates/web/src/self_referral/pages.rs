//! What each page of the self-referral shows. Words come from the Fluent files, in the language of the page.

use footbridge_app::referrals::suggest::language_name;
use footbridge_app::referrals::unsent::Answers;
use footbridge_components::{Checkboxes, Choice, Input, Label, Radios, Select, Size, Textarea};
use footbridge_domain::matching::wishes::Tongue;
use maud::{Markup, html};

use super::steps::{EASIER, Step, TILES};
use super::words::Words;

pub struct PageOf<'a> {
    pub words: Words,
    pub answers: &'a Answers,
    pub mistakes: &'a [(&'static str, String)],
}

impl PageOf<'_> {
    fn error(&self, field: &str) -> Option<&str> {
        self.mistakes.iter().find(|it| it.0 == field).map(|it| it.1.as_str())
    }

    fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    /// "What would you …" or "What would they …".
    pub fn heading(&self, step: Step) -> String {
        let own = matches!(self.answers.who.as_str(), "" | "me");
        let words = self.words;
        match (step, own) {
            (Step::Who, _) => words.say("who-title"),
            (Step::Help, true) => words.say("help-title"),
            (Step::Help, false) => words.say("help-title-other"),
            (Step::Name, true) => words.say("name-title"),
            (Step::Name, false) => words.say("name-title-other"),
            (Step::Contact, true) => words.say("contact-title"),
            (Step::Contact, false) => words.say("contact-title-other"),
            (Step::Easier, _) => words.say("easier-title"),
            (Step::Check, _) => words.say("check-title"),
        }
    }

    fn legend(&self, step: Step) -> Label<'static> {
        Label::new(self.heading(step)).size(Size::L).heading(1)
    }

    pub fn who(&self) -> Markup {
        let it = self.answers;
        let error = |field: &str| self.error(field);
        let helper = html! {
            (Input::new("helper_name", self.say("who-name")).value(&it.helper_name).error(error("helper_name")).autocomplete("name"))
            (Input::new("helper_contact", self.say("who-contact")).value(&it.helper_contact).error(error("helper_contact")))
        };
        let work = html! {
            (Input::new("work_name", self.say("who-name")).value(&it.helper_name).error(error("work_name")).autocomplete("name"))
            (Input::new("work_place", self.say("who-place")).value(&it.helper_place).error(error("work_place")).autocomplete("organization"))
            (Input::new("work_contact", self.say("who-contact")).value(&it.helper_contact).error(error("work_contact")))
        };
        Radios::new(
            "who",
            self.legend(Step::Who),
            [
                Choice::new("me", self.say("who-me")),
                Choice::new("someone", self.say("who-someone")).reveals(helper),
                Choice::new("work", self.say("who-work")).reveals(work),
            ],
        )
        .value(&it.who)
        .error(error("who"))
        .render()
    }

    pub fn help(&self) -> Markup {
        let tiles = TILES.iter().map(|(tile, need)| Choice::new(*need, self.say(&format!("help-{tile}"))));
        html! {
            (Checkboxes::new("needs", self.legend(Step::Help), tiles).hint(self.say("help-hint")).values(self.answers.needs.iter().map(String::as_str)).error(self.error("needs")))
            (Textarea::new("story", format!("{} {}", self.say("help-story"), self.say("optional"))).hint(self.say("help-story-hint")).rows(4)
                .value(&self.answers.story).error(self.error("story")))
        }
    }

    pub fn name(&self) -> Markup {
        let own = self.answers.who == "me";
        let fill_in = |token: &'static str| if own { token } else { "off" };
        html! {
            h1 class="nhsuk-heading-l" { (self.heading(Step::Name)) }
            (Input::new("first_name", self.say("name-first")).value(&self.answers.first_name).error(self.error("first_name")).autocomplete(fill_in("given-name")).spellcheck(false))
            (Input::new("family_name", self.say("name-last")).value(&self.answers.family_name).error(self.error("family_name")).autocomplete(fill_in("family-name")).spellcheck(false))
        }
    }

    pub fn contact(&self) -> Markup {
        let it = self.answers;
        let own = it.who == "me";
        let fill_in = |token: &'static str| if own { token } else { "off" };
        let phone = Input::new("phone", self.say("contact-phone-number"))
            .kind("tel")
            .value(&it.phone)
            .error(self.error("phone"))
            .autocomplete(fill_in("tel"));
        let text = Input::new("text_phone", self.say("contact-text-number"))
            .kind("tel")
            .value(&it.text_phone)
            .error(self.error("text_phone"))
            .autocomplete(fill_in("tel"));
        let email = Input::new("email", self.say("contact-email-address"))
            .kind("email")
            .value(&it.email)
            .error(self.error("email"))
            .autocomplete(fill_in("email"));
        let address = Textarea::new("address", self.say("contact-address"))
            .rows(3)
            .value(&it.address)
            .error(self.error("address"))
            .autocomplete(fill_in("street-address"));
        html! {
            (Radios::new("how", self.legend(Step::Contact), [
                Choice::new("phone", self.say("contact-phone")).reveals(phone.render()),
                Choice::new("text", self.say("contact-text")).reveals(text.render()),
                Choice::new("email", self.say("contact-email")).reveals(email.render()),
                Choice::new("letter", self.say("contact-letter")).reveals(address.render()),
            ]).value(&it.how).error(self.error("how")))
            (Radios { inline: true, ..Radios::new("voicemail_safe", self.say("contact-voicemail"), [
                Choice::new("yes", self.say("contact-yes")),
                Choice::new("no", self.say("contact-no")),
            ]) }.value(&it.voicemail_safe))
            (Input::new("best_time", format!("{} {}", self.say("contact-best"), self.say("optional"))).value(&it.best_time).error(self.error("best_time")))
        }
    }

    pub fn easier(&self) -> Markup {
        let it = self.answers;
        let languages = [("", "–"), ("en", "English"), ("cy", "Cymraeg"), ("bsl", "British Sign Language")].into_iter();
        let languages =
            languages.chain(Tongue::ALL.iter().filter(|it| it.code() != "cy").map(|it| (it.code(), it.label())));
        let language = Select::new("spoken", self.say("easier-language"), languages).value(&it.spoken);
        let choices = EASIER.iter().map(|code| {
            let choice = Choice::new(*code, self.say(&easier_key(code)));
            if *code == "interpreter" { choice.reveals(language.render()) } else { choice }
        });
        html! {
            (Checkboxes::new("easier", self.legend(Step::Easier), choices).values(it.easier.iter().map(String::as_str)))
            (Input::new("easier_other", format!("{} {}", self.say("easier-other"), self.say("optional"))).value(&it.easier_other).error(self.error("easier_other")))
            (Input::new("postcode", format!("{} {}", self.say("easier-postcode"), self.say("optional"))).hint(self.say("easier-postcode-hint")).width(10)
                .value(&it.postcode).error(self.error("postcode")).autocomplete("postal-code"))
        }
    }
}

/// The word of an answer to "What would make this easier?".
pub fn easier_key(code: &str) -> String {
    format!("easier-{}", code.replace('_', "-"))
}

/// The chosen language by the name it is asked for.
pub fn spoken_name(code: &str) -> String {
    if code == "cy" { "Cymraeg".to_owned() } else { language_name(code).to_owned() }
}
