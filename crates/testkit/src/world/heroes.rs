//! The people the scenarios speak of. They are told by hand and stand first, so that everybody finds them again.

use footbridge_app::time::day_of;
use footbridge_domain::ids::ReferralId;
use footbridge_domain::onward::OnwardStatus;
use footbridge_domain::people::ContactBy;
use footbridge_domain::people::phone::PhoneNumber;
use footbridge_domain::referrals::pick_lists::{Method, RiskStatement, Source};
use footbridge_domain::referrals::{Acceptance, Allocation, CrisisLevel, Referral, ReferralState, Referrer, Request};

use super::diary::{instant, plus, weekday_before, weekday_from};
use super::episode::Carried;
use super::names::Gender;
use super::person::{Life, practice_of};
use super::places;
use super::team::Worker;
use super::teller::{By, Teller};

/// Who somebody is, in a line.
struct Who {
    theme: &'static str,
    gender: Gender,
    first: &'static str,
    family: &'static str,
    age: i64,
    ward: usize,
    language: &'static str,
    ethnicity: &'static str,
}

const fn who(
    theme: &'static str,
    gender: Gender,
    first: &'static str,
    family: &'static str,
    age: i64,
    ward: usize,
) -> Who {
    Who { theme, gender, first, family, age, ward, language: "en", ethnicity: "White British" }
}

/// How many people stand here.
pub const HEROES: u64 = 20;

