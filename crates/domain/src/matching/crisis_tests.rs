//! What must put a referral on top of the queue, what must only be read first, and what must not fire.

use super::*;
use CrisisKind::*;
use CrisisLevel::*;
use proptest::prelude::*;

#[rustfmt::skip]
const FIRES: &[(&str, CrisisKind, CrisisLevel)] = &[
    // Now: suicide and self-harm.
    ("I want to die", SelfHarm, Now),
    ("im going to kill myself", SelfHarm, Now),
    ("I’m thinking of ending it all", SelfHarm, Now),
    ("She says she doesn't want to be here any more", SelfHarm, Now),
    ("dont want to wake up", SelfHarm, Now),
    ("Expressed suicidal thoughts today", SelfHarm, Now),
    ("feeling sucidal", SelfHarm, Now),
    ("thinking about suiside", SelfHarm, Now),
    ("has been self-harming, cuts on arms", SelfHarm, Now),
    ("he cuts himself when stressed", SelfHarm, Now),
    ("took an overdose last night", SelfHarm, Now),
    ("He has been stockpiling tablets", SelfHarm, Now),
    ("they would be better off without me", SelfHarm, Now),
    ("life is not worth living since he died", SelfHarm, Now),
    ("nothing to live for", SelfHarm, Now),
    ("I can't go on", SelfHarm, Now),
    ("cant go on like this", SelfHarm, Now),
    ("wants to jump off a bridge", SelfHarm, Now),
    ("might do something stupid", SelfHarm, Now),
    ("rwy eisiau marw", SelfHarm, Now),
    ("meddwl am hunanladdiad", SelfHarm, Now),
    ("dwi ddim isio byw", SelfHarm, Now),
    ("yn hunan-niweidio", SelfHarm, Now),
    ("nie chcę żyć", SelfHarm, Now),
    ("Lonely. Wants to join her husband in heaven", SelfHarm, Now),
    ("wish i was dead", SelfHarm, Now),
    ("I want to end my life", SelfHarm, Now),
    ("I have no money I want to die", SelfHarm, Now),
    ("not sleeping I want to kill myself", SelfHarm, Now),
    ("since my husband killed himself I want to die", SelfHarm, Now),
    ("History of self-harm, now wants to die", SelfHarm, Now),
    ("in the past week I wanted to die", SelfHarm, Now),
    ("he cut himself on purpose", SelfHarm, Now),
    ("I want to go to sleep and not wake up in the morning", SelfHarm, Now),
    ("no longer wants to live", SelfHarm, Now),
    ("I want to end it", SelfHarm, Now),
    ("He hits me hard", Abuse, Now),
    ("he wont stop hitting me", Abuse, Now),
    ("my partner put me out of the house and I have nowhere to go", LosingHome, Now),
    ("kids home alone at night", ChildAtRisk, Now),
    ("starving now, no money", NoFood, Now),
    // Now: abuse.
    ("My husband hits me", Abuse, Now),
    ("he threatened to kill her", Abuse, Now),
    ("She is frightened of her son", Abuse, Now),
    ("partner strangled her last week", Abuse, Now),
    ("domestic abuse disclosed", Abuse, Now),
    ("he won't let me leave the house", Abuse, Now),
    ("mae fy ngŵr yn fy nharo", Abuse, Now),
    ("trais yn y cartref", Abuse, Now),
    // Now: children.
    ("I am worried the children are at risk", ChildAtRisk, Now),
    ("afraid I might hurt the baby", ChildAtRisk, Now),
    ("kids left home alone", ChildAtRisk, Now),
    ("her boyfriend hit the baby", ChildAtRisk, Now),
    ("no milk for the baby", ChildAtRisk, Now),
    ("plant mewn perygl", ChildAtRisk, Now),
    // Now: food and home.
    ("no food in the house", NoFood, Now),
    ("We have no food today", NoFood, Now),
    ("hasn't eaten for two days", NoFood, Now),
    ("nothing in the cupboards until Friday", NoFood, Now),
    ("dim bwyd yn y tŷ", NoFood, Now),
    ("being evicted tomorrow", LosingHome, Now),
    ("bailiffs are coming today", LosingHome, Now),
    ("landlord changed the locks", LosingHome, Now),
    ("sleeping in his car", LosingHome, Now),
    ("nowhere to sleep tonight", LosingHome, Now),
    ("digartref heno", LosingHome, Now),
    // Soon: denied, past, somebody else's.
    ("No suicidal thoughts", SelfHarm, Soon),
    ("denies thoughts of self harm", SelfHarm, Soon),
    ("not suicidal", SelfHarm, Soon),
    ("Suicidal ideation: denied", SelfHarm, Soon),
    ("Thoughts of self harm - nil", SelfHarm, Soon),
    ("I don't feel suicidal", SelfHarm, Soon),
    ("bereaved by suicide", SelfHarm, Soon),
    ("her son hanged himself in January", SelfHarm, Soon),
    ("Grieving her brother's suicide", SelfHarm, Soon),
    ("lost his son to suicide", SelfHarm, Soon),
    ("overdose in 2009", SelfHarm, Soon),
    ("history of self-harm as a teenager", SelfHarm, Soon),
    ("her husband hit her years ago", Abuse, Soon),
    ("previous domestic abuse", Abuse, Soon),
    ("feels hopeless", SelfHarm, Soon),
    ("at the end of her tether", SelfHarm, Soon),
    ("Section 21 notice received", LosingHome, Soon),
    ("uses the food bank", NoFood, Soon),
];

