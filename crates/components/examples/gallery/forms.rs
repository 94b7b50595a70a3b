//! Every field: empty, filled, and with errors; for staff, for the public, for signing in.

use footbridge_components::*;
use maud::{Markup, html};

use crate::staff;

fn fields(error: fn(&'static str) -> Option<&'static str>) -> Markup {
    html! {
        (csrf_field("token"))
        (Input::new("first_name", "First name").value("Marged").autocomplete("off").error(error("Enter a first name")))
        (Input::new("nhs_number", "NHS number").hint("10 digits, like 999 000 0018").code().numeric().width(20).value("999 000 001").error(error("NHS number must have 10 digits. Yours has 9.")))
        (DateInput::new("born", "Date of birth").hint("For example, 31 3 1980").values("3", "13", "1949").error(error("Month must be between 1 and 12")))
        (Input::new("minutes", "Time spent").suffix("minutes").width(3).numeric().value("15"))
        (Select::new("practice", "Practice", [("", "Choose a practice"), ("a", "Ashbrook Medical Centre"), ("v", "Vale Surgery")]).value("a").error(error("Choose a practice")))
        (Radios::new("how", "How should we contact them?", [
            Choice::new("phone", "Phone").reveals(Input::new("phone", "Phone number").kind("tel").width(20).value("07700 900112").render()),
            Choice::new("text", "Text message"),
            Choice::divider("or"),
            Choice::new("letter", "Letter").hint("In large print if they like"),
        ]).value("phone").error(error("Choose how we should contact them")))
        (Radios::yes_no("message", "Is it safe to leave a message?").value("no"))
        (QuickChoice::new("reason", "Main reason", [("lonely", "Loneliness"), ("money", "Money"), ("mood", "Low mood"), ("grief", "Bereavement"), ("housing", "Housing"), ("caring", "Caring"), ("active", "Being active"), ("other", "Something else")]).hint("One is enough.").error(error("Choose the main reason")))
        (Checkboxes::new("needs", "What would make this easier?", [
            Choice::new("large", "Large print"), Choice::new("bsl", "BSL interpreter"), Choice::new("ring", "Ring, do not text"),
            Choice::divider("or"), Choice::new("none", "Nothing").exclusive(),
        ]).values(["large"]).error(error("Choose what would make this easier, or nothing")))
        (CharacterCount::new(Textarea::new("note", "What should we know?").value("Bereaved in June.").rows(3).error(error("Write in 500 letters or fewer")), 500))
        (Checkboxes::single("agreed", "They agree to be contacted", true))
        div class="app-actions" { (Button::submit("Send referral")) (Button::submit("Save and finish later").secondary().name("then").value("later")) (Button::submit("Delete draft").warning()) }
        p data-draft-status="" {}
    }
}

pub fn staff() -> Markup {
    let content = html! {
        (PageHeading::new("New referral"))
        (two_columns(html! { form method="post" action="#" novalidate data-draft-url="/drafts/referral" { (fields(|_| None)) } },
            Panel::new("help", "Need help?", html! { p { "Ring the team on 01632 960 100." } (Details::new("What happens next?", "We ring within 5 working days.")) }).render()))
    };
    staff::page("New referral", "Referrals", html! {}, content).render()
}

pub fn errors() -> Markup {
    let summary = ErrorSummary::new([
        ("first_name", "Enter a first name"),
        ("nhs_number", "NHS number must have 10 digits. Yours has 9."),
        ("born-month", "Month must be between 1 and 12"),
        ("how", "Choose how we should contact them"),
    ]);
    let content = html! { (summary) (PageHeading::new("New referral")) form method="post" action="#" novalidate { (fields(Some)) } };
    footbridge_components::shell::Staff {
        errors: true,
        flash: Some(Flash::warning("Not sent yet. Nothing you typed is lost.")),
        ..staff::page("New referral", "Referrals", html! {}, content)
    }
    .render()
}

pub fn public() -> Markup {
    shell::Public {
        title: "How should we contact you?".into(),
        language_switch: Some(("Cymraeg".into(), "/public-cy.html".into())),
        back: Some("#".into()),
        exit_this_page: true,
        product_name: "Ashbrook social prescribing".into(),
        demo_notice: true,
        content: html! {
            form method="post" action="#" novalidate {
                (csrf_field("token"))
                (Radios::new("how", Label::new("How should we contact you?").size(Size::L).heading(1).caption("Step 4 of 6"), [
                    Choice::new("phone", "Phone").reveals(Input::new("phone", "Phone number").kind("tel").autocomplete("tel").width(20).render()),
                    Choice::new("text", "Text message").reveals(Input::new("mobile", "Mobile number").kind("tel").autocomplete("tel").width(20).render()),
                    Choice::new("email", "Email"),
                    Choice::new("letter", "Letter"),
                ]).hint("We will use this only to talk about getting help."))
                (Button::submit("Continue"))
            }
            (care_card(Urgency::Emergency, "Ring 999 if a life is at risk", html! { p { "Ring 111 and choose mental health, or Samaritans on 116 123, if you might hurt yourself." } }))
            p { "Would you rather talk? Ring " a href="tel:+441632960100" { "01632 960 100" } "." }
        },
        ..Default::default()
    }
    .render()
}

pub fn public_welsh() -> Markup {
    shell::Public {
        title: "Diolch".into(),
        lang: "cy".into(),
        language_switch: Some(("English".into(), "/public.html".into())),
        product_name: "Presgripsiynu cymdeithasol Ashbrook".into(),
        content: html! {
            (Confirmation::new("Wedi’i anfon", html! { "Eich cyfeirnod" br; strong { "SP-7K2D" } }))
            h2 { "Beth sy’n digwydd nesaf" }
            p { "Bydd Priya yn eich ffonio o fewn 5 diwrnod gwaith." }
            (action_link("Darllenwch beth yw hyn", "#"))
        },
        ..Default::default()
    }
    .render()
}

pub fn sign_in() -> Markup {
    shell::Bare {
        title: "Sign in".into(),
        demo_notice: true,
        content: html! {
            h1 class="app-h1" { "Sign in" }
            form method="post" action="#" novalidate {
                (csrf_field("token"))
                (Input::new("email", "Email address").kind("email").autocomplete("username").spellcheck(false))
                (Input::new("password", "Password").kind("password").autocomplete("current-password"))
                (Button::submit("Sign in"))
            }
            p { a href="#" { "I cannot sign in" } }
        },
        ..Default::default()
    }
    .render()
}
