//! Given names and their short and home forms, as used in Britain and Ireland.
//!
//! Each line is one family of names; two names agree when some line holds both.
//! Names are folded (small letters, no accents).

/// True when one name is a known form of the other.
#[must_use]
pub(super) fn same_name(a: &str, b: &str) -> bool {
    a != b && FAMILIES.iter().any(|line| has(line, a) && has(line, b))
}

fn has(line: &str, name: &str) -> bool {
    line.split(' ').any(|form| form == name)
}

#[rustfmt::skip]
const FAMILIES: &[&str] = &[
    "william bill billy will willy willie liam wil wills gwilym bil",
    "robert bob bobby rob robbie robby bert roberto",
    "richard dick dickie rick ricky rich richie",
    "james jim jimmy jamie jem jimbo iago hamish seumas",
    "john jack johnny jon ian ioan ieuan ifan evan sion sean iain jock",
    "jonathan jon jonny johnny jonathon",
    "thomas tom tommy tomos twm",
    "david dave davy davie dai dafydd dewi taffy",
    "michael mike mick micky mickey mikey mihangel micheal",
    "edward ed eddie ned ted teddy edwin iorwerth",
    "edmund ed eddie ned ted",
    "theodore ted teddy theo",
    "henry harry hal hank harri",
    "harold harry hal",
    "charles charlie chas chuck carl siarl",
    "george georgie sior",
    "francis frank frankie fran",
    "frederick fred freddie freddy",
    "alfred alf alfie fred",
    "albert al bert bertie",
    "herbert herb bert bertie",
    "arthur art artie",
    "alexander alex alec sandy sasha xander alasdair alistair alastair",
    "andrew andy drew andreas andras",
    "anthony tony anton antony",
    "benjamin ben benny benji",
    "bernard bernie",
    "christopher chris kit topher cris",
    "daniel dan danny deiniol",
    "dennis denis den",
    "donald don donnie",
    "douglas doug dougie",
    "gerald gerry jerry ged",
    "gerard gerry ged jerry",
    "geoffrey geoff jeff jeffrey jeffery",
    "gregory greg",
    "joseph joe joey jo",
    "joshua josh",
    "kenneth ken kenny",
    "lawrence laurence larry laurie lol loz",
    "leonard len lenny leo",
    "lewis lou louis lew",
    "matthew matt matty mathew",
    "nathaniel nathan nat nate",
    "nicholas nick nicky nico nicolas",
    "oliver ollie olly",
    "patrick pat paddy padraig padraic",
    "peter pete pedr",
    "philip phil phillip pip filip",
    "raymond ray",
    "reginald reg reggie",
    "ronald ron ronnie",
    "samuel sam sammy",
    "samantha sam sammy",
    "simon si",
    "stanley stan",
    "stephen steve steven stevie steffan",
    "stuart stewart stu",
    "terence terry tel terrence",
    "timothy tim timmy",
    "victor vic",
    "vincent vince vinny",
    "walter wally walt wal",
    "zachary zach zak",
    "elizabeth liz lizzie lizzy beth betty bet betsy bess bessie eliza elsie lisa libby elspeth elisabeth bethan leusa",
    "margaret peggy peg maggie meg mags madge marge margie rita greta daisy megan marged mair mared",
    "mary molly polly may mair moll mamie mari maria maire",
    "katherine catherine kate kathy cathy katie katy kath cath kit kitty kay kathryn cathryn catrin cadi kathleen",
    "kathleen kath kathy kay",
    "ann anne annie nan nancy anna anya hannah nansi",
    "jane jenny janie jean janet sian jan shan",
    "janet jan jenny",
    "jennifer jenny jen jenni",
    "joan joanie joni siwan",
    "joanna jo joanne joan",
    "josephine jo josie",
    "dorothy dot dotty dolly dottie dora dorothea",
    "eleanor ellen nell nellie nora ellie elinor elen lena",
    "helen nell nellie ellen elen lena helena",
    "harriet hattie hatty",
    "emily em emmy millie",
    "emma em",
    "amelia millie amy",
    "mildred millie",
    "millicent millie",
    "florence flo florrie flossie",
    "frances fran fanny frankie",
    "georgina georgie gina",
    "gwendoline gwen gwenda gwendolen",
    "gwenllian gwen",
    "barbara babs barb",
    "beatrice bea trixie betty",
    "bridget bridie biddy brid",
    "caroline carol carrie caro",
    "charlotte lottie charlie lotte",
    "christine chris tina chrissie christina cristina",
    "constance connie",
    "deborah debbie deb debs debra",
    "edith edie",
    "ethel eth",
    "eveline eve evie evelyn eva",
    "gillian gill jill jilly",
    "isabel bella izzy isobel belle isabella isabelle",
    "jacqueline jackie jacqui",
    "jessica jess jessie",
    "judith judy jude",
    "julia julie",
    "laura laurie",
    "lilian lily lil lillian",
    "louise lou",
    "lucinda lucy cindy",
    "lucille lucy",
    "mabel may",
    "martha mattie patty",
    "matilda tilly tilda mattie",
    "maureen mo maura",
    "nicola nicky nic nikki",
    "olwen ol",
    "pamela pam pammy",
    "patricia pat patsy tricia trish patty paddy",
    "penelope penny",
    "philippa pip pippa",
    "rebecca becky becca beca",
    "rosemary rose rosie romy",
    "rosamund rose ros",
    "ruth ruthie",
    "sarah sally sadie sal sara",
    "sandra sandy alexandra alex sandie",
    "stephanie steph stevie",
    "susan sue susie suzy susanna suzanne",
    "teresa theresa terry tess tessa tracy",
    "valerie val",
    "veronica ronnie vera",
    "victoria vicky vic tori vikki",
    "winifred win winnie freda gwenfrewi",
    "mohammed mohammad muhammad muhammed mohamed mo mohd muhamad mohamad",
    "abdul abdel abd",
    "yusuf joseph yousef youssef josef",
    "ibrahim abraham ebrahim",
    "musa moses",
    "katarzyna kasia",
    "malgorzata gosia",
    "aleksandra ola",
    "agnieszka aga",
    "joanna asia",
    "barbara basia",
    "ewa ewka",
    "stanislaw staszek stan",
    "krzysztof krzysiek chris",
    "tomasz tomek tom",
    "piotr peter",
    "jan john janek",
    "andrzej andrew",
    "pawel paul",
    "adebayo bayo ade",
    "oluwaseun seun",
    "oluwatobi tobi",
    "babatunde tunde",
    "temitope temi",
    "folasade sade",
    "harpreet harry",
    "gurpreet guru",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_practitioners_meet() {
        for (a, b) in [
            ("bill", "william"),
            ("liz", "elizabeth"),
            ("peggy", "margaret"),
            ("dai", "david"),
            ("dafydd", "david"),
            ("jack", "john"),
            ("ieuan", "evan"),
            ("nellie", "helen"),
            ("polly", "mary"),
            ("sian", "jane"),
            ("mo", "mohammed"),
            ("kasia", "katarzyna"),
            ("tunde", "babatunde"),
            ("harry", "henry"),
            ("sally", "sarah"),
            ("daisy", "margaret"),
        ] {
            assert!(same_name(a, b) && same_name(b, a), "{a} and {b}");
        }
        for (a, b) in [("john", "james"), ("mary", "margaret"), ("peter", "paul"), ("ann", "jane")] {
            assert!(!same_name(a, b), "{a} and {b}");
        }
    }

    #[test]
    fn every_form_is_folded() {
        for line in FAMILIES {
            for form in line.split(' ') {
                let folded = crate::people::name::fold(form);
                assert!(folded == form, "{form}");
            }
        }
    }
}
