//! The prototype's pages, made of components. Everybody here is made up.

use footbridge_components::*;
use maud::{Markup, html};

use crate::staff;

pub fn today() -> Markup {
    let first = ItemList::new([
        Item::new("Daniel Okafor")
            .href("#")
            .line("Safeguarding follow-up is due today. You agreed to ring adult social care.")
            .button(Button::link("Record follow-up", "#").about("for Daniel Okafor")),
        Item::new("3 new referrals")
            .href("#")
            .line("Oldest has waited 3 working days. Your team aims for 5.")
            .button(Button::link("Review referrals", "#").secondary()),
        Item::new("Marged Llŵyd")
            .href("/record.html")
            .line("Tyddyn Allotment Group has a space from Thursday. Reply by Friday.")
            .button(Button::link("Tell Marged", "/record.html").secondary()),
        Item::new("Jean Holroyd")
            .href("#")
            .line("No contact for 4 weeks. Last call was not answered.")
            .button(Button::link("Log a contact", "#").about("with Jean Holroyd").secondary()),
    ]);
    let day = ItemList::new([
        Item::new("Marged Llŵyd")
            .time("9:30am")
            .href("/record.html")
            .line("First visit, 45 minutes · 14 Mill Bank")
            .tag(Tone::Need, "Prefers Welsh")
            .tag(Tone::Need, "Large print")
            .link(Link::new("Log contact", "/record.html#log").about("with Marged Llŵyd"))
            .link(Link::new("Directions", "#").about("to Marged Llŵyd"))
            .link(Link::new("Call", "tel:+447700900112").about("Marged Llŵyd")),
        Item::new("Tomasz Wójcik")
            .time("11am")
            .href("#")
            .line(html! { "Phone review, 20 minutes · " span class="app-nowrap" { "07700 900461" } })
            .tag(Tone::Need, "Polish interpreter booked")
            .link(Link::new("Log contact", "#").about("with Tomasz Wójcik"))
            .link(Link::new("Call", "tel:+447700900461").about("Tomasz Wójcik")),
        Item::new("Amina Yusuf")
            .time("1:30pm")
            .href("#")
            .line("In surgery, room 4 · Ashbrook Medical Centre")
            .tag(Tone::Warning, "Text only – do not call")
            .link(Link::new("Log contact", "#").about("with Amina Yusuf"))
            .link(Link::new("Send text", "#").about("to Amina Yusuf")),
        Item::new("Supervision with Helen Marsh")
            .time("3:30pm")
            .line("Video call · 2 people flagged to discuss")
            .link(("Prepare (2 minutes)", "#")),
    ])
    .ordered();
    let waiting = ItemList::new([
        Item::new("Citizens Advice Ashbrook")
            .href("#")
            .line("Jean Holroyd")
            .tag(Tone::Warning, "9 days – reminder sent"),
        Item::new("Men’s Shed, Vale Road").href("#").line("Daniel Okafor").tag(Tone::Plain, "2 days"),
    ]);
    let content = html! {
        (PageHeading::new("Today").line("Tuesday 24 November 2026").actions(html! {
            (Button::link("Log a contact", "/record.html#log"))
            (Button::link("Add a person", "#").secondary())
        }))
        (two_columns(html! {
            (Panel::new("first", "Needs you first", first.render()).first().count(4))
            (Panel::new("day", "Your day", day.render()).links([("Print day sheet", "#"), ("Add to my calendar", "#")]))
        }, html! {
            (Panel::new("waiting", "Waiting for a reply", html! { (waiting) p { a href="#" { "All 7 open requests" } } }))
            (Panel::new("caseload", "Your caseload", html! {
                (figures([Figure::new("Active", "38").href("#"), Figure::new("Review due", "6").href("#"), Figure::new("Closing", "4").href("#")]))
                p { a href="/people.html" { "See all 38 people" } }
            }))
            (Panel::new("recent", "Recently opened", links_stacked([("Jean Holroyd", "#"), ("Tomasz Wójcik", "#"), ("Ashbrook Repair Café", "#")])))
            (Panel::new("week", "Your week", html! {
                p class="app-muted" { "2-minute debrief. Only you can see it unless you share it." }
                p { a href="#" { "Start debrief" } }
            }))
        }))
    };
    shell::Staff {
        flash: Some(Flash::good("Contact with Tomasz Wójcik saved.").action(html! { a href="#" { "Undo" } })),
        ..staff::page("Today", "Today", html! {}, content)
    }
    .render()
}

