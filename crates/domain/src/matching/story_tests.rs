//! Sentences as link workers, practices and people write them, and what should be proposed.

use super::*;
use Need::*;
use Wish::*;
use proptest::prelude::*;

/// Sentence, needs that must be found, needs that must not, conditions that must be found.
type Row = (&'static str, &'static [Need], &'static [Need], &'static [Wish]);

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("78F, husband died in March, doesn't get out, lonely. Used to sing.", &[Bereavement, Loneliness, Nature], &[], &[]),
    ("Lonely since my husband died", &[Loneliness, Bereavement], &[], &[]),
    ("lonley and dosnt see anyone", &[Loneliness], &[], &[]),
    ("Feels isloated since moving, knows nobody here", &[Loneliness], &[], &[]),
    ("Retired widower, wants something to get up for. Nothing sporty.", &[Bereavement, Volunteering], &[PhysicalActivity], &[NotSporty]),
    ("Would like company but not lonely as such", &[], &[Loneliness], &[]),
    ("She is not depressed but her money worries keep her awake at night", &[Money, Sleep], &[Mood], &[]),
    ("TATT, low mood, poor sleep, ?depression. PHQ9 14.", &[Mood, Sleep], &[], &[]),
    ("Pt anxious++, panic attacks on buses", &[Mood, Transport], &[], &[]),
    ("Anxeity and stress at work", &[Mood], &[], &[]),
    ("In debt, bailiffs coming, behind with the rent", &[Money, HousingSecurity], &[], &[]),
    ("Can't make ends meet, choosing between heating and eating", &[Money, Fuel], &[], &[]),
    ("UC stopped after a sanction and there is no food in the house", &[Food], &[], &[]),
    ("Needs help with PIP form", &[Benefits], &[], &[]),
    ("Please help with attendance allowance, and a blue badge", &[Benefits], &[], &[]),
    ("Section 21 notice received, two children", &[HousingSecurity], &[], &[]),
    ("Sofa surfing since relationship broke down", &[HousingSecurity, Relationships], &[], &[]),
    ("Black mould in the bedroom, son has asthma, landlord won't do repairs", &[HousingCondition, LongTermCondition], &[], &[]),
    ("Prepayment meter keeps running out, flat is freezing", &[Fuel], &[], &[]),
    ("Out of work 2 yrs, wants to get back into work, no confidence", &[Work, Mood], &[], &[]),
    ("Lost his job in May, drinking heavily", &[Work, Substances], &[], &[]),
    ("No alcohol issues. Smokes 20 a day.", &[Smoking], &[Substances], &[]),
    ("Alcohol abuse in the past", &[Substances], &[Safety], &[]),
    ("Drinking is not a problem", &[], &[Substances], &[]),
    ("Looks after her mum with dementia, no respite", &[Caring], &[], &[]),
    ("Carer for wife with Parkinson's, exhausted, needs a break from caring", &[Caring], &[], &[]),
    ("BMI 38, pre-diabetic, wants to lose weight but can't afford the gym", &[Weight], &[], &[FreeOfCharge]),
    ("Wants to be more active, chair based exercise, had a fall last year", &[PhysicalActivity], &[], &[]),
    ("Likes swimming, must be women only", &[PhysicalActivity], &[], &[WomenOnly]),
    ("Isn't comfortable around men, would like a sewing group", &[Nature], &[], &[]),
    ("uncomfortable around men", &[], &[], &[WomenOnly]),
    ("A men's shed or woodwork", &[Nature], &[], &[MenOnly]),
    ("Fibromyalgia and chronic pain, walks with a stick, can't manage stairs", &[LongTermCondition], &[], &[StepFree]),
    ("Uses a wheelchair and needs transport", &[DailyLiving], &[], &[Wheelchair, NeedsTransport]),
    ("No car, no buses on a Sunday, needs a lift", &[Transport], &[], &[NeedsTransport]),
    ("Doesn't drive any more", &[Transport], &[], &[NeedsTransport]),
    ("Needs something free, near home, in the mornings", &[], &[], &[FreeOfCharge, Nearby, Mornings]),
    ("Works full time so evenings or weekends", &[], &[], &[Evenings, Weekends]),
    ("Only while the kids are at school", &[], &[], &[Weekdays]),
    ("Would like an art class with no children there", &[Nature], &[], &[NoChildren]),
    ("New mum with a baby, lonely, needs to bring her baby", &[Relationships, Loneliness], &[], &[BringChildren]),
    ("Very shy, hates big groups, nervous about going, needs someone to go with", &[Mood], &[], &[SmallGroup, SomebodyAlong]),
    ("Autistic, somewhere quiet please", &[LongTermCondition], &[], &[Quiet]),
    ("Housebound, would like a befriender on the phone", &[Loneliness], &[], &[FromHome]),
    ("Speaks Urdu, little English, wants ESOL", &[Language], &[], &[]),
    ("Ex husband is controlling, she doesn't feel safe", &[Safety], &[], &[]),
    ("Victim of a scam, frightened to answer the door", &[Safety], &[], &[]),
    ("Asylum seeker, NRPF, needs a solicitor", &[Legal], &[], &[]),
    ("Can't use a computer and everything is online", &[Digital], &[], &[]),
    ("Wants to learn to cook healthily, a course perhaps", &[Learning], &[], &[]),
    ("Struggling with shopping and housework since discharge", &[DailyLiving], &[], &[]),
    ("Hoarding, overgrown garden, needs handyman", &[HousingCondition, DailyLiving], &[], &[]),
    ("Would love to get back to church", &[Faith], &[], &[]),
    ("Enjoys gardening and birdwatching, allotment?", &[Nature], &[], &[]),
    ("Bored since retiring, would like to volunteer, happy to help out", &[Volunteering], &[], &[]),
    ("Unig iawn ers i'r gŵr farw, dim car", &[Loneliness, Transport], &[], &[NeedsTransport]),
    ("Poeni am arian, dim bwyd yn y tŷ", &[Money, Food], &[], &[]),
    ("Mae hi'n isel ei hysbryd ac mewn profedigaeth", &[Mood, Bereavement], &[], &[]),
    ("Nid yw'n unig", &[], &[Loneliness], &[]),
    ("Jestem samotna, długi", &[Loneliness, Money], &[], &[]),
    ("Main akeli hoon, bohat pareshan", &[Loneliness, Mood], &[], &[]),
    ("أنا وحيدة وعندي قلق", &[Loneliness, Mood], &[], &[]),
    ("میں اکیلی ہوں", &[Loneliness], &[], &[]),
    ("Never been so lonely", &[Loneliness], &[], &[]),
    ("Not only lonely, also in arrears", &[Loneliness, Money], &[], &[]),
    ("She doesn't know how to cope with being lonely", &[Loneliness], &[], &[]),
    ("A lovely lady, always smiling", &[], &[Loneliness, Mood], &[]),
    ("Please telephone after 3pm", &[], &[Digital, Loneliness], &[]),
];

