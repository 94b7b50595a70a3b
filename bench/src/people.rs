//! Made-up people for load: many names, each person their own number, birthday and telephone.

use serde_json::json;

const STARTS: [&str; 40] = [
    "Al", "Bran", "Cal", "Dun", "Ed", "Far", "Gar", "Hol", "Ing", "Jes", "Kel", "Lan", "Mar", "Nor", "Oak", "Pen",
    "Quen", "Ros", "Sel", "Tor", "Ul", "Ver", "Wal", "Yar", "Zen", "Ash", "Bel", "Crom", "Den", "Elm", "Fen", "Glen",
    "Har", "Kirk", "Lin", "Mor", "New", "Pres", "Stan", "Whit",
];
const ENDS: [&str; 40] = [
    "bury", "by", "combe", "cott", "dale", "den", "don", "field", "ford", "gate", "ham", "hurst", "ing", "ington",
    "land", "ley", "low", "man", "mere", "more", "ness", "over", "rick", "ridge", "row", "sby", "shaw", "side", "son",
    "stead", "stone", "ton", "wald", "ward", "water", "way", "well", "wick", "wood", "worth",
];
const FIRST: [&str; 32] = [
    "Mair", "John", "Asha", "Peter", "Grace", "Ivan", "Nia", "Omar", "Ruth", "Samir", "Tess", "Una", "Victor", "Wen",
    "Yusuf", "Zoe", "Alan", "Beth", "Carys", "Dilys", "Eric", "Fay", "Gwyn", "Hari", "Iris", "Joan", "Kofi", "Lena",
    "Moses", "Nell", "Owen", "Pia",
];

pub struct MadeUp {
    pub first_name: &'static str,
    pub family_name: String,
    pub born_on: jiff::civil::Date,
    pub nhs_number: String,
    pub phone: String,
}

/// The person with this number: always the same, unlike every other.
pub fn person(number: usize) -> MadeUp {
    let mixed = mix(number as u64);
    let pick = |shift: u32, many: usize| (mixed >> shift) as usize % many;
    let year = 1935 + pick(20, 70) as i16;
    let (month, day) = (1 + pick(30, 12) as i8, 1 + pick(40, 28) as i8);
    MadeUp {
        first_name: FIRST[pick(0, 32)],
        family_name: format!("{}{}", STARTS[pick(6, 40)], ENDS[pick(12, 40)]),
        born_on: jiff::civil::date(year, month, day),
        nhs_number: nhs_number(number),
        phone: format!("01632 {:06}", number % 1_000_000),
    }
}

/// Numbers for tests begin with 999; the last digit checks the others. One in eleven has no check digit: the next is taken.
fn nhs_number(number: usize) -> String {
    let mut body = (number * 8 / 7) % 1_000_000;
    loop {
        let digits = format!("999{body:06}");
        let sum: usize =
            digits.bytes().zip((2..=10).rev()).map(|(digit, weight)| usize::from(digit - b'0') * weight).sum();
        match 11 - sum % 11 {
            10 => body = (body + 1) % 1_000_000,
            11 => return format!("{digits}0"),
            check => return format!("{digits}{check}"),
        }
    }
}

fn mix(number: u64) -> u64 {
    let mut it = number.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    it = (it ^ (it >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    it = (it ^ (it >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    it ^ (it >> 31)
}

/// The referral of this person as JSON, as a practice's system sends it.
pub fn referral(number: usize) -> String {
    let it = person(number);
    json!({
        "source": "gp",
        "person": {
            "first_name": it.first_name, "family_name": it.family_name, "born_on": it.born_on.to_string(),
            "nhs_number": it.nhs_number, "phone": it.phone, "postcode": "M33 2AA", "language": "en", "best_time": "Afternoons"
        },
        "reason": "Lonely since her husband died in spring. Would like company, and to walk again. Worried about bills.",
        "needs": ["loneliness", "bereavement", "money"],
        "risk": "no_known_risks",
        "agreed_to_contact": true,
        "referrer": {"name": "Dr Ngozi Okafor", "role": "GP", "contact": "01632 960111"}
    })
    .to_string()
}
