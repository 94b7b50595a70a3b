//! Groups and services for a person: their needs are ticked already, each result says why it fits and what to check.

use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use footbridge_app::directory::Near;
use footbridge_app::matching::MatchWords;
use footbridge_app::matching::match_person::{self, MatchPerson, Matches};
use footbridge_app::{AppError, Noun};
use footbridge_components::{
    Button, Checkboxes, EmptyState, Filters, Input, Link, PageHeading, Panel, Textarea, back_link, csrf_field,
    filter_columns, links, match_list,
};
use footbridge_domain::ids::PersonId;
use footbridge_domain::matching::crisis::CrisisKind;
use footbridge_domain::matching::wishes::Wish;
use footbridge_front::{Caller, Fields, Front};
use maud::{Markup, html};

use super::told;
use crate::directory::card;
use crate::directory::query::{self, Asked};
use crate::errors::{PageResult, encode};
use crate::page::{Page, show};
use crate::people::banner;
use crate::urgent;

/// Results on the page at first, and when more are wanted.
const SHOWN: usize = 10;
const MORE: usize = 50;
/// Letters that are read.
const LONGEST: usize = 20_000;

/// Conditions offered as filters; others come from the words.
const WISHES: &[Wish] = &[
    Wish::Mornings,
    Wish::Afternoons,
    Wish::Evenings,
    Wish::WomenOnly,
    Wish::MenOnly,
    Wish::NotSporty,
    Wish::NoChildren,
    Wish::BringChildren,
    Wish::NeedsTransport,
    Wish::SomebodyAlong,
    Wish::SmallGroup,
];

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
    RawQuery(raw): RawQuery,
) -> PageResult {
    let asked = Asked::read(raw);
    let words = asked.has("asked").then(|| ticked(&asked));
    whole(&front, &caller, &headers, &id, words).await
}

/// Words about somebody's life travel in the form, never in an address.
pub async fn tell(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
    fields: Fields,
) -> PageResult<Response> {
    let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    let asked = Asked::read(Some(pairs.join("&")));
    let text: String = fields.get("told").chars().take(LONGEST).collect();
    let words = MatchWords { text, only_ticked: false, ..ticked(&asked) };
    whole(&front, &caller, &headers, &id, Some(words)).await
}

fn ticked(asked: &Asked) -> MatchWords {
    MatchWords {
        needs: asked.needs(),
        only_ticked: true,
        words: asked.text("q").chars().take(200).collect(),
        near: asked.text("near").chars().take(60).collect(),
        miles: asked.miles(),
        access: asked.access(),
        wishes: asked.all("wish").iter().filter_map(|it| Wish::from_code(it)).collect(),
        days: asked.days(),
        free_only: asked.has("free"),
        open_to_all: asked.has("open"),
        no_journey: asked.has("online"),
        limit: if asked.has("more") { MORE } else { SHOWN },
        ..MatchWords::default()
    }
}

async fn whole(front: &Front, caller: &Caller, headers: &HeaderMap, id: &str, asked: Option<MatchWords>) -> PageResult {
    let person: PersonId = id.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    let it = match_person::run(&front.app, &caller.actor, MatchPerson { person, asked }).await?;
    let details = &it.header.person.details;
    let called = if details.called().is_empty() { "this person" } else { details.called() };
    let title = format!("Groups and services for {called}");
    let gap = gap_href(&it, person);
    let kinds: Vec<CrisisKind> = it.matched.urgent.iter().map(|it| it.kind).collect();
    let content = html! {
        @if !kinds.is_empty() { (urgent::card(&kinds, false, None)) }
        (PageHeading::new(title.as_str()).line(count_line(&it)).actions(html! {
            (Button::link("Nothing fits – record a gap", gap.clone()).secondary().small())
        }))
        (words_form(&it, person, caller))
        (filter_columns(filters(&it, person), results(&it, person, &gap, front.app.today())))
    };
    let page = Page {
        title,
        current: "People",
        banner: banner::of(&it.header, front.app.today(), 2),
        back: back_link(details.full_name(), format!("/people/{person}")),
        content,
        wide: true,
        ..Page::default()
    };
    show(front, caller, headers, page).await
}

fn count_line(it: &Matches) -> String {
    let near = it.matched.found.near.spot().map(|spot| format!(" near {}", spot.outcode_or_name())).unwrap_or_default();
    match it.matched.found.matches.len() {
        0 => "No results yet.".to_owned(),
        1 => format!("1 result{near}. Based on their needs, goals and support needs."),
        n if n < it.matched.found.total => {
            format!("The best {n} of {}{near}. Based on their needs, goals and support needs.", it.matched.found.total)
        }
        n => format!("{n} results{near}, best fit first. Based on their needs, goals and support needs."),
    }
}

fn gap_href(it: &Matches, person: PersonId) -> String {
    let needs = it.matched.wants.need_codes().map(|need| format!("&need={}", encode(need))).collect::<String>();
    format!("/people/{person}/gap?near={}{needs}", encode(&outcode_only(it)))
}

/// The address of a page holds no more of where somebody lives than the first half of a postcode.
fn outcode_only(it: &Matches) -> String {
    it.matched.found.near.spot().map(|spot| spot.outcode.clone()).unwrap_or_default()
}