pub fn banner() -> PersonBanner<'static> {
    PersonBanner {
        name: "Marged Llŵyd".into(),
        facts: vec![
            Fact::new("Born", "3 Mar 1949 (77)"),
            Fact::new("NHS number", "999 000 0018"),
            Fact::new("Phone", html! { a href="tel:+447700900112" { "07700 900112" } }),
            Fact::new("Practice", "Ashbrook Medical Centre").wide_only(),
            Fact::new("Worker", "Priya Shah").wide_only(),
        ],
        needs_title: "How to contact and support Marged:".into(),
        needs: vec!["Prefers Welsh".into(), "Large print letters".into(), "Ring after 2pm".into()],
        warnings: vec!["No voicemail".into()],
        change_needs: Some(Link::new("Change", "#").about("contact and support needs")),
        own_words: Some(OwnWords {
            words: "I miss the garden since Huw died. I’d like somewhere I can speak Welsh and not feel a burden."
                .into(),
            said: "In her words, 12 November.".into(),
            change: Some(Link::new("Edit", "#").about("her words")),
        }),
        ..Default::default()
    }
}

pub fn record() -> Markup {
    let log = html! {
        form action="#" method="post" novalidate data-draft-url="/drafts/contact" {
            (csrf_field("token"))
            (QuickChoice::new("kind", "What happened?", [("spoke", "Spoke"), ("visit", "Visit"), ("text", "Text or email"), ("no-answer", "No answer"), ("about", "About them")]).value("spoke"))
            (Textarea::new("note", "Note").hint("Type or dictate. Kept as a draft as you go.").rows(3).spellcheck(true))
            div class="app-inline" {
                (Input::new("minutes", "Minutes").value("15").width(3).numeric())
                (Select::new("next", "Next contact", [("1w", "1 week – 1 Dec"), ("2w", "2 weeks – 8 Dec"), ("date", "Choose a date"), ("none", "Not needed")]))
                (Button::submit("Save contact"))
            }
            p data-draft-status="" {}
        }
    };
    let timeline = Timeline::new([
        Event::new("Space offered by Tyddyn Allotment Group", "Today at 8:14am", "by Siân Parry, group organiser (reply link)")
            .body("Space from Thursday 26 November, 10am. Buddy at the gate for first visit.")
            .link(("Accept for Marged", "#"))
            .link(("Reply to Siân", "#")),
        Event::new("Referred to Tyddyn Allotment Group", "Thursday 19 November at 2:41pm", "by Priya Shah")
            .body("Shared: name, phone, prefers Welsh, no steps. Not shared: health details."),
        Event::new("Phone call, 22 minutes", "Thursday 19 November at 2:20pm", "by Priya Shah")
            .body("Sounded brighter. Walking to the shop again. Worried about heating – agreed to ask Citizens Advice about Attendance Allowance.")
            .tag(Tone::Plain, "Money")
            .tag(Tone::Plain, "Loneliness"),
        Event::new("Plan sent to Marged", "Thursday 12 November at 4:05pm", "automatic").automatic().body("Large print letter in Welsh.").link(("View letter", "/letter-large.html")),
        Event::new("Home visit, 50 minutes", "Thursday 12 November at 10am", "by Priya Shah – written offline, sent 11:32am")
            .body("Talked about Huw and the garden. Set two goals. ONS4 done together.")
            .link(("Read full note", "#")),
        Event::new("Referral accepted", "Thursday 3 September at 9:12am", "by Priya Shah").body("From Dr Eleri Hughes: “Bereaved in June, isolated, would value company.”"),
    ]);
    let content = html! {
        (SubNav::new("Marged Llŵyd’s record", "/record.html", [("Timeline", "/record.html"), ("Plan", "#plan"), ("Referrals (2)", "#referrals"), ("Measures", "#measures"), ("Documents", "#documents"), ("Details and consent", "#details")]))
        (two_columns(html! {
            (Panel::new("log", "Log a contact", log).screen_only())
            section aria-labelledby="timeline-title" {
                div class="app-row" {
                    h2 class="app-h2" id="timeline-title" { "Timeline" }
                    (links([("Print", "#"), ("Show automatic updates", "#")]))
                }
                (timeline)
            }
        }, html! {
            (Panel::new("next", "Next steps", html! {
                (ItemList::new([Item::new("Visit allotment group together").line("Priya · by 3 December"), Item::new("Apply for Attendance Allowance").line("Citizens Advice · by 11 December")]))
                p { a href="/matches.html" { "Find groups and services" } }
            }))
            (Panel::new("going", "How things are going", html! {
                p class="app-muted" { "“Are the things you do worthwhile?” (ONS4)" }
                (Sparkline::new("worthwhile", "Worthwhile score rose from 3 in September to 6 in November, out of 10", 0.0, 10.0).point("4 Sep", 3.0).point("9 Oct", 4.0).point("12 Nov", 6.0).columns("Date", "Score out of 10"))
            }))
            (Panel::new("sharing", "Agreed sharing", html! { p class="app-muted" { "GP practice: yes. Groups we refer to: ask each time. Agreed by phone, 2 September." } }))
        }))
    };
    staff::page("Marged Llŵyd: timeline", "People", banner().render(), content).render()
}

