//! The words behind conditions and languages, in the phrase language of `phrase.rs`.

use super::wishes::Tongue;
use super::wishes::Wish::{self, *};

#[rustfmt::skip]
pub(super) const WISHES: &[(Wish, &[&str])] = &[
    (StepFree, &[
        "step free", "stepfree", "no steps|stairs", "cant|cannot ?really|even manage|do|climb|use|get ?up|down ?the|any steps|stairs", "level access", "ground floor",
        "struggles with ?the steps|stairs", "walking frame", "zimmer ?frame", "rollator", "walker", "walking sticks|stick", "crutches", "unsteady on ?her|his|my|their feet", "poor mobility",
        "limited mobility", "mobility is poor|limited|bad", "cant walk far", "disabled access", "dim grisiau", "heb risiau", "methu dringo",
    ]),
    (Wheelchair, &["wheelchair*", "wheel chair", "power chair", "powerchair", "mobility scooter", "cadair olwyn"]),
    (FreeOfCharge, &[
        "free of charge", "for free", "no charge", "no cost", "costs nothing", "doesnt cost", "cost* nothing", "must|should|has|have|needs|need ?to be free", "something|anything free",
        "free group*|class*|activit*|session*|course*|thing*|event*|club*|things", "low cost", "low-cost", "cheap*", "cant|cannot afford ?to ?pay ?for ?a|the|any ?gym|class*|group*|fee*|it|much|membership|subs|anything|lessons",
        "on a ?tight|small budget", "no money for", "no spare money", "am ddim", "za darmo", "muft", "مجانا",
    ]),
    (WomenOnly, &[
        "women only", "woman only", "ladies only", "female only", "females only", "all female", "only women|ladies", "just ?for women|ladies", "womens group*|class*|session*|swimming|centre|only", "ladies group*|swim*|session*",
        "not comfortable with|around|near men", "uncomfortable with|around|near men", "no men", "without men", "scared of men", "menywod yn unig", "grwp menywod", "sirf khawateen",
    ]),
    (MenOnly, &["men only", "men s ?only|group|club|shed", "mens group*|club*|shed*|only", "male only", "all male", "only men", "just ?for men|blokes|lads", "blokes group", "dynion yn unig"]),
    (Mornings, &["mornings", "in the morning", "morning group*|session*|slot*|class*|is|would|works|best", "yn y bore", "boreau", "rano"]),
    (Afternoons, &["afternoons", "in the afternoon", "afternoon group*|session*|slot*|class*|is|would|works|best", "yn y prynhawn", "prynhawniau"]),
    (Evenings, &["evenings", "in the evening", "evening group*|session*|slot*|class*|is|would|works|best", "after work", "works days|full|fulltime", "at night only", "gyda r nos", "nosweithiau", "wieczorem"]),
    (Weekends, &["weekend|weekends", "saturday|saturdays", "sunday|sundays", "penwythnos*"]),
    (Weekdays, &["daytime", "day time", "weekday|weekdays", "while .. at school", "school hours", "during the day", "not evenings", "not after dark", "doesnt go out after dark", "not at night"]),
    (NoChildren, &["no kids|children", "without kids|children", "adults only", "adult only", "not .. kids|children", "away from .. kids|children", "cant be around children|kids", "heb blant", "dim plant"]),
    (BringChildren, &["bring her|his|my|their|the|a child|children|baby|kids|toddler|son|daughter", "creche", "childcare", "no childcare", "baby friendly", "child friendly", "with a|her|his|my|their baby|toddler|small|young"]),
    (NeedsTransport, &[
        "no car", "no transport", "cant|cannot drive", "doesnt|dont drive", "no longer drives|drive|driving", "stopped driving", "gave up driving", "needs|need ?a lift|transport", "needs|need picking up", "cant get there|anywhere|to", "cant use|manage ?the bus|buses",
        "no buses|bus", "transport ?is|would|be ?a|an problem|issue", "get there", "getting there", "door to door", "dim car", "methu gyrru", "angen lifft",
    ]),
    (Nearby, &["nearby", "near by", "close to|by home", "near home", "close by", "within walking distance", "walking distance", "on ?her|his|my|their doorstep", "local group*", "something local", "somewhere local", "not too far", "cant travel far", "agos at adref", "yn lleol"]),
    (FromHome, &["online group*|only|session*|class*", "by phone|telephone", "over the phone", "on zoom", "housebound", "house bound", "home visit*", "cant leave|get out|of ?the house|home", "bedbound", "bed bound", "at her|his|my|their own home", "dros y ffon"]),
    (Quiet, &["quiet", "somewhere calm", "not ?too noisy|loud|busy|crowded", "noise sensitive", "sensory", "hates noise|crowds", "cant cope|cope* with noise|crowds|noisy", "tawel"]),
    (SmallGroup, &["small group*", "smaller group*", "one to one", "1 1", "1 to 1", "not ?a|in big|large group*", "big groups .. scare*", "hates|dislikes big|large groups", "shy", "grwp bach", "un i un"]),
    (SomebodyAlong, &[
        "somebody|someone to go|come|walk|sit with|along", "go|goes|going with ?her|him|me|them ?the first", "come|comes along with", "buddy", "afraid|scared|anxious|nervous|frightened to go|going|walk|walking ?in|there|out alone", "wont|cant go ?in|out|there|anywhere alone|by",
        "anxious|nervous|scared|worried about going|walking", "walking into a room", "doesnt|dont|wont ?want|like ?to go|going ?out|in|anywhere|there alone|on", "hand holding", "rhywun i fynd", "mynd ar ei ben|phen",
    ]),
];