const SILENT: &[&str] = &[
    "killing time until the bus comes",
    "dying for a cuppa and a chat",
    "I could murder a curry",
    "my feet are killing me",
    "dying to meet new people",
    "this cake is to die for",
    "would kill for a decent conversation",
    "nearly died laughing at bingo",
    "hanging around the house all day",
    "loves hanging baskets",
    "jumped at the chance to join the choir",
    "wants to cut down on smoking",
    "cut back on sugar",
    "enjoys cutting the grass",
    "it beats me at cards every time",
    "beats me at dominoes",
    "grief hit her hard",
    "hit it off with the group leader",
    "heart attack in May",
    "alcohol abuse",
    "starving for company",
    "not hungry much these days",
    "suicide prevention training volunteer",
    "can't go on the bus alone",
    "bored to death at home",
    "home alone all day",
    "volunteers with a homeless charity",
    "has safeguarding training",
    "Lonely since my husband died. Doesn't get out. Used to sing.",
    "Low mood, anxious, poor sleep",
    "In debt, needs help with benefits",
    "lladd amser",
    "Would like to get fit and lose weight",
    "",
    "no food allergies",
    "No abuse. No known risks.",
    "worried about the gas bill",
    "he has been dead keen to start",
    "starting a course in the morning, of course",
    "staring out of the window",
    "would like a cooking class",
    "jumps in the pool every Friday",
];

#[test]
fn what_must_fire() {
    assert!(FIRES.len() >= 60, "{}", FIRES.len());
    let mut wrong = Vec::new();
    for (text, kind, level) in FIRES {
        let found = find(text);
        if !found.iter().any(|c| c.kind == *kind && c.level == *level)
            || found.first().is_some_and(|c| c.level > *level)
        {
            wrong.push(format!("{text}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn sayings_and_everyday_words_that_must_not_fire() {
    let wrong: Vec<_> = SILENT.iter().filter(|text| !find(text).is_empty()).map(|text| (text, find(text))).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_words_are_shown_and_the_most_pressing_comes_first() {
    let text = "Uses the food bank. Says: “I want to die”.";
    let found = find(text);
    assert_eq!(&text[found[0].words.clone()], "want to die");
    assert_eq!(found[0].level, Now);
    assert_eq!(found[1].kind, NoFood);
    assert_eq!(most_pressing(text), Some(Now));
}

#[test]
fn a_saying_does_not_hide_a_real_alarm_beside_it() {
    assert_eq!(most_pressing("Killing time all day. I want to kill myself."), Some(Now));
    assert_eq!(most_pressing("No abuse at home but she wants to die"), Some(Now));
    assert_eq!(most_pressing("Overdose in 2009. Now says he will end his life."), Some(Now));
}

#[test]
fn the_lists_hold_together() {
    crate::coded::check_list::<CrisisKind>();
    crate::coded::check_list::<CrisisLevel>();
}

proptest! {
    #[test]
    fn any_text_is_read_and_every_range_can_be_cut(text in "(\\PC|suicidal|no |kill |myself |, |\n|é|’){0,80}") {
        for crisis in find(&text) {
            prop_assert!(text.get(crisis.words.clone()).is_some_and(|words| !words.is_empty()));
        }
    }

    #[test]
    fn nothing_around_it_silences_a_plain_cry(before in "[a-z ]{0,30}", after in "[a-z ]{0,30}") {
        let text = format!("{before}. I want to kill myself. {after}");
        prop_assert_eq!(most_pressing(&text), Some(Now));
    }
}
