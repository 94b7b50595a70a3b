//! Scores in words: bands, changes, the line over time.

use footbridge_app::outcomes::answers_of;
use footbridge_app::store::outcomes::StoredResponse;
use footbridge_components::Sparkline;
use footbridge_domain::outcomes::measure::{Better, MeasureKind, Scale};
use footbridge_domain::outcomes::reliable_change::{ChangeVerdict, judge};
use footbridge_domain::outcomes::score::{ScaleScore, score};
use maud::{Markup, html};

/// The measure's name for people; its code where we do not know it.
pub(crate) fn name(code: &str) -> &str {
    MeasureKind::from_code(code).map_or(code, |it| it.label())
}

/// "6" and "14.75", never "6.0".
pub(crate) fn number(value: f64) -> String {
    if value.fract() == 0.0 { format!("{value:.0}") } else { format!("{value:.2}") }
}

/// "Life satisfaction 3 (low), Worthwhile 4 (low)". A gap is named, never filled.
pub(crate) fn in_words(code: &str, items: &str) -> String {
    let Some(kind) = MeasureKind::from_code(code) else { return String::new() };
    match score(kind.measure(), &answers_of(items)) {
        Ok(scored) => {
            let mut words: Vec<String> = scored.scores.iter().map(score_words).collect();
            words.extend(scored.unscored.iter().map(|(scale, _)| format!("{} skipped", scale.label)));
            words.join(", ")
        }
        Err(_) => "Too few answers for a score.".to_owned(),
    }
}

pub(crate) fn score_words(it: &ScaleScore) -> String {
    match it.band() {
        Some(band) => format!("{} {} ({band})", it.scale.label, number(it.value)),
        None => format!("{} {}", it.scale.label, number(it.value)),
    }
}

/// One scale over time: when, and the score; oldest first.
pub(crate) struct Course {
    pub kind: MeasureKind,
    pub scale: &'static Scale,
    pub points: Vec<(jiff::civil::Date, f64)>,
}

/// Every scale that was scored at least once, in the measures' order.
pub(crate) fn courses(responses: &[StoredResponse]) -> Vec<Course> {
    let mut courses: Vec<Course> = Vec::new();
    for response in responses {
        let Some(kind) = MeasureKind::from_code(&response.measure) else { continue };
        let Ok(scored) = score(kind.measure(), &answers_of(&response.items)) else { continue };
        for it in &scored.scores {
            match courses.iter_mut().find(|course| course.kind == kind && course.scale.code == it.scale.code) {
                Some(course) => course.points.push((response.taken_on, it.value)),
                None => courses.push(Course { kind, scale: it.scale, points: vec![(response.taken_on, it.value)] }),
            }
        }
    }
    let place = |kind: MeasureKind| MeasureKind::ALL.iter().position(|it| *it == kind);
    courses.sort_by_key(|it| place(it.kind));
    courses
}

impl Course {
    fn first(&self) -> f64 {
        self.points.first().map_or(0.0, |it| it.1)
    }

    fn last(&self) -> f64 {
        self.points.last().map_or(0.0, |it| it.1)
    }

    /// "Worthwhile: from 3 to 6 out of 10. Improved." What nobody has confirmed is said to be so.
    pub fn change_words(&self) -> String {
        if self.points.len() < 2 {
            return String::new();
        }
        let verdict = match judge(self.scale, self.first(), self.last()) {
            Some(ChangeVerdict::NoReliableChange) => "No change beyond chance",
            Some(ChangeVerdict::Improved) => "Better",
            Some(ChangeVerdict::Worsened) => "Worse",
            None => return String::new(),
        };
        let confirmed = self.scale.reliability.is_none_or(|it| it.1.confirmed);
        format!("{verdict}{}.", if confirmed { "" } else { " (limit not confirmed)" })
    }

    pub fn line(&self) -> Markup {
        // A category has no line: its words say more than its place in a list.
        if !self.scale.may_average {
            let words = |value: f64| {
                self.scale
                    .bands
                    .iter()
                    .find(|it| value <= it.up_to)
                    .map_or_else(|| number(value), |it| it.label.to_owned())
            };
            return html! {
                p class="app-muted" { strong { (self.scale.label) } }
                ul class="nhsuk-list" { @for (on, value) in &self.points { li { (on.strftime("%-d %b %Y").to_string()) ": " (words(*value)) } } }
            };
        }
        let (first, last) = (number(self.first()), number(self.last()));
        let title = if self.points.len() == 1 {
            format!("{}: {last}, asked once", self.scale.label)
        } else {
            format!(
                "{}: from {first} to {last}, between {} and {}",
                self.scale.label,
                number(self.scale.min),
                number(self.scale.max)
            )
        };
        let id = format!("course-{}-{}", self.kind.code(), self.scale.code);
        let mut line = Sparkline::new(id, title, self.scale.min, self.scale.max);
        for (on, value) in &self.points {
            line = line.point(on.strftime("%-d %b").to_string(), *value);
        }
        html! {
            p class="app-muted" {
                strong { (self.scale.label) } " "
                (if self.scale.better == Better::Higher { "(higher is better)" } else { "(lower is better)" })
            }
            (line)
        }
    }
}

/// The one line the record shows: the scale with the longest story, wellbeing before loneliness.
pub(crate) fn headline(responses: &[StoredResponse]) -> Option<Markup> {
    let courses = courses(responses);
    let most = courses.iter().map(|it| it.points.len()).max()?;
    let chosen = courses.iter().filter(|it| it.points.len() == most).max_by_key(|it| {
        (it.scale.code == "worthwhile", std::cmp::Reverse(MeasureKind::ALL.iter().position(|kind| *kind == it.kind)))
    })?;
    Some(html! {
        (chosen.line())
        @let words = chosen.change_words();
        @if !words.is_empty() { p { (words) } }
    })
}