/// Paste what they said: it is read for needs and conditions, and kept nowhere.
fn words_form(it: &Matches, person: PersonId, caller: &Caller) -> Markup {
    let open = !it.asked.text.trim().is_empty();
    let form = html! {
        form method="post" action=(format!("/people/{person}/matches")) novalidate {
            (csrf_field(caller.csrf()))
            @for (name, value) in carried(it) { input type="hidden" name=(name) value=(value); }
            (Textarea::new("told", "What they said, or the referral letter").rows(3).value(it.asked.text.clone())
                .hint("We look for needs and conditions in it. It is not saved."))
            (Button::submit("Find groups").small())
        }
        (told::show(&it.asked.text, &it.matched))
    };
    html! { @if open { (Panel::new("words", "Their own words", form).screen_only()) } @else {
        (footbridge_components::Details::new("Use their own words", form))
    } }
}

/// The filters that are on, for a form of their own.
fn carried(it: &Matches) -> Vec<(&'static str, String)> {
    let asked = &it.asked;
    let mut pairs: Vec<(&'static str, String)> =
        vec![("asked", "yes".to_owned()), ("near", asked.near.clone()), ("q", asked.words.clone())];
    pairs.extend(asked.needs.iter().map(|it| ("need", it.clone())));
    pairs.extend(asked.access.iter().map(|it| ("access", it.code().to_owned())));
    pairs.extend(asked.wishes.iter().map(|it| ("wish", it.code().to_owned())));
    pairs.extend(asked.days.iter().map(|it| ("day", it.code().to_owned())));
    pairs.extend(asked.miles.map(|it| ("miles", it.to_string())));
    for (name, on) in [("free", asked.free_only), ("open", asked.open_to_all), ("online", asked.no_journey)] {
        if on {
            pairs.push((name, "yes".to_owned()));
        }
    }
    pairs
}

fn more_href(it: &Matches, person: PersonId) -> String {
    let pairs: Vec<String> = carried(it).iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
    format!("/people/{person}/matches?{}&more=yes", pairs.join("&"))
}

fn filters(it: &Matches, person: PersonId) -> Markup {
    let (asked, wants) = (&it.asked, &it.matched.wants);
    let needs: Vec<String> = wants.need_codes().map(str::to_owned).collect();
    let mut wishes: Vec<Wish> = WISHES.to_vec();
    wishes.extend(it.matched.wishes.iter().filter(|it| !WISHES.contains(it)));
    let unknown = (it.matched.found.near == Near::NotKnown)
        .then_some("We do not know that place. Enter a postcode, like M33 7WR, or a town.");
    let on = needs.len()
        + wants.access.len()
        + it.matched.wishes.len()
        + wants.days.iter().count()
        + [wants.free_only, wants.no_referral, asked.no_journey].iter().filter(|it| **it).count();
    let miles = asked.miles.map(|it| it.to_string()).unwrap_or_default();
    let fields = html! {
        input type="hidden" name="asked" value="yes";
        (query::needs_field(&needs))
        (query::place_fields(&asked.near, &miles, unknown, Some("Empty: near their home.")))
        (query::access_field(&wants.access))
        (query::yes_no_fields(wants.free_only, wants.no_referral, asked.no_journey))
        (Checkboxes::new("wish", "Conditions", wishes.iter().map(|it| (it.code(), it.label())))
            .values(it.matched.wishes.iter().map(|it| it.code()).collect::<Vec<_>>()).small())
        (query::days_field(wants.days))
        (Input::new("q", "Words in the entry").value(asked.words.clone()).autocomplete("off"))
    };
    let path = format!("/people/{person}/matches");
    html! { (Filters::new(path.clone(), u32::try_from(on).unwrap_or_default(), fields).clear_href(format!("{path}?asked=yes"))) }
}

fn results(it: &Matches, person: PersonId, gap: &str, today: jiff::civil::Date) -> Markup {
    let found = &it.matched.found;
    let cards = found.matches.iter().enumerate().map(|(at, result)| {
        let service = &result.entry.service;
        let href = format!("/directory/{}?person={person}", service.id);
        card::of(at + 1, result, href, today).actions(
            Button::link("Refer", format!("/people/{person}/refer/{}", service.id))
                .about(format!("to {}", service.name))
                .small()
                .render(),
            links([
                Link::new("Signpost", format!("/people/{person}/signpost/{}", service.id))
                    .about(format!("to {}", service.name)),
                Link::new("Print", format!("/directory/{}/print", service.id)).about(service.name.clone()),
            ]),
        )
    });
    let nothing_asked = it.matched.wants.needs.is_empty() && it.asked.words.is_empty();
    html! {
        h2 class="app-h2" { "Results" }
        @if found.matches.is_empty() {
            @if nothing_asked {
                (EmptyState::new("Tick what they need", "Or use their own words above. Results appear here, the best fit first."))
            } @else {
                (EmptyState::new("No groups fit all of this", "Take away a filter, look further away, or record what is missing.")
                    .actions(html! { (Button::link("Nothing fits – record a gap", gap.to_owned()).small()) }))
            }
        } @else {
            (match_list(cards))
            @if found.matches.len() < found.total.min(MORE) && it.asked.text.is_empty() { p { (Link::new("Show more", more_href(it, person))) } }
            p { "None of these? " (Link::new("Nothing fits – record a gap", gap.to_owned())) "." }
        }
    }
}
