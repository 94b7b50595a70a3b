//! The words people and practitioners really use for each need.
//!
//! English with common misspellings and general-practice shorthand, some Welsh, and a few
//! words of Polish, Urdu and Arabic as people type them. Grows with use: add what you hear.
//! One phrase per entry, in the phrase language (see `phrase`), folded: no accents or apostrophes.

use super::needs::Need::{self, *};

pub(super) fn phrases_of(need: Need) -> impl Iterator<Item = &'static str> {
    LISTS.iter().filter(move |(of, _)| *of == need).flat_map(|(_, list)| list.iter().copied())
}

pub(super) fn all() -> impl Iterator<Item = (Need, &'static str)> {
    LISTS.iter().flat_map(|(need, list)| list.iter().map(|phrase| (*need, *phrase)))
}

#[rustfmt::skip]
const LISTS: &[(Need, &[&str])] = &[
    (Money, &[
        "debt|debts", "in arrears", "arrears", "bailiff*", "baliff*", "money worr*", "money problem*",
        "money trouble*", "worr* about money", "no money", "short of money", "skint", "broke at the moment",
        "cant pay", "cant make ends meet", "make ends meet", "struggling financially", "financial* difficult*",
        "financial* problem*", "financial* hardship", "financ* worr*", "finances", "loan shark*", "payday loan*",
        "doorstep lender*", "credit card*", "owe|owes money", "overdraft", "budgeting", "cost of living",
        "bills piling up", "behind with bills|payments", "unpaid bills|bill", "court letter*", "council tax",
        "arian yn brin", "dyled*", "dim arian", "poeni am arian", "dlug|dlugi", "brak pieniedzy", "qarz",
        "paise nahi", "paison ki", "ديون", "دين", "duyun", "fulus",
    ]),
    (Benefits, &[
        "benefit|benefits", "universal credit", "on uc", "uc claim", "pip", "pip form|claim|appeal|review|assessment",
        "attendance allowance", "carers allowance", "esa", "dla", "pension credit", "housing benefit",
        "sanctioned", "benefits stopped", "benefit* tribunal", "mandatory reconsideration", "dwp", "wca",
        "fit for work", "capability for work", "blue badge", "filling in forms", "help with forms",
        "help with a form", "entitled to", "entitlement*", "unclaimed", "budd dal*", "budd daliadau", "lwfans*",
        "credyd cynhwysol", "zasilek|zasilki",
    ]),
    (Food, &[
        "food bank*", "foodbank*", "no food", "food parcel*", "food voucher*", "hungry", "going without food",
        "skipping|skips meals", "misses meals", "cant afford ?to food|eat", "cant afford to eat", "not eating properly",
        "nothing to eat", "empty cupboard*|fridge", "nothing in the cupboard*|fridge", "food insecurity",
        "food poverty", "running out of food", "enough to eat", "enough food", "feed the kids|children",
        "feed|feeding her|his|their|my kids|children", "community meal*", "lunch club", "meals on wheels",
        "community pantry", "school holidays food", "healthy start", "banc bwyd", "dim bwyd", "llwglyd",
        "jedzenia", "glodny|glodna", "khana nahi", "bhook*", "طعام", "جائع",
    ]),
    (Fuel, &[
        "fuel poverty", "energy bill*", "gas bill*", "electric|electricity bill*", "heating", "heat the house|flat|home",
        "heat her|his|their|my house|flat|home|room", "cold house|home|flat", "house|home|flat is|was ?so|very|too cold",
        "cold at home", "freezing at home|night", "prepayment meter*", "pre payment meter*", "meter|leccy run* out",
        "top up the meter|leccy|gas", "top up .. meter", "smart meter*", "boiler", "eat or heat",
        "heat or eat", "warm home*", "warm space*|hub*", "keep warm", "insulation", "winter fuel",
        "biliau ynni", "biliau trydan", "gwres*", "oer yn y ty", "ogrzewani*", "zimno w domu",
    ]),
    (HousingCondition, &[
        "damp", "mould|mold|mouldy|moldy", "black mould|mold", "disrepair", "overcrowd*", "leaking roof", "leak*",
        "landlord wont|will|refuses|isnt .. repair*|fix*", "repairs", "unfit to live", "unsuitable housing|accommodation|home|flat",
        "broken window*|boiler|heating", "hoard*", "rats|mice|infestation|cockroaches|bedbugs", "no hot water",
        "stairs .. flat", "cant manage the stairs", "housing conditions", "poor housing", "noisy neighbour*",
        "neighbour dispute", "draught*", "tamp", "llwydni", "lleithder", "wilgoc", "plesn",
    ]),
    (HousingSecurity, &[
        "evict*", "notice to quit", "section 21", "section 8 notice", "homeless*", "sofa surf*", "sofasurf*",
        "rough sleep*", "sleeping rough", "living in ?his|her|their|my|a car", "rent arrears", "cant pay the rent",
        "behind with ?the|her|his|my|their rent", "lose|losing her|his|their|my home|house|flat|tenancy", "nowhere to live",
        "temporary accommodation", "temp accommodation", "hostel", "repossess*", "housing register|list|application|points",
        "needs rehousing", "rehous*", "re house*", "threatened with homelessness", "kicked out", "thrown out",
        "mortgage arrears", "digartref*", "troi allan", "colli .. cartref", "bezdomn*", "eksmisja", "beghar*", "مشرد",
    ]),
    (Work, &[
        "unemployed", "out of work", "looking for ?a work|job", "find|finding ?a work|job|employment", "get back to work",
        "back into|to work", "lost ?his|her|their|my job", "job|jobs", "redundan*", "cv", "interview skills",
        "employment support", "job centre|center|coach", "jobcentre", "off sick", "long term sick", "sick note*", "fit note*",
        "zero hours", "returning to work", "work stress", "career*", "apprenticeship*", "diwaith", "gwaith",
        "bezrobotn*", "szuka pracy", "pracy", "naukri", "kaam nahi", "عمل", "shughl",
    ]),
    (Volunteering, &[
        "volunteer*", "give something back", "giving back", "sense of purpose", "no purpose", "lack* purpose", "purpose",
        "feel* useless", "wants to feel useful", "feel useful|needed", "something to get up for", "reason to get up",
        "nothing to do", "bored", "boredom", "retired and lost|bored", "lost since retir*", "just retired", "recently retired",
        "structure to the|her|his|their|my day|week", "no structure", "fill the|her|his|their|my day*|time", "help out", "helping others",
        "meaningful activit*", "gwirfoddol*", "wolontariat",
    ]),
    (Learning, &[
        "course|courses", "college", "learn to|new|how", "wants to learn", "learning new|something", "something new", "evening class*", "qualification*", "adult education",
        "literacy", "numeracy", "reading and writing", "cant read", "cant write", "struggles to read|write", "dyslexi*",
        "new skill*", "training", "study*", "maths", "gcse*", "u3a", "cooking skills", "budgeting course",
        "cwrs|cyrsiau", "dysgu", "kurs|kursy", "taleem",
    ]),
    (Loneliness, &[
        "lonel*", "lonley", "lonly", "lonliness", "isolat*", "socially isolated", "isloated", "no friends",
        "few friends", "make|making|meet ?new|some friends", "make friends", "meet ?new|other|some people",
        "new friends", "nobody to talk to", "no one to talk to", "noone to talk to", "someone to talk to",
        "somebody to talk to", "sees no one|nobody|noone", "doesnt|dont see anyone|anybody|people",
        "never sees anyone|anybody", "hasnt .. anyone to talk to", "doesnt|dont .. get|go out|leave", "rarely goes|leaves|gets",
        "never goes|leaves|gets out|?the house|home", "stuck at|in home|indoors|?the house", "housebound", "house bound",
        "on her|his|my|their own", "all alone", "on my tod", "lives alone", "living alone", "lives on her|his own",
        "no family nearby", "no social life|network|contact*", "small social network", "needs company", "bit of company", "some|more|for|of|want company",
        "companionship", "befriend*", "cut off", "new to the|this area", "just moved here", "knows no one|nobody",
        "dont know anyone|anybody", "doesnt know anyone|anybody", "social group*", "social contact", "get out more",
        "getting out more", "get* out of the house", "no visitors", "silent house", "days without speaking",
        "only speak* to", "unig", "unigrwydd", "unig iawn", "neb i siarad", "dim ffrindiau", "ar ei phen ei hun", "ar fy mhen fy hun",
        "ar ei ben ei hun", "samotn*", "sam w domu", "sama w domu", "tanha*", "akela|akeli", "akelapan", "wahdi|wahdaha",
        "وحيد", "وحيدة", "الوحدة", "تنهائی", "اکیلا", "اکیلی",
    ]),
    (Mood, &[
        "depress*", "low mood", "low in mood", "feel* low", "feel* down", "feeling ?very|so|really|a|bit down|low",
        "anxi*", "anxeity", "anixety", "axiety", "nervous", "panic attack*", "panick*", "panicy", "stress*", "overwhelm*", "worr* all the time",
        "worrier", "burnt|burned out", "burnout", "tearful", "cries|crying ?all|a ?the|lot ?time", "mental health",
        "mh issues|problems", "tatt", "nerves", "bad with ?his|her|their|my nerves", "low self esteem", "no confidence",
        "lost ?her|his|their|all|my confidence", "low confidence", "lack* confidence", "self confidence", "mood", "cant cope",
        "struggling to cope", "not coping", "struggling mentally", "post natal|partum depression", "postnatal depression",
        "pnd", "ptsd", "trauma*", "ocd", "phobia*", "agoraphobi*", "hears voices", "bipolar", "schizophreni*", "feeling flat",
        "no motivation", "lost interest", "talking therap*", "counsel*", "cbt", "iapt", "phq*", "gad7",
        "iselder", "isel ei hysbryd", "gorbryder*", "pryder*", "straen", "digalon", "iechyd meddwl",
        "depresj*", "smutn*", "nerwic*", "lek i", "stres", "pareshan*", "udaas|udas", "zehni", "ghabrahat",
        "اكتئاب", "قلق", "حزين", "hazeen|hazin", "iktiab", "پریشان", "اداس",
    ]),
    (Bereavement, &[
        "bereave*", "beravement", "bereavment", "breavement", "grie*", "widow*", "mourn*",
        "lost ?my|her|his|their ?late husband|wife|partner|mum|mother|dad|father|son|daughter|brother|sister|baby|child|friend|spouse|twin|nan|gran",
        "lost .. husband|wife|partner|mum|mother|dad|father|son|daughter|brother|sister|baby|spouse", "husband|wife|partner|mum|mother|dad|father|son|daughter|brother|sister|baby ?has|was|recently|suddenly died|passed",
        "died", "passed away", "passed on", "death of", "recent|sudden loss",
        "loss of her|his|my|their|a husband|wife|partner|mum|mother|dad|father|son|daughter|brother|sister|baby|parent|child|loved",
        "after|since .. death", "since .. died", "when .. died", "stillb*", "miscarr*", "funeral", "cruse", "suicide of", "his|her late wife|husband",
        "profedigaeth", "galar*", "colli .. gwr|wraig|mam|tad|mab|merch|phlentyn|ngwr|ngwraig|nhad", "gweddw", "bu farw", "wedi marw",
        "zalob*", "zmarl*", "wdow*", "wafat", "intiqal", "inteqal", "توفي", "توفيت", "وفاة", "انتقال",
    ]),
    (Relationships, &[
        "relationship*", "divorc*", "separated", "separation", "marriage", "marital", "broke|broken up with", "break up",
        "split up", "family conflict|dispute|problems|breakdown|difficulties|issues", "estranged", "arguing", "arguments",
        "falling out", "fell out with", "fallen out", "contact with his|her|their ?grand|the children|kids", "see his|her|their children|kids|grandchildren",
        "parenting", "single parent|mum|dad|mother|father", "lone parent", "new mum", "new mother", "toddler group", "behaviour* ?problems|issues .. son|daughter|child",
        "mediation", "couple* counselling", "perthynas", "ysgar*", "gwahanu", "rozwod*", "talaq", "طلاق",
    ]),
    (Caring, &[
        "carer", "carers", "caring for", "cares for", "care for her|his|my|their", "looks after her|his|their|my", "looking after",
        "look after", "carer strain|stress|breakdown|burnout", "respite", "break from caring", "unpaid care*", "sole carer",
        "young carer", "parent carer", "husband|wife|mum|mother|dad|father|partner has|with dementia|alzheimers|parkinsons",
        "dementia", "alzheimers", "special needs", "has additional needs", "sitting service", "sandwich generation", "carers assessment",
        "gofalwr*", "gofalu am", "opiekun*", "opiekuje", "khayal rakh*",
    ]),
    (PhysicalActivity, &[
        "exercise*", "excercise", "exersise", "physical* activ*", "more active", "keep* active", "inactive", "sedentary", "get* fit*",
        "fitness", "unfit", "walking group*", "walking club", "walks", "go for walks", "swim*", "gym", "gym membership", "yoga", "pilates", "tai chi",
        "dancing", "dance", "sport|sports|sporty", "football", "walking football", "bowls", "badminton", "cycling", "couch to 5k", "parkrun",
        "exercise on referral", "falls prevention", "balance class*", "exercise class*", "dance class*", "risk of falls|falling", "had ?a falls|fall", "fear|afraid|scared of falling", "deconditioned", "strength and balance", "chair based", "chair exercise*",
        "nordic walking", "keep fit", "ymarfer corff", "cadw n heini", "cerdded", "nofio", "cwiczen*", "warzish", "رياضة",
    ]),
    (Weight, &[
        "weight", "overweight", "over weight", "obes*", "bmi", "lose weight", "losing weight", "diet", "dieting", "healthy eating", "eat* better|healthily|well",
        "eating habits", "nutrition*", "slimming", "weight watchers", "prediabet*", "pre diabetic|diabetes", "cook* healthy|from scratch", "cooking lessons",
        "cookery", "comfort eat*", "junk food", "takeaways", "underweight", "pwysau", "bwyta n iach", "waga|wagi", "odchudz*", "wazan", "وزن",
    ]),
    (LongTermCondition, &[
        "long term condition*", "ltc", "chronic", "chronic pain", "pain", "back pain", "fibromyalgia", "fibro", "arthritis", "diabet*",
        "copd", "asthma", "long covid", "chronic fatigue", "me cfs", "heart failure|disease|attack", "stroke", "parkinsons", "multiple sclerosis",
        "cancer", "living with|beyond cancer", "epilep*", "ibs", "crohns", "high blood pressure", "hypertension", "copes|coping with ?his|her|their|my|a condition|diagnosis|illness",
        "self manag*", "pain management", "pain clinic", "newly diagnosed", "recently diagnosed", "sight loss", "hearing loss", "deaf", "blind",
        "autis*", "adhd", "learning disab*", "menopaus*", "breathless*", "poen", "cyflwr hirdymor", "clefyd*", "bol|bole|bolu", "cukrzyc*", "dard", "sugar ki bimari", "ألم", "السكري",
    ]),
    (Sleep, &[
        "sleep*", "insomnia", "cant sleep", "not sleeping", "awake all night", "awake at night", "nightmares", "tired all the time", "cysgu", "methu cysgu", "bezsenno*", "neend", "أرق",
    ]),
    (Substances, &[
        "alcohol*", "alchohol", "alcohol|drug|drugs|substance abuse|misuse", "drinks too much|heavily|every", "drink problem", "drinking ?too|more much|heavily|more|again", "etoh", "binge drink*", "hazardous drink*",
        "drug|drugs use|misuse|problem|addict*", "drugs", "cannabis", "weed", "cocaine", "heroin", "opiate*", "addict*", "substance misuse|use|abuse",
        "gambl*", "betting", "slot machines", "online casino", "sober", "sobriety", "in recovery", "relapse*", "aa meeting*", "rehab", "detox",
        "yfed gormod", "alcohol a chyffuriau", "cyffuriau", "gamblo", "alkohol*", "narkotyk*", "sharab", "nasha", "كحول", "مخدرات",
    ]),
    (Smoking, &[
        "smok*", "quit smoking", "stop smoking", "give up smoking", "cigarette*", "fags", "vap*", "tobacco", "nicotine", "ysmygu", "smygu", "papieros*", "sigaret*", "تدخين",
    ]),
    (Safety, &[
        "domestic abuse|violence", "dv", "abus* partner|husband|wife|ex|relationship|boyfriend|girlfriend|son|daughter|family", "abused", "abuse", "abusive", "violent ex|partner|husband|wife|boyfriend|son|family",
        "controlling", "coercive", "coercive control", "frightened of", "scared of ?her|his|my|their", "afraid of ?her|his|my|their", "unsafe at home",
        "doesnt feel safe", "dont feel safe", "not safe", "feel* unsafe", "stalk*", "harass*", "hate crime", "bullied", "bully*", "scam*", "scammed", "fraud", "safeguarding",
        "exploited", "exploitation", "cuckoo*", "modern slavery", "forced marriage", "honour based", "fgm", "anti social behaviour", "antisocial behaviour", "asb", "victim of", "burgl*", "mugged", "neglect*",
        "cam drin", "trais", "trais yn y cartref", "przemoc*", "zulm", "عنف",
    ]),
    (Legal, &[
        "legal advice|help|aid|problem*", "solicitor*", "immigration", "asylum", "asylum seeker", "refugee*", "visa", "leave to remain", "nrpf",
        "no recourse", "home office", "settled status", "power of attorney", "lpa", "writing a will", "wills", "custody", "tribunal",
        "employment rights", "discriminat*", "court case|hearing|order", "cyfreithiol", "mewnfud*", "ceisiwr lloches", "prawnik*", "wakeel", "محامي", "لاجئ",
    ]),
    (Transport, &[
        "transport", "no car", "cant drive", "doesnt|dont drive", "no longer drives|drive|driving", "stopped driving", "lost .. licence", "gave up driving", "bus pass",
        "bus|buses", "no buses", "cant get there|to|anywhere", "get* there", "lift to", "a lift", "needs a lift", "taxi*", "community transport", "dial a ride", "ring and ride",
        "getting to appointments", "get to appointments", "patient transport", "travel", "too far", "cludiant", "trafnidiaeth", "dim car", "bws", "dojazd*", "gaari nahi",
    ]),
    (Digital, &[
        "digital*", "internet", "online ?forms|skills|safety|banking", "not online", "no internet", "wifi", "wi fi", "broadband", "computer*", "computer skills", "ipad|laptop",
        "smartphone*", "smart phone*", "use her|his|my|their|a phone|computer|tablet|laptop", "using ?her|his|my|their|a|the phone|computer|tablet|internet|zoom", "use|using email|zoom|whatsapp|facebook", "nhs app", "not good with|at computers|technology|tech", "technology",
        "no data", "ar lein", "cyfrifiadur*", "rhyngrwyd", "komputer*", "internet nahi",
    ]),
    (Language, &[
        "interpreter", "no english", "little english", "limited english", "poor english", "doesnt|dont speak english", "cant speak english", "english is limited|poor|not|basic", "esol",
        "learn* english", "improve .. english", "english class*|lessons", "english lessons|class*", "language barrier", "translat*", "cyfieithydd", "dysgu cymraeg", "tlumacz*", "nie mowi po angielsku", "angrezi", "english nahi", "مترجم",
    ]),
    (DailyLiving, &[
        "shopping", "housework", "cleaning", "cleaner", "gardening help", "garden .. too much", "overgrown garden", "cooking .. herself|himself|themselves", "washing and dressing", "dressing herself|himself",
        "personal care", "care package", "home help", "carers in", "grab rail*", "hand rail*", "adaptations", "wet room", "walk in shower", "stairlift", "stair lift", "ot assessment", "occupational therap*",
        "mobility aid*", "mobility scooter", "wheelchair", "walking frame", "zimmer", "pendant alarm", "careline", "handyman", "diy", "odd jobs", "small jobs", "furniture", "white goods", "cooker", "washing machine", "fridge",
        "befriending and shopping", "collect* .. prescription*", "medication* delivered", "hospital discharge", "just out of hospital", "reablement", "siopa", "glanhau", "offer yn y cartref", "zakupy", "sprzatani*",
    ]),
    (Faith, &[
        "church", "mosque", "masjid", "temple", "gurdwara", "synagogue", "chapel", "prayer*", "faith", "religio*", "spiritual*", "bible", "quran", "chaplain*", "eglwys", "capel", "kosciol*", "namaz", "مسجد", "كنيسة", "cultural group|community", "own culture",
    ]),
    (Nature, &[
        "garden|gardens", "gardening", "allotment*", "nature", "green space*", "outdoors", "outside in the fresh air", "fresh air", "wildlife", "birdwatch*", "bird watch*", "conservation", "woodland", "animals",
        "art|arts", "art class*|group*", "painting", "paint*", "drawing", "craft*", "knit*", "crochet", "sewing", "pottery", "choir", "sing|singing|sings", "music", "guitar", "creative*", "writing group", "photograph*", "drama", "theatre", "museum*",
        "men|mens shed*", "woodwork*", "garddio", "celf", "canu", "cor", "natur", "ogrod*", "malowani*", "bagh", "رسم",
    ]),
    (Other, &[]),
];
