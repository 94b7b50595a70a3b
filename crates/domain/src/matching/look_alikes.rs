//! Everyday words one slip away from a listed word, which must not be "mended" into it:
//! "starting" is not "starving". Made by comparing the lists with the 60,000 commonest English words.

/// True when the word is good English as it stands.
pub(super) fn is_a_word_itself(word: &str) -> bool {
    WORDS.binary_search(&word).is_ok()
}

#[rustfmt::skip]
const WORDS: &[&str] = &[
    "activist", "amusing", "attached", "attacker", "backing", "baking", "banding", "banging", "banning", "barking", "barrie", "barter",
    "basking", "batting", "beading", "beaming", "bearing", "bellied", "belting", "bengal", "bengals", "berating", "bettered", "bettina",
    "blanking", "bleating", "boating", "bother", "bothers", "braking", "brookings", "brothel", "brothels", "bruised", "bruiser", "bullies",
    "burying", "buttered", "butting", "capping", "caroline", "champlain", "chanced", "change", "changer", "changes", "chanted", "chaplin",
    "charged", "checked", "childress", "chipping", "chocolat", "choking", "chomping", "chuckled", "clamping", "clarity", "cleaned", "cleanser",
    "cleansing", "clearer", "clearing", "cleaver", "clutches", "cocking", "coking", "collage", "collett", "comfortably", "committee", "commuter",
    "commuters", "competed", "complete", "completes", "compute", "computed", "computes", "concert", "concerts", "contract", "cooing", "cooker",
    "cookers", "cooling", "copping", "couldn", "course", "cramping", "creatine", "cropping", "crowder", "crowed", "crowned", "crunches",
    "cultura", "curses", "decides", "deriving", "disable", "disables", "disliked", "diving", "dominos", "downing", "dresser", "dresses",
    "droning", "drought", "emergence", "entitles", "exorcise", "failing", "feathers", "felling", "fending", "feuding", "fiends", "filing",
    "filming", "financed", "fining", "fleeting", "fleming", "flexing", "freeing", "fueling", "funding", "gilding", "grander", "grindr",
    "groomer", "grooved", "grooving", "guiding", "gujarat", "gutting", "handing", "harding", "harping", "hating", "heading", "healing",
    "health", "heaping", "heaving", "helsing", "herring", "hinting", "historia", "holliday", "hopelessness", "hunting", "hurling", "hurtling",
    "infections", "interned", "interpreted", "italia", "kipling", "leading", "leaning", "leaping", "leasing", "leaving", "lesions", "lessens",
    "lettres", "limiter", "literary", "lithuania", "litters", "locking", "looming", "looping", "loosing", "looting", "machin", "machina",
    "machined", "martial", "mathers", "meditation", "melting", "moaning", "motility", "mourning", "multiply", "notching", "noting", "notting",
    "overdoses", "overdosing", "packing", "panting", "patent", "patenting", "pecking", "pennant", "permian", "persia", "persona", "personas",
    "phonograph", "pickling", "pictured", "pinched", "pinches", "pirates", "plates", "pleaded", "please", "pleaser", "pleases", "pleated",
    "plenty", "pointing", "potter", "potters", "precious", "printing", "projection", "property", "protect", "puncher", "punjab", "readying",
    "reaping", "rearing", "recovers", "redding", "refuge", "refuges", "refused", "refutes", "rehired", "rending", "resolve", "resolves",
    "retiree", "revolved", "romania", "routing", "ruining", "russia", "saving", "scammer", "scramble", "scribble", "seeping", "sensor",
    "sensors", "separate", "separates", "serviced", "servile", "setting", "settle", "settler", "settles", "shading", "shaming", "shaping",
    "sharing", "sharpened", "shipping", "shitting", "shooter", "shopped", "shoving", "sifting", "signing", "simeone", "singling", "sinking",
    "sinning", "sipping", "siting", "sitters", "skimming", "slammed", "slamming", "slasher", "slashes", "slaver", "slavers", "slaving",
    "sliders", "slinging", "slipped", "slipping", "smashed", "smoother", "snaking", "snapped", "sneaker", "sneakers", "sneaking", "soaking",
    "solent", "spammed", "spitting", "splashed", "splints", "splitting", "springs", "stacking", "staking", "stalling", "stared", "staring",
    "starling", "starred", "starring", "started", "starting", "stashed", "statin", "stepped", "stinging", "stoking", "stomped", "stooped",
    "stopper", "stopping", "strange", "subside", "suction", "swapped", "sweeping", "swinging", "tables", "tablet", "tacking", "tackled",
    "taking", "tanking", "tapped", "tasking", "teenage", "teenaged", "telephony", "terrifies", "thinkers", "thorough", "though", "ticked",
    "tickle", "tickles", "torched", "torching", "touche", "touches", "trafficker", "trailed", "trailing", "trainee", "trainer", "trapper",
    "trickled", "tripped", "trough", "uncomfortably", "violet", "vouched", "wafting", "waiting", "waking", "walling", "waning", "wanking",
    "wasting", "watches", "weeknd", "whiting", "wishing", "woking", "wording", "writhing",
];

#[cfg(test)]
mod tests {
    #[test]
    fn the_list_is_in_order_for_looking_up() {
        assert!(super::WORDS.is_sorted());
        assert!(super::is_a_word_itself("starting"));
    }
}
