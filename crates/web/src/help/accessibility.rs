//! The accessibility statement: what is checked by tests, what nobody has checked yet.

use axum::extract::State;
use axum::response::Response;
use footbridge_front::{Caller, Front};
use maud::html;

pub async fn page(State(front): State<Front>, _: Caller) -> Response {
    let content = html! {
        h1 class="nhsuk-heading-l" { "Accessibility" }
        p class="nhsuk-lede-text" { "We want everybody to be able to use these pages." }
        p { "Our aim is the Web Content Accessibility Guidelines 2.2, level AA." }
        h2 class="nhsuk-heading-m" { "What you can do" }
        ul class="nhsuk-list nhsuk-list--bullet" {
            li { "Use every page with a keyboard alone." }
            li { "Use every page with JavaScript turned off." }
            li { "Zoom to 400% without scrolling sideways." }
            li { "Use your own colours or a contrast theme." }
        }
        h2 class="nhsuk-heading-m" { "How we check" }
        p { "Automatic checks run in a real browser at desktop and phone width. They find about a third to half of all problems." }
        h2 class="nhsuk-heading-m" { "What we have not done yet" }
        ul class="nhsuk-list nhsuk-list--bullet" {
            li { "No disabled people have tested this version with us." }
            li { "No screen reader or voice control test by hand is on record." }
            li { "There are no Easy Read or British Sign Language versions." }
            li { "A translator has not checked the Welsh pages." }
        }
        h2 class="nhsuk-heading-m" { "Tell us" }
        p { "If something does not work for you, tell your link worker or the scheme. We will help you another way, and put it right." }
    };
    super::public("Accessibility", front.app.settings.demo, content)
}
