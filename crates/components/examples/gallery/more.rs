//! More pages made of components: lists, reports, mail, letters.

use footbridge_components::*;
use maud::{Markup, html};

use crate::staff;

pub fn people() -> Markup {
    let row = |name: &'static str, needs: &'static str, state: Markup, last: &'static str, next: &'static str| {
        [
            Cell::link(name, "/record.html"),
            Cell::new(if needs.is_empty() {
                html! { "None recorded" }
            } else {
                tag(Tone::Need, needs)
            }),
            Cell::new(state),
            Cell::new(last),
            Cell::new(next),
        ]
    };
    let table = Table::new(
        "38 people, the longest without contact first",
        [
            Column::new("Name").sortable("#name", Sort::None),
            Column::new("Contact needs"),
            Column::new("State"),
            Column::new("Last contact").sortable("#last", Sort::Ascending),
            Column::new("Next"),
        ],
    )
    .compact()
    .hidden_caption()
    .rows([
        row("Jean Holroyd", "", status_tag(Tone::Warning, "No contact for 4 weeks"), "27 October", "Ring"),
        row("Marged Llŵyd", "Prefers Welsh", status_tag(Tone::Plain, "Active"), "19 November", "Visit, today 9:30am"),
        row(
            "Tomasz Wójcik",
            "Polish interpreter",
            status_tag(Tone::Plain, "Active"),
            "20 November",
            "Call, today 11am",
        ),
        row("Amina Yusuf", "Text only", status_tag(Tone::Good, "Closing"), "21 November", "Surgery, today 1:30pm"),
    ]);
    let content = html! {
        (PageHeading::new("People").line("38 on your caseload").actions(Button::link("Add a person", "#").secondary().render()))
        (SubNav::new("Saved filters", "/people.html", [("Active (38)", "/people.html"), ("Review due (6)", "#review"), ("Closing (4)", "#closing"), ("No contact for 4 weeks (1)", "#quiet")]))
        (filter_columns(Filters::new("#", 0, html! {
            (Input::new("name", "Name or NHS number"))
            (Select::new("practice", "Practice", [("", "All practices"), ("ash", "Ashbrook Medical Centre")]))
        }).render(), html! { (table) (Pagination::numbered(2, 9, |page| format!("?page={page}"))) }))
    };
    shell::Staff { wide: true, demo_notice: true, ..staff::page("People", "People", html! {}, content) }.render()
}

pub fn report() -> Markup {
    let content = html! {
        (PageHeading::new("What happened since April").line("1 April to 24 November 2026 · Ashbrook scheme"))
        (Panel::new("counts", "Referrals", figures([
            Figure::new("Received", "412").href("#").note("from 14 places"),
            Figure::new("Accepted", "371").href("#").note("9 in 10"),
            Figure::new("First attended", "228").href("#").note("6 in 10 of those sent on"),
            Figure::new("Days to first contact", "6").note("half within"),
        ])))
        (two_columns(Panel::new("reasons", "Why people came", Bars::new("Main reason for referral", "Reason", "People")
            .linked_row("Loneliness", "148", 148.0, "#").linked_row("Money and debt", "96", 96.0, "#").linked_row("Low mood", "71", 71.0, "#").row("Gambling", "Fewer than 7", 0.0).render()).render(),
            Panel::new("change", "Worthwhile (ONS4)", html! {
                p { "From 4.1 to 6.0 on average." }
                (Sparkline::new("ons4", "Average worthwhile score rose from 4.1 to 6.0 out of 10", 0.0, 10.0).point("First", 4.1).point("Review", 5.2).point("Last", 6.0).columns("When", "Average out of 10"))
                (key_values([("Due", "180"), ("Paired", "122"), ("Lost", "58")]))
            }).render()))
    };
    staff::page("Reports", "Reports", html! {}, content).render()
}

pub fn mailbox_page() -> Markup {
    let content = html! {
        (PageHeading::new("Mailbox").line("Every message this demonstration would have sent."))
        (mailbox([
            MailLine { subject: "You have a new referral for Tyddyn Allotment Group".into(), href: "#mail".into(), to: "sian.parry@example.org".into(), sent: "Today at 8:02am".into(), status: status_tag(Tone::Good, "Opened") },
            MailLine { subject: "Your plan from Priya".into(), href: "#mail".into(), to: "marged@example.org".into(), sent: "Yesterday at 4:05pm".into(), status: html! {} },
        ]))
        div class="nhsuk-u-margin-top-5" {
            (Email { subject: "You have a new referral for Tyddyn Allotment Group".into(), from: "Footbridge <no-reply@example.org>".into(), to: "sian.parry@example.org".into(), sent: "Today at 8:02am".into(), status: status_tag(Tone::Good, "Opened"), id: "mail".into(),
                body: html! { p { "Hello Siân," } p { "Priya Shah would like to send M. L. to your Thursday group." } p { (Button::link("See the referral and answer", "#")) } p { "You do not need a password. The link works for 14 days." } } })
        }
    };
    shell::Staff { demo_notice: true, ..staff::page("Mailbox", "", html! {}, content) }.render()
}

pub fn letter(large: bool) -> Markup {
    let letter = Letter {
        from: vec![
            "Priya Shah, link worker".into(),
            "Ashbrook Medical Centre".into(),
            "1 Station Road, Ashbrook".into(),
            "01632 960 100".into(),
        ],
        to: vec!["Mrs Marged Llŵyd".into(), "14 Mill Bank".into(), "Ashbrook".into()],
        date: "Thursday 12 November 2026".into(),
        reference: "Reference SP-7K2D".into(),
        greeting: "Dear Marged,".into(),
        title: "Your plan".into(),
        content: html! {
            p { "Thank you for talking with me on Thursday. This is what we agreed." }
            (quote("I’d like somewhere I can speak Welsh and not feel a burden.", ""))
            h2 { "What happens next" }
            ul { li { "We visit Tyddyn Allotment Group together on Thursday 26 November at 10am." } li { "Citizens Advice will ring you about Attendance Allowance." } }
            p { "Ring me on 01632 960 100 if anything changes." }
        },
        closing: "Yours sincerely,".into(),
        signed: "Priya Shah".into(),
    };
    shell::Print {
        title: "Letter to Marged Llŵyd".into(),
        large,
        back: "/record.html".into(),
        footer: "Printed by Priya Shah, 24 November 2026 at 9:05am".into(),
        content: letter.render(),
        ..Default::default()
    }
    .render()
}