/// A mention of sport. It becomes a condition only when denied ("nothing sporty").
#[rustfmt::skip]
pub(super) const SPORTY: &[&str] = &[
    "sport*", "gym", "exercise*", "fitness", "running", "athletic", "keep fit", "physical activit*", "workout*", "chwaraeon",
];

#[rustfmt::skip]
pub(super) const TONGUES: &[(Tongue, &str)] = &[
    (Tongue::Welsh, "welsh|cymraeg|gymraeg|chymraeg"), (Tongue::Polish, "polish|polski|polsku"), (Tongue::Urdu, "urdu"), (Tongue::Punjabi, "punjabi|panjabi"),
    (Tongue::Arabic, "arabic"), (Tongue::Bengali, "bengali|bangla|sylheti"), (Tongue::Gujarati, "gujarati|gujerati|gujrati"), (Tongue::Hindi, "hindi"), (Tongue::Tamil, "tamil"),
    (Tongue::Somali, "somali"), (Tongue::Farsi, "farsi|persian|dari"), (Tongue::Pashto, "pashto|pushto"), (Tongue::Kurdish, "kurdish|sorani|kurmanji"), (Tongue::Turkish, "turkish"),
    (Tongue::Romanian, "romanian"), (Tongue::Ukrainian, "ukrainian"), (Tongue::Russian, "russian"), (Tongue::Portuguese, "portuguese"), (Tongue::Spanish, "spanish"),
    (Tongue::French, "french"), (Tongue::Italian, "italian"), (Tongue::Lithuanian, "lithuanian"), (Tongue::Yoruba, "yoruba"), (Tongue::Igbo, "igbo"), (Tongue::Tigrinya, "tigrinya"),
    (Tongue::Amharic, "amharic"), (Tongue::Cantonese, "cantonese"), (Tongue::Mandarin, "mandarin|chinese"), (Tongue::Vietnamese, "vietnamese"), (Tongue::Irish, "irish|gaeilge"), (Tongue::BritishSign, "bsl"),
];

/// How a language is spoken of, `@` standing for its names. A nationality alone is no language.
#[rustfmt::skip]
pub(super) const SPEAKING: &[&str] = &[
    "speaks|speak|speaking ?mainly|mostly|only|just|some @", "@ speaker|speakers|speaking|interpreter|translator|first|only", "@ is ?his|her|their|my ?first language", "mother tongue ?is @", "first language ?is @", "interpreter ?for|in @",
    "in @", "prefers|prefer ?to ?speak @", "language @", "siarad @", "siaradwr @", "yn @", "drwy r @", "mowi po @",
];
