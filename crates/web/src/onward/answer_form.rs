//! The questions about a referral, by what is known so far: a place? came? still coming? For organisations and workers.

use footbridge_app::FieldErrors;
use footbridge_app::onward::typed::{TypedAnswer, TypedDay};
use footbridge_components::{Choice, DateInput, Input, Radios, Select, Textarea};
use footbridge_domain::onward::lists::UnsuitableReason;
use footbridge_domain::onward::{Barrier, OnwardStatus};
use footbridge_front::Fields;
use jiff::civil::Date;
use maud::{Markup, html};

pub fn typed(fields: &Fields) -> TypedAnswer {
    let day = |name: &str| TypedDay {
        day: fields.text(&format!("{name}-day")),
        month: fields.text(&format!("{name}-month")),
        year: fields.text(&format!("{name}-year")),
    };
    TypedAnswer {
        answer: fields.text("answer"),
        from: day("from"),
        weeks: fields.text("weeks"),
        reason: fields.text("reason"),
        first: day("first"),
        finished: day("finished"),
        last: day("last"),
        times: fields.text("times"),
        barrier: fields.text("barrier"),
        note: fields.text("note"),
    }
}

/// Who is asked: the organisation says "we", a worker writes down what it said.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    Organisation,
    Worker,
}

pub struct Questions<'a> {
    pub state: OnwardStatus,
    pub called: &'a str,
    pub voice: Voice,
    pub today: Date,
    pub fields: &'a Fields,
    pub errors: Option<&'a FieldErrors>,
    /// The group waits for this day already.
    pub is_from: bool,
}

impl Questions<'_> {
    /// The question with its answers and the optional line. Nothing when there is nothing left to ask.
    pub fn render(&self, legend: footbridge_components::Label<'_>) -> Markup {
        let choices = self.choices();
        if choices.is_empty() {
            return Markup::default();
        }
        let note = match self.voice {
            Voice::Organisation => "Anything to add (optional)",
            Voice::Worker => "Note (optional)",
        };
        let radios =
            Radios::new("answer", legend, choices).value(self.fields.get("answer")).error(self.error("answer"));
        html! {
            (if self.voice == Voice::Worker { radios.small() } else { radios })
            (Textarea::new("note", note).rows(2).value(self.fields.get("note")).error(self.error("note")))
        }
    }

    fn error(&self, field: &str) -> Option<&str> {
        self.errors.and_then(|it| it.get(field))
    }

    fn choices(&self) -> Vec<Choice<'static>> {
        match self.state {
            OnwardStatus::Sent | OnwardStatus::Received | OnwardStatus::Waiting => {
                let mut all = vec![self.yes(), self.from(), self.wait(), self.no()];
                if self.voice == Voice::Worker {
                    all.extend([self.came(), self.stopped()]);
                }
                all
            }
            OnwardStatus::Accepted => {
                let mut all = vec![self.came(), self.stopped()];
                all.push(self.from());
                all.push(self.wait());
                all
            }
            OnwardStatus::Started => vec![self.still(), self.finished(), self.stopped()],
            OnwardStatus::Draft
            | OnwardStatus::Declined
            | OnwardStatus::Completed
            | OnwardStatus::Ended
            | OnwardStatus::Cancelled => Vec::new(),
        }
    }

    fn say(&self, organisation: &'static str, worker: &'static str) -> &'static str {
        match self.voice {
            Voice::Organisation => organisation,
            Voice::Worker => worker,
        }
    }

    fn yes(&self) -> Choice<'static> {
        Choice::new("yes", self.say("Yes, we have a place", "Yes, they have a place"))
    }

    fn from(&self) -> Choice<'static> {
        let words = if self.is_from {
            self.say("Our start day has changed", "The start day has changed")
        } else {
            self.say("Yes, from a date", "Yes, from a date")
        };
        Choice::new("from", words).reveals(self.day("from", "From which day?"))
    }

    fn wait(&self) -> Choice<'static> {
        Choice::new("wait", self.say("Not right now", "Not right now: a waiting list"))
            .hint(
                self.say("You have a waiting list, or are between terms.", "The directory shows it with today’s date."),
            )
            .reveals(
                Input::new("weeks", "About how many weeks? (optional)")
                    .numeric()
                    .width(3)
                    .value(self.fields.text("weeks"))
                    .error(self.error("weeks"))
                    .render(),
            )
    }

    fn no(&self) -> Choice<'static> {
        let reasons = std::iter::once(("".to_owned(), "Choose a reason".to_owned()))
            .chain(UnsuitableReason::ALL.iter().map(|it| (it.code().to_owned(), it.label().to_owned())))
            .map(|(code, label)| Choice::new(code, label));
        let select = Select::new("reason", "Why?", reasons.collect::<Vec<_>>())
            .value(self.fields.text("reason"))
            .error(self.error("reason"));
        Choice::new("no", self.say("Not right for us", "Not right for them")).reveals(select.render())
    }

    fn came(&self) -> Choice<'static> {
        Choice::new("came", format!("{} came for the first time", self.called))
            .reveals(self.day("first", "On which day?"))
    }

    fn still(&self) -> Choice<'static> {
        Choice::new("still", format!("{} is still coming", self.called))
    }

    fn finished(&self) -> Choice<'static> {
        Choice::new("finished", format!("{} came to the end", self.called))
            .hint("For a course or a programme with a last session.")
            .reveals(self.day("finished", "On which day?"))
    }

    fn stopped(&self) -> Choice<'static> {
        let came = self.state == OnwardStatus::Started;
        let words = if came {
            format!("{} has stopped coming", self.called)
        } else {
            format!("{} will not start", self.called)
        };
        let barriers = std::iter::once(("".to_owned(), "Choose a reason".to_owned()))
            .chain(Barrier::ALL.iter().map(|it| (it.code().to_owned(), it.label().to_owned())))
            .map(|(code, label)| Choice::new(code, label));
        let select = Select::new("barrier", "What got in the way?", barriers.collect::<Vec<_>>())
            .hint("It helps us put it right for the next person.")
            .value(self.fields.text("barrier"))
            .error(self.error("barrier"));
        Choice::new("stopped", words).reveals(html! {
            (select)
            @if came {
                (self.day("last", "Last visit (optional)"))
                (Input::new("times", "How often did they come? (optional)").numeric().width(3).value(self.fields.text("times")).error(self.error("times")))
            }
        })
    }

    fn day(&self, name: &'static str, legend: &'static str) -> Markup {
        let part = |part: &str| self.fields.get(&format!("{name}-{part}"));
        DateInput::new(name, legend)
            .hint(format!("For example, {} {} {}", self.today.day(), self.today.month(), self.today.year()))
            .values(part("day"), part("month"), part("year"))
            .error(self.error(&format!("{name}-day")))
            .render()
    }
}