#[test]
fn sentences_practitioners_write() {
    assert!(ROWS.len() >= 60, "{}", ROWS.len());
    let mut wrong = Vec::new();
    for (text, needs, not, wishes) in ROWS {
        let story = read(text);
        let found: Vec<Need> = story.needs().collect();
        let wanted: Vec<Wish> = story.wishes().collect();
        let good = needs.iter().all(|n| found.contains(n))
            && !not.iter().any(|n| found.contains(n))
            && wishes.iter().all(|w| wanted.contains(w));
        if !good {
            wrong.push(format!("{text}: needs {found:?}, conditions {wanted:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn languages_are_spoken_not_guessed_from_where_somebody_comes_from() {
    let spoken = |text| read(text).languages.iter().map(|l| l.what).collect::<Vec<_>>();
    assert_eq!(spoken("Speaks mainly Punjabi"), [Tongue::Punjabi]);
    assert_eq!(spoken("Yoruba interpreter needed"), [Tongue::Yoruba]);
    assert_eq!(spoken("Prefers to speak Welsh"), [Tongue::Welsh]);
    assert_eq!(spoken("BSL user, BSL interpreter please"), [Tongue::BritishSign]);
    assert_eq!(spoken("Polish gentleman, likes French food"), []);
}

#[test]
fn the_words_that_led_there_are_shown() {
    let text = "Siân’s très lonely, and she lost her husband.";
    let story = read(text);
    let said = |need| {
        let found = story.needs.iter().find(|f| f.what == need).expect("found");
        found.words.iter().map(|r| &text[r.clone()]).collect::<Vec<_>>()
    };
    assert_eq!(said(Loneliness), ["lonely"]);
    assert_eq!(said(Bereavement), ["lost her husband"]);
}

#[test]
fn what_is_said_most_comes_first_and_what_is_denied_is_kept_apart() {
    let story = read("Debt. Lonely, isolated, no friends. Not smoking.");
    assert_eq!(story.needs().next(), Some(Loneliness));
    assert_eq!(story.denied[0].what, Smoking);
}

proptest! {
    #[test]
    fn any_text_is_read_and_every_range_can_be_cut(text in "(\\PC|lonely|no |not |, |\n|é|’){0,80}") {
        let story = read(&text);
        for range in story.needs.iter().flat_map(|f| &f.words) {
            prop_assert!(text.get(range.clone()).is_some_and(|words| !words.is_empty()));
        }
    }
}
