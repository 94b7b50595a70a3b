//! Help: urgent numbers first, then the things people ask.

use axum::extract::State;
use axum::response::Response;
use footbridge_components::{Urgency, care_card};
use footbridge_front::{Caller, Front};
use maud::html;

pub async fn page(State(front): State<Front>, _: Caller) -> Response {
    let content = html! {
        h1 class="nhsuk-heading-l" { "Help" }
        (care_card(Urgency::Emergency, "If somebody is in danger now", html! {
            p { "Ring 999. For urgent mental health help, ring 111 and choose mental health." }
            p { "To talk with somebody at any hour, ring Samaritans on 116 123." }
        }))
        h2 class="nhsuk-heading-m" { "If you asked for a link worker" }
        p { "A person reads every request. They ring or write to you in the way you chose." }
        p { "You can ask us at any time to see, correct or stop using what we hold." }
        h2 class="nhsuk-heading-m" { "If you refer people" }
        p { "You need three things: who, how to reach them, and what matters. You must also say whether there are risks." }
        p { "When support ends, you get one page: what your practice should do, then what happened." }
        h2 class="nhsuk-heading-m" { "If your group had an email from us" }
        p { "Open the link in it. A 6-digit code goes to the same address, once for each device." }
        p { "Then choose one of four answers. You need no account. If a link is too old, ask for a new one on its page." }
        h2 class="nhsuk-heading-m" { "If you work here" }
        ul class="nhsuk-list nhsuk-list--bullet" {
            li { "Press Ctrl and K to search people, groups and pages." }
            li { "Press Ctrl and Enter to save the form you are in." }
            li { "What you type is kept as a draft. Today shows drafts you have not finished." }
            li { "Opening a colleague’s record asks for a reason. The person can see who looked and why." }
            li { "Your name, at the top, leads to your password, codes and calendar address." }
        }
        p { "Cannot sign in? Ask your administrator to check your account." }
    };
    super::public("Help", front.app.settings.demo, content)
}
