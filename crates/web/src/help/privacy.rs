//! Privacy in plain words: what is held, who sees it, how to see or stop it.

use axum::extract::State;
use axum::response::Response;
use footbridge_front::{Caller, Front};
use maud::html;

pub async fn page(State(front): State<Front>, _: Caller) -> Response {
    let content = html! {
        h1 class="nhsuk-heading-l" { "Privacy" }
        p class="nhsuk-lede-text" { "What is kept about you, who can see it, and what you can ask for." }
        h2 class="nhsuk-heading-m" { "What is kept" }
        p { "Your name, how to reach you, and what you asked for help with. Later, what you and your link worker talk about and plan." }
        p { "We never ask about immigration status." }
        h2 class="nhsuk-heading-m" { "Who can see it" }
        p { "Your link worker and their team lead. A colleague who covers must give a reason first." }
        p { "Some notes are locked. Opening one tells the team lead at once." }
        p { "Every look at your record is written down. You can ask to see that list." }
        h2 class="nhsuk-heading-m" { "Who we share it with" }
        p { "A group sees only what you agreed to share with it. You can take that back. Its link then stops working." }
        p { "Your practice gets a summary only if you agree. The law lets us share without asking when somebody is in serious danger." }
        p { "Reports hold counts, not names. Small numbers are left out." }
        h2 class="nhsuk-heading-m" { "What you can ask for" }
        ul class="nhsuk-list nhsuk-list--bullet" {
            li { "See what we hold." }
            li { "Put right what is wrong." }
            li { "Stop support, or stop sharing, at any time." }
        }
        p { "Ask your link worker, or ring the scheme on the number in our letters." }
        p { "You can also complain to the Information Commissioner’s Office." }
        h2 class="nhsuk-heading-m" { "Cookies" }
        p { "One cookie keeps staff signed in. One shows a message once, such as “Saved”. Nothing follows you around." }
    };
    super::public("Privacy", front.app.settings.demo, content)
}