pub fn matches() -> Markup {
    let boxes =
        |name: &'static str, legend: &'static str, choices: &[(&'static str, &'static str)], on: &[&'static str]| {
            Checkboxes::new(name, legend, choices.iter().copied()).values(on.iter().copied()).small().render()
        };
    let filters = Filters::new("#", 5, html! {
        (boxes("need", "Needs", &[("company", "Company"), ("gardening", "Gardening"), ("grief", "Bereavement"), ("money", "Money advice")], &["company", "gardening", "grief"]))
        (boxes("must", "Must have", &[("steps", "No steps"), ("welsh", "Welsh spoken"), ("loop", "Hearing loop"), ("quiet", "Quiet space")], &["steps"]))
        (boxes("way", "Getting there", &[("near", "Within 3 miles"), ("bus", "On a bus route"), ("online", "At home or online")], &["near"]))
        (boxes("places", "Places", &[("now", "Space now"), ("free", "Free")], &[]))
    })
    .clear_href("#clear")
    .link(("Save this search", "#save"));
    let actions = |name: &'static str| {
        (
            Button::link("Refer", "#").about(format!("Marged to {name}")).small().render(),
            links([
                Link::new("Text details", "#").about(format!("of {name} to Marged")),
                Link::new("Print", "#").about(name),
                Link::new("Save for later", "#").about(format!(": {name}")),
            ]),
        )
    };
    let card = |number, name: &'static str| {
        let (button, links) = actions(name);
        MatchCard::new(number, name, "#").actions(button, links)
    };
    let list = match_list([
        card(1, "Tyddyn Allotment Group")
            .summary("Shared plots and tea. Beginners welcome.")
            .reason("Gardening – her goal")
            .reason("Welsh spoken")
            .reason("No steps, accessible toilet")
            .fact("Where", "0.8 miles · 12 minute walk, bus 6")
            .fact("When", "Thursdays 10am to 12pm")
            .fact("Cost", "Free")
            .fact("Places", "Space now")
            .checked(Tone::Plain, "Checked 12 days ago"),
        card(2, "Paned a Sgwrs (Cuppa and Chat)")
            .summary("Weekly Welsh conversation group in the library.")
            .reason("Welsh spoken")
            .reason("Small group, under 10")
            .reason("No steps")
            .fact("Where", "1.1 miles · bus 6 stops outside")
            .fact("When", "Mondays 2pm to 3:30pm")
            .fact("Cost", "Free")
            .fact("Places", "Space now")
            .checked(Tone::Plain, "Checked 5 days ago"),
        card(3, "Grief and Growing, Vale Hospice")
            .summary("Bereavement group that meets in the hospice garden.")
            .reason("Bereavement")
            .reason("Gardening")
            .check_first("Waiting list about 3 weeks. 2 steps at side gate – ask for ramp.")
            .fact("Where", "2.4 miles · lift scheme can collect")
            .fact("When", "First Wednesday of the month, 1pm")
            .fact("Cost", "Free")
            .fact("Places", "Waiting list")
            .checked(Tone::Plain, "Checked 6 weeks ago"),
        card(4, "Ashbrook Repair Café")
            .summary("Fix things together. Volunteers and visitors.")
            .reason("Company")
            .reason("No steps")
            .check_first("Can be noisy. No Welsh speakers listed.")
            .fact("Where", "0.6 miles · 9 minute walk")
            .fact("When", "Last Saturday of the month")
            .fact("Cost", "Pay what you can")
            .fact("Places", "Drop in")
            .checked(Tone::Warning, "Checked 3 months ago – needs checking"),
    ]);
    let content = html! {
        (PageHeading::new("Groups and services for Marged").line("4 results, best fit first. Based on her goals and support needs."))
        (three_columns(filters.render(), html! {
            h2 class="app-h2" { "Results" }
            (list)
        }, html! {
            (Panel::new("gap", "Nothing fits?", html! { p class="app-muted" { "Record what is missing. It shows where groups are needed." } p { (Button::link("Record a gap", "#").secondary().small()) } }))
            (Panel::new("shortlist", "Shortlist for Marged", EmptyState::new("Nothing saved yet", "Save up to 5 to text, print or send.").render()))
        }))
    };
    shell::Staff {
        back: back_link("Marged Llŵyd", "/record.html"),
        ..staff::page("Groups and services for Marged", "Directory", html! {}, content)
    }
    .render()
}
