//! The parts that are not fields.

use footbridge_components::*;
use maud::{Markup, html};

use crate::staff;

pub fn page() -> Markup {
    let content = html! {
        (breadcrumb([("Directory", "#"), ("Groups", "#groups")]))
        (PageHeading::new("Parts").line("Everything that is not a field"))
        (NotificationBanner::new("Two groups have not answered for 9 days."))
        (NotificationBanner::new("Details of Marged Llŵyd sent.").success())
        (inset_text("Marged agreed to this on Thursday 12 November."))
        (warning_callout("Before you share", "Ask again if something changed since 12 November."))
        (care_card(Urgency::Urgent, "Ring back today", html! { p { "The person said that they do not feel safe." } }))
        (Panel::new("check", "Check before sending", SummaryList::new([
            SummaryRow::new("Name", "Marged Llŵyd").change("#", "name"),
            SummaryRow::new("Phone", "07700 900112").change("#", "phone number"),
            SummaryRow::new("Needs", html! { (tags(Tone::Need, "Needs", ["Prefers Welsh", "Large print"])) }).change("#", "needs"),
        ]).no_last_row_border().render()))
        (Card::new("Tyddyn Allotment Group", "Shared plots and tea.").actions([("Edit", "#"), ("Withdraw", "#")]))
        (Card::link("Find a group", "#", "Search by need, words and distance."))
        (Details::new("Why we ask", "So that we ring at a good time.")) (Details::expander("Who can see this?", html! { p { "Your team, and nobody else." } }))
        (EmptyState::new("No open requests", "You will see groups’ replies here.").actions(Button::link("Find groups", "#").secondary().small().render()))
        p { (nhs_tag("green", "Done")) " " (nhs_tag("red", "Late")) " " (status_tag(Tone::Warning, "Waiting 9 days")) " " (tag(Tone::Good, "Fits")) " " (tag(Tone::Need, "BSL")) " " (tag(Tone::Plain, "Money")) }
        (Pagination { previous: Some(Turn { href: "#".into(), label: "Needs".into(), ..Turn::default() }), next: Some(Turn { href: "#".into(), label: "Plan".into(), ..Turn::default() }), ..Pagination::default() })
        (action_link("Start now", "#"))
        p id="reply" { "Marged Llŵyd was seen on 19 November." }
        button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" type="button" data-copy="#reply" hidden { "Copy for the record" }
    };
    staff::page("Parts", "", html! {}, content).render()
}
