//! The fields of an entry, in the order a phone call goes: what, when, where, who, how, room.

use footbridge_app::FieldErrors;
use footbridge_app::directory::edit_form::Typed;
use footbridge_components::{Checkboxes, Choice, Details, Input, Panel, Radios, Select, Textarea};
use footbridge_domain::coded::Coded;
use footbridge_domain::directory::{AccessFeature, CapacityState, CostKind, ForSex, Reach, ReferralRoute, Status};
use footbridge_domain::matching::needs::{Need, SupportKind};
use footbridge_domain::matching::wishes::Tongue;
use footbridge_front::Fields;
use maud::{Markup, html};

fn choices<T: Coded>() -> Vec<(&'static str, &'static str)> {
    T::all().iter().map(|it| (it.code(), it.label())).collect()
}

pub fn typed_of(fields: &Fields) -> Typed {
    let text = |name: &str| fields.text(name);
    Typed {
        name: text("name"),
        organisation: text("organisation"),
        description: text("description"),
        first_visit: text("first_visit"),
        status: text("status"),
        alert: text("alert"),
        needs: fields.all("needs"),
        kinds: fields.all("kinds"),
        reach: fields.all("reach"),
        address: text("address"),
        town: text("town"),
        postcode: text("postcode"),
        area: text("area"),
        when: text("when"),
        min_age: text("min_age"),
        max_age: text("max_age"),
        sex: text("sex"),
        eligibility_note: text("eligibility_note"),
        languages: fields.all("languages"),
        access_yes: fields.all("access_yes"),
        access_no: fields.all("access_no"),
        access_notes: text("access_notes"),
        cost: text("cost"),
        cost_words: text("cost_words"),
        route: text("route"),
        route_note: text("route_note"),
        phone: text("phone"),
        email: text("email"),
        website: text("website"),
        capacity: text("capacity"),
        places: text("places"),
        weeks: text("weeks"),
        monthly_limit: text("monthly_limit"),
    }
}

pub fn fields(it: &Typed, errors: Option<&FieldErrors>) -> Markup {
    let error = |field: &str| errors.and_then(|it| it.get(field));
    let input = |name: &'static str, label: &'static str, value: &str| {
        Input::new(name, label).value(value.to_owned()).error(error(name))
    };
    let area = |name: &'static str, label: &'static str, value: &str| {
        Textarea::new(name, label).value(value.to_owned()).error(error(name))
    };
    html! {
        (Panel::new("what", "What it is", html! {
            (input("name", "Name", &it.name))
            (input("organisation", "Who runs it", &it.organisation).hint("Leave empty for an informal group."))
            (area("description", "What happens there", &it.description).rows(4))
            (area("first_visit", "What happens the first time", &it.first_visit).rows(4).hint("Who meets you, where to go in, what to bring, how many people come."))
            (Checkboxes::new("needs", "What it helps with", choices::<Need>()).values(it.needs.clone()).error(error("needs")).small().group_classes("app-columns"))
            (Details { open: !it.kinds.is_empty(), ..Details::new("Kind of support", html! { (Checkboxes::new("kinds", "Kind of support", choices::<SupportKind>()).values(it.kinds.clone()).small().group_classes("app-columns")) }) })
        }))
        (Panel::new("times", "When", html! {
            (area("when", "Days and times", &it.when).rows(3).hint("One a line, like: Tuesday 10am to 12pm"))
        }))
        (Panel::new("place", "Where", html! {
            (Checkboxes::new("reach", "How people take part", choices::<Reach>()).values(it.reach.clone()).error(error("reach")).small())
            (area("address", "Address", &it.address).rows(3).hint("Without town and postcode."))
            (input("town", "Town", &it.town).width(20))
            (input("postcode", "Postcode", &it.postcode).width(10))
            (input("area", "Area it covers", &it.area).hint("Like: Trafford"))
        }))
        (Panel::new("access", "Getting in", html! {
            (Checkboxes::new("access_yes", "What is there", choices::<AccessFeature>()).values(it.access_yes.clone()).small().group_classes("app-columns"))
            (Details { open: !it.access_no.is_empty(), ..Details::new("What is not there", html! { (Checkboxes::new("access_no", "What is not there", choices::<AccessFeature>()).values(it.access_no.clone()).error(error("access_no")).small().group_classes("app-columns")) }) })
            (area("access_notes", "Anything else about getting in", &it.access_notes).rows(2))
        }))
        (Panel::new("who", "Who it is for", html! {
            div class="app-inline" {
                (input("min_age", "Youngest age", &it.min_age).numeric().width(3))
                (input("max_age", "Oldest age", &it.max_age).numeric().width(3))
                (Select::new("sex", "For", [("", "Anybody"), (ForSex::Women.code(), ForSex::Women.label()), (ForSex::Men.code(), ForSex::Men.label())]).value(it.sex.clone()))
            }
            (input("eligibility_note", "Anything else", &it.eligibility_note).hint("Like: for people who live in Partington"))
            (Details::new("Languages other than English", html! { (Checkboxes::new("languages", "Languages spoken", choices::<Tongue>()).values(it.languages.clone()).small().group_classes("app-columns")) }))
        }))
        (Panel::new("joining", "Joining and cost", html! {
            (Select::new("route", "How to join", choices::<ReferralRoute>()).value(it.route.clone()))
            (input("route_note", "More about joining", &it.route_note))
            (Radios::new("cost", "Cost", choices::<CostKind>()).value(it.cost.clone()).small().inline())
            (input("cost_words", "In words", &it.cost_words).hint("Like: £2 a week, tea included"))
            (input("phone", "Phone", &it.phone).kind("tel").width(20))
            (input("email", "Email", &it.email).kind("email"))
            (input("website", "Website", &it.website))
        }))
        (Panel::new("room", "Room", html! {
            (Radios::new("capacity", "Is there room?", CapacityState::ALL.iter().map(|state| {
                let choice = Choice::new(state.code(), state.label());
                match state {
                    CapacityState::Few => choice.reveals(input("places", "Places left", &it.places).numeric().width(3).render()),
                    CapacityState::Waiting => choice.reveals(input("weeks", "Weeks to wait, about", &it.weeks).numeric().width(3).render()),
                    _ => choice,
                }
            })).value(it.capacity.clone()).small())
            (input("monthly_limit", "New people a month at most", &it.monthly_limit).numeric().width(3).hint("Leave empty for no limit."))
        }))
        (Panel::new("running", "Is it running?", html! {
            (Radios::new("status", "Is it running?", choices::<Status>()).value(it.status.clone()).small())
            (input("alert", "Something everybody must know first", &it.alert).hint("Like: Moved to the library in May"))
        }))
    }
}