impl Teller<'_> {
    pub fn heroes(&mut self) {
        self.mr_ade();
        self.mrs_evans();
        self.the_carer_priya_sent();
        self.in_crisis();
        self.the_long_waiter();
        self.bens_visit();
        self.at_quay_gardeners();
        self.on_the_way();
        self.the_follow_up_due();
        self.the_quiet_one();
        self.the_offered_place();
        self.one_person_twice();
        self.the_question();
        self.just_closed();
        self.the_rest_of_amiras_week();
    }

    fn hero(&mut self, who: &Who) -> Life {
        let mut life = self.somebody(self.team.scheme, who.theme);
        let address = places::address(&mut self.chance, who.ward);
        let born_on = self.birthday(who.age);
        let practice = self.team.organisations.get(practice_of(who.ward)).map(|it| it.id);
        let details = &mut life.person.details;
        details.first_name = who.first.to_owned();
        details.family_name = who.family.to_owned();
        details.born_on = Some(born_on);
        details.gender = if who.gender == Gender::Woman { "Woman" } else { "Man" }.to_owned();
        details.pronouns = String::new();
        details.email = String::new();
        details.address = address.line;
        details.postcode = address.postcode.parse().ok();
        details.practice = practice;
        details.language = who.language.to_owned();
        details.ethnicity = who.ethnicity.to_owned();
        details.interpreter = false;
        details.contact_by = ContactBy::Phone;
        details.voicemail_safe = true;
        details.best_time = String::new();
        (life.gender, life.ward) = (who.gender, who.ward);
        self.named.insert(format!("{} {}", who.first, who.family));
        life
    }

    fn by_name(&self, name: &str) -> Worker {
        let found = self.team.workers.iter().find(|it| it.name.starts_with(name)).or(self.team.workers.first());
        found.cloned().unwrap_or(Worker { id: self.team.lead.0, name: self.team.lead.1.clone(), languages: &[] })
    }

    fn from(&self, name: &str, source: Source, method: Method, reason: &str, needs: &[&str]) -> Request {
        let found = self.team.referrers.iter().find(|it| it.name == name);
        Request {
            source,
            method,
            referrer: found.map_or_else(Referrer::default, |it| Referrer {
                account: it.account,
                organisation: Some(it.organisation),
                name: it.name.to_owned(),
                role: it.role.to_owned(),
                contact: it.contact.to_owned(),
            }),
            reason: reason.to_owned(),
            needs: needs.iter().map(|it| (*it).to_owned()).collect(),
            risk: RiskStatement::NoKnownRisks,
            risk_note: String::new(),
            agreed_to_contact: true,
            crisis: None,
            urgent: false,
        }
    }

    /// Accepted by the lead and given to a worker on a day, with support from then on.
    fn held(&mut self, life: &mut Life, referral: &mut Referral, worker: &Worker, days_ago: i64) -> Carried {
        let day = weekday_from(self.diary.ago(days_ago));
        let at = self.diary.past(day, 10 * 60 + 40).max(referral.received_at);
        let lead = self.team.lead.clone();
        let acceptance = Acceptance { by: lead.0, at };
        let allocation = Allocation { worker: worker.id, at };
        referral.state = ReferralState::Active { acceptance, allocation };
        referral.state_at = at;
        referral.version = 2;
        let by = By::Account(lead.0, &lead.1);
        self.noted(at, &by, "referral_accepted", ("referral", referral.id.uuid()), life.person.id, "");
        self.noted(
            at,
            &by,
            "referral_allocated",
            ("referral", referral.id.uuid()),
            life.person.id,
            &format!("to {}", worker.id),
        );
        life.person.open_referral = Some(referral.id);
        life.person.worker = Some(worker.id);
        if let Some(place) = self.team.workers.iter().position(|it| it.id == worker.id) {
            self.room[place] -= 1;
        }
        Carried { worker: worker.clone(), from: day_of(at), until: None, reason: None }
    }

    fn done(&mut self, life: Life, referral: Referral) {
        let since = referral.received_at;
        self.batch.referrals.push(referral);
        self.batch.people.push((life.person, since));
    }

    /// A whole active episode with a worker, told like any other.
    fn active(&mut self, who: &Who, worker: &str, days: i64, request: Request) -> (Life, Referral, Carried) {
        let mut life = self.hero(who);
        let at = self.diary.past(weekday_from(self.diary.ago(days)), 9 * 60 + 25);
        let mut referral = self.received_as(&life, request, at, None);
        let worker = self.by_name(worker);
        let carried = self.held(&mut life, &mut referral, &worker, days - 2);
        let after = referral.state_at;
        self.support(&mut life, &mut referral, &carried, after);
        life.person.next_contact_on = Some(plus(self.diary.today, self.chance.between(2, 12)));
        (life, referral, carried)
    }

    fn earlier(&mut self, life: &mut Life, days: i64, request: Request) -> ReferralId {
        let day = weekday_from(self.diary.ago(days));
        let at = self.diary.past(day, 11 * 60);
        let mut referral = self.received_as(life, request, at, None);
        self.close_after(life, &mut referral, day, plus(day, 130));
        let id = referral.id;
        self.batch.referrals.push(referral);
        id
    }

    /// D1: Yoruba, large print, known from before, and nobody has reached him yet.
    fn mr_ade(&mut self) {
        let mut life = self.hero(&Who {
            language: "yo",
            ethnicity: "Black African",
            ..who("loneliness", Gender::Man, "Babatunde", "Ade", 71, 0)
        });
        life.person.details.interpreter = true;
        life.person.details.preferred_name = "Mr Ade".to_owned();
        life.person.details.contact_by = ContactBy::Letter;
        life.person.details.voicemail_safe = false;
        life.person.details.best_time = "after 2pm".to_owned();
        life.person.details.helper = "Niece, Folake, 07700 900814, Saturdays".to_owned();
        let before = self.from("Karen Doyle", Source::Nurse, Method::OnlineForm, "Newly retired, misses work and company. Would like a walking group. Speaks some English, prefers Yoruba for what matters.", &["loneliness", "physical_activity"]);
        let previous = self.earlier(&mut life, 460, before);
        let mut now = self.from("Dr Ngozi Okafor", Source::Gp, Method::OnlineForm, "Mr Ade’s brother died in the spring and he has stopped going out. Diabetes control slipping. He would like company and a garden, as he had at home. Yoruba interpreter please, not family. Letters in large print.", &["bereavement", "loneliness", "nature"]);
        now.risk = RiskStatement::Stated;
        now.risk_note = "Unsteady on stairs. Take time at the door.".to_owned();
        let at = self.diary.past(weekday_from(self.diary.ago(6)), 9 * 60 + 12);
        let mut referral = self.received_as(&life, now, at, Some(previous));
        let amira = self.by_name("Amira");
        self.held(&mut life, &mut referral, &amira, 3);
        life.person.next_contact_on = Some(self.diary.today);
        self.need_row(life.person.id, "large_print", "18 point", 240, at);
        self.need_row(life.person.id, "no_voicemail", "shared telephone in the house", 120, at);
        self.need_row(life.person.id, "more_time", "with an interpreter, book an hour", 240, at);
        self.done(life, referral);
    }

    /// D5: rang herself, Welsh, letters only, never a text message.
    fn mrs_evans(&mut self) {
        let mut life = self.hero(&Who {
            language: "cy",
            ethnicity: "White Welsh",
            ..who("bereavement", Gender::Woman, "Mair", "Evans", 77, 4)
        });
        life.person.details.contact_by = ContactBy::Letter;
        life.person.details.phone = PhoneNumber::parse("01632 960118").ok();
        life.person.details.best_time = "before noon".to_owned();
        let mut request = self.from(
            "",
            Source::SelfReferral,
            Method::Phone,
            "Lonely since my husband died. I would like somewhere I can speak Welsh.",
            &["loneliness", "bereavement"],
        );
        request.referrer = Referrer {
            name: "Taken down by Linda Foy".to_owned(),
            role: "Receptionist".to_owned(),
            ..Referrer::default()
        };
        let at = self.diary.past(weekday_from(self.diary.ago(38)), 10 * 60 + 5);
        let mut referral = self.received_as(&life, request, at, None);
        let sioned = self.by_name("Sioned");
        let carried = self.held(&mut life, &mut referral, &sioned, 36);
        self.need_row(life.person.id, "ring_not_text", "no mobile, do not send text messages", 200, at);
        self.need_row(life.person.id, "large_print", "", 200, at);
        let after = referral.state_at;
        self.support(&mut life, &mut referral, &carried, after);
        life.person.own_words = Some((
            "Dw i’n colli Huw bob bore. Hoffwn i rywle i siarad Cymraeg heb fod yn faich.".to_owned(),
            Some(carried.from),
        ));
        if let Some(cafe) = self.shelf.named("Café Conversation").cloned() {
            self.signpost(&life, &carried, &cafe, plus(carried.from, 12));
        }
        life.person.next_contact_on = Some(plus(self.diary.today, 3));
        self.letter(&life, "acknowledgement", "cy", "Diolch am ffonio", "Annwyl Mrs Evans\n\nDiolch am ffonio. Rydym wedi derbyn eich cais. Bydd Sioned Pritchard yn ysgrifennu atoch yn Gymraeg o fewn pum diwrnod gwaith.\n\nOs bydd arnoch angen siarad cyn hynny, ffoniwch 01632 960100.\n\nHarbour Social Prescribing", self.diary.now);
        self.done(life, referral);
    }

    /// D4: a carer whom the council's social worker referred.
    fn the_carer_priya_sent(&mut self) {
        let request = self.from("Priya Nair", Source::AdultSocialCare, Method::OnlineForm, "Samina cares for her mother (package: two calls a day) and two school-age children. Carer’s assessment done in September, eight sitting hours not yet used. Wants something for herself, in daytime.", &["caring", "mood", "loneliness"]);
        let (mut life, referral, _) = self.active(
            &Who { ethnicity: "Pakistani", ..who("carers", Gender::Woman, "Samina", "Chaudhry", 47, 1) },
            "Amira",
            64,
            request,
        );
        life.person.details.best_time = "school hours".to_owned();
        self.done(life, referral);
    }

    /// On top of the queue: words of crisis in her own form, last night.
    fn in_crisis(&mut self) {
        let mut life = self.hero(&who("loneliness", Gender::Woman, "Kerry", "Lomax", 34, 2));
        life.person.details.contact_by = ContactBy::Text;
        life.person.details.practice = None;
        let mut request = self.from("", Source::SelfReferral, Method::SelfReferral, "I lost my job and my flat is next. Some nights I think everybody would be better off if I was not here any more. I do not want to be like this. Please ring, not letters, my ex picks up the post.", &["mood", "housing_security", "money"]);
        request.crisis = Some(CrisisLevel::Now);
        request.urgent = true;
        let at = self.diary.past(self.diary.ago(1), 22 * 60 + 47);
        let referral = self.received_as(&life, request, at, None);
        life.person.open_referral = Some(referral.id);
        self.need_row(life.person.id, "no_letters", "former partner opens post", 90, at);
        self.done(life, referral);
    }

    /// Accepted five weeks ago, still without a link worker.
    fn the_long_waiter(&mut self) {
        let mut life = self.hero(&who("loneliness", Gender::Man, "Harold", "Pendlebury", 83, 3));
        let request = self.from("Dr Sanjay Mehta", Source::Gp, Method::Letter, "Lives alone above the closed bakery. Hearing poor. Was a piano tuner. Would love to hear music with other people again.", &["loneliness", "transport"]);
        let at = self.diary.past(weekday_from(self.diary.ago(37)), 12 * 60 + 15);
        let mut referral = self.received_as(&life, request, at, None);
        let lead = self.team.lead.clone();
        let accepted = self.diary.past(weekday_from(self.diary.ago(34)), 9 * 60 + 50);
        referral.state = ReferralState::Accepted(Acceptance { by: lead.0, at: accepted });
        referral.state_at = accepted;
        referral.version = 1;
        self.noted(
            accepted,
            &By::Account(lead.0, &lead.1),
            "referral_accepted",
            ("referral", referral.id.uuid()),
            life.person.id,
            "",
        );
        life.person.open_referral = Some(referral.id);
        self.need_row(life.person.id, "hearing_loop", "", 200, at);
        self.done(life, referral);
    }

    /// D2: Ben's home visit at two.
    fn bens_visit(&mut self) {
        let mut request = self.from("Leo Grant", Source::Housing, Method::OnlineForm, "Rent arrears and a complaint about noise. Danielle was alone with a baby and looked frightened when her partner came in. She would like to meet other mothers.", &["housing_security", "safety", "loneliness"]);
        request.risk = RiskStatement::Stated;
        request.risk_note = "Partner may be at home. Ring first, from outside. Ask only when she is alone.".to_owned();
        let (mut life, referral, carried) =
            self.active(&who("loneliness", Gender::Woman, "Danielle", "Rigby", 26, 2), "Ben", 48, request);
        let at = referral.received_at;
        self.need_row(life.person.id, "do_not_say_who", "say “the baby group”", 60, at);
        self.need_row(life.person.id, "no_letters", "", 60, at);
        life.person.details.voicemail_safe = false;
        self.concern(&life, &carried.worker, 0, self.diary.ago(16), Some(plus(self.diary.today, 1)));
        self.note(&life, &carried.worker, "domestic_abuse", self.diary.ago(16));
        self.visit(
            &life,
            &carried.worker,
            (weekday_from(self.diary.today), 14 * 60, 60),
            "visit",
            "Baby weighing at home. Ring from the car first.",
        );
        self.done(life, referral);
    }

    /// D6: one waiting for an answer for eight days, one who came twice until the bus was cancelled, one who stayed.
    fn at_quay_gardeners(&mut self) {
        let Some(quay) = self.shelf.named("Quay Gardeners").cloned() else { return };
        let people = [
            (who("bereavement", Gender::Woman, "Olive", "Tattersall", 74, 0), 52, 8, OnwardStatus::Sent),
            (who("mens_group", Gender::Man, "Terence", "Dacosta", 66, 5), 120, 70, OnwardStatus::Ended),
            (who("loneliness", Gender::Woman, "Eleri", "Bevan", 58, 0), 130, 84, OnwardStatus::Started),
        ];
        for (who, days, sent, goal) in people {
            let name = who.first;
            let request = self.from("Dr Ngozi Okafor", Source::Gp, Method::OnlineForm, match name {
                "Olive" => "Her husband kept the harbour light for thirty years. Since he died she sits with the curtains drawn. Loves growing things.",
                "Terence" => "Retired bus mechanic, low since the move up the hill. Would do well with a job outdoors and other people about.",
                _ => "Recovering from a long illness, wants her hands in soil and a reason to get up.",
            }, &["nature", "loneliness"]);
            let (life, referral, carried) = self.active(&who, "Amira", days, request);
            let day = weekday_before(self.diary.ago(sent));
            let place = self.batch.onward.len();
            self.onward(&life, &referral, &carried, &quay, day, goal);
            if let (OnwardStatus::Ended, Some(it)) = (goal, self.batch.onward.get_mut(place)) {
                super::connect::came_twice(it, plus(day, 9));
            }
            self.done(life, referral);
        }
    }

    /// One that the group has opened and not answered, one that waits for the month in which there is room.
    fn on_the_way(&mut self) {
        let people = [
            (who("young_adult", Gender::Woman, "Megan", "Tudor", 20, 1), "Callum", OnwardStatus::Received),
            (who("living_with_pain", Gender::Man, "Graham", "Seddon", 54, 3), "Ben", OnwardStatus::Draft),
        ];
        for (who, worker, goal) in people {
            let request = self.from(
                "Dr Sanjay Mehta",
                Source::Gp,
                Method::OnlineForm,
                "Would like to be outdoors with a few others, hands busy. Tried a gym, hated it.",
                &["nature", "mood"],
            );
            let (life, referral, carried) = self.active(&who, worker, 46, request);
            let quay = if goal == OnwardStatus::Draft {
                self.shelf.named("Quay Gardeners").cloned()
            } else {
                self.shelf.for_need(&mut self.chance, "nature", who.ward).cloned()
            };
            if let Some(mut to) = quay {
                if to.email.is_empty() {
                    to.email = "hello@growing.example.org".to_owned();
                }
                self.onward(&life, &referral, &carried, &to, weekday_before(self.diary.ago(3)), goal);
            }
            self.done(life, referral);
        }
    }

    fn the_follow_up_due(&mut self) {
        let request = self.from("Dr Ngozi Okafor", Source::Gp, Method::OnlineForm, "Farida lives with her son’s family. Money goes missing from her pension card. She wants to learn English and to have her own key.", &["language", "money", "safety"]);
        let (mut life, referral, carried) = self.active(
            &Who { language: "fa", ethnicity: "Afghan", ..who("new_arrival", Gender::Woman, "Farida", "Noori", 62, 1) },
            "Amira",
            75,
            request,
        );
        life.person.details.interpreter = true;
        self.concern(&life, &carried.worker, 1, self.diary.ago(13), Some(self.diary.today));
        self.note(&life, &carried.worker, "third_party", self.diary.ago(13));
        self.done(life, referral);
    }

    fn the_quiet_one(&mut self) {
        let mut life =
            self.hero(&Who { ethnicity: "White Welsh", ..who("mens_group", Gender::Man, "Idris", "Vaughan", 68, 0) });
        let request = self.from("Karen Doyle", Source::Nurse, Method::OnlineForm, "Fisherman until his hands went. Says he is all right. His sister says he is not. Would come for boats, not for talk.", &["loneliness", "mood", "work"]);
        let at = self.diary.past(weekday_from(self.diary.ago(96)), 15 * 60);
        let mut referral = self.received_as(&life, request, at, None);
        let amira = self.by_name("Amira");
        let mut carried = self.held(&mut life, &mut referral, &amira, 93);
        carried.until = Some(weekday_from(self.diary.ago(38)));
        let after = referral.state_at;
        self.support(&mut life, &mut referral, &carried, after);
        self.done(life, referral);
    }

    fn the_offered_place(&mut self) {
        let request = self.from(
            "Dr Ngozi Okafor",
            Source::Gp,
            Method::SecureMessaging,
            "Jean sang alto in the chapel choir until it closed. COPD, well controlled. Misses it more than she says.",
            &["loneliness", "nature", "long_term_condition"],
        );
        let (mut life, referral, carried) =
            self.active(&who("loneliness", Gender::Woman, "Jean", "Makin", 70, 1), "Amira", 40, request);
        // The answer came this week and nobody has spoken with her since.
        let cut = instant(self.diary.ago(7), 0);
        self.batch.contacts.retain(|it| it.person_id != life.person.id.uuid() || it.happened_at < cut);
        life.person.last_contact_at = self
            .batch
            .contacts
            .iter()
            .filter(|it| {
                it.person_id == life.person.id.uuid() && matches!(it.kind.as_str(), "spoke" | "visit" | "message")
            })
            .map(|it| it.happened_at)
            .max();
        if let Some(choir) =
            self.shelf.entries.iter().find(|it| it.name.starts_with("Puffins") && !it.email.is_empty()).cloned()
        {
            let id = self.onward(
                &life,
                &referral,
                &carried,
                &choir,
                weekday_before(self.diary.ago(6)),
                OnwardStatus::Accepted,
            );
            if let Some(it) = self.batch.onward.iter_mut().find(|it| it.id == id) {
                super::connect::answered_at(
                    it,
                    self.diary.past(self.diary.ago(1), 16 * 60 + 5),
                    plus(self.diary.today, 4),
                );
            }
        }
        self.done(life, referral);
    }

    /// Somebody who was here before under another form of her name has written again.
    fn one_person_twice(&mut self) {
        let mut life = self.hero(&who("debt", Gender::Woman, "Catherine", "Howarth", 45, 3));
        let request = self.from(
            "Paul Whitaker",
            Source::Nurse,
            Method::OnlineForm,
            "Behind with the rent after a separation. Ashamed about it. Would see somebody at the practice.",
            &["money", "mood"],
        );
        let day = weekday_from(self.diary.ago(310));
        let at = self.diary.past(day, 14 * 60);
        let mut referral = self.received_as(&life, request, at, None);
        self.close_after(&mut life, &mut referral, day, plus(day, 120));
        let (phone, born_on, postcode) =
            (life.person.details.phone.clone(), life.person.details.born_on, life.person.details.postcode);
        self.done(life, referral);
        let mut again = self.hero(&who("debt", Gender::Woman, "Cathy", "Howarth", 45, 3));
        again.person.details.phone = phone;
        again.person.details.born_on = born_on;
        again.person.details.postcode = postcode;
        again.person.details.nhs_number = None;
        let request = self.from(
            "",
            Source::SelfReferral,
            Method::SelfReferral,
            "You helped me last winter. The letters have started again. I would like to see the same person if I can.",
            &["money"],
        );
        let at = self.diary.past(self.diary.ago(2), 20 * 60 + 15);
        let referral = self.received_as(&again, request, at, None);
        again.person.open_referral = Some(referral.id);
        self.done(again, referral);
    }

    fn the_question(&mut self) {
        let mut life = self.hero(&Who {
            language: "so",
            ethnicity: "Black African",
            ..who("new_arrival", Gender::Woman, "Hodan", "Warsame", 38, 1)
        });
        life.person.details.interpreter = true;
        let mut request = self.from(
            "Dr Ngozi Okafor",
            Source::Gp,
            Method::OnlineForm,
            "Headaches, normal examination. Alone with three children since the move.",
            &["loneliness", "language"],
        );
        request.risk = RiskStatement::Stated;
        request.risk_note = "See safeguarding plan.".to_owned();
        let at = self.diary.past(weekday_from(self.diary.ago(5)), 17 * 60 + 2);
        let mut referral = self.received_as(&life, request, at, None);
        let asked = self.diary.past(weekday_from(self.diary.ago(3)), 9 * 60 + 30).max(at);
        referral.state = ReferralState::AwaitingInformation { question: "You mention a safeguarding plan. What must we know before we ring her? May we ring while the children’s father is there?".to_owned() };
        referral.state_at = asked;
        referral.version = 1;
        let lead = self.team.lead.clone();
        self.noted(
            asked,
            &By::Account(lead.0, &lead.1),
            "information_asked",
            ("referral", referral.id.uuid()),
            life.person.id,
            "",
        );
        self.mail("question_to_referrer", ("ngozi.okafor@example.org", "Dr Ngozi Okafor"), "A question about your referral", &format!("Dear Dr Okafor,\n\nWe have a question about referral {}. Please sign in and answer it there.\n{}/my-referrals\n\nHarbour Social Prescribing", referral.reference, self.app.settings.base_url), None, asked);
        life.person.open_referral = Some(referral.id);
        self.done(life, referral);
    }

    /// D3: closed this week, the reply is with Dr Okafor.
    fn just_closed(&mut self) {
        let mut life = self.hero(&who("debt", Gender::Woman, "Sheila", "Birtwistle", 63, 0));
        let request = self.from("Dr Ngozi Okafor", Source::Gp, Method::OnlineForm, "Palpitations with every letter from the bank. Widowed, three credit cards in his name. Needs somebody to sit with her and open the post.", &["money", "bereavement", "mood"]);
        let day = weekday_from(self.diary.ago(150));
        let at = self.diary.past(day, 9 * 60 + 40);
        let mut referral = self.received_as(&life, request, at, None);
        self.close_well(&mut life, &mut referral, "Amira", day, weekday_from(self.diary.ago(3)));
        self.done(life, referral);
    }

    /// Amira's days hold visits whatever the weekday.
    fn the_rest_of_amiras_week(&mut self) {
        let stories = [
            (
                "young_adult",
                Gender::Man,
                "Reece",
                "Farrimond",
                22,
                "Has not been out in daylight since the spring. Repairs phones for the whole estate from his bedroom.",
                55,
            ),
            (
                "new_arrival",
                Gender::Woman,
                "Oksana",
                "Kovalenko",
                41,
                "Accountant from Kharkiv, cleaning hotel rooms. Wants her certificates recognised and somebody to have coffee with.",
                88,
            ),
        ];
        for (theme, gender, first, family, age, reason, days) in stories {
            let request = self.from("Dr Ngozi Okafor", Source::Gp, Method::OnlineForm, reason, &["loneliness", "work"]);
            let (life, referral, _) = self.active(&who(theme, gender, first, family, age, 0), "Amira", days, request);
            self.done(life, referral);
        }
    }
}
