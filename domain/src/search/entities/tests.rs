//! What texts name, as people write them.

use proptest::prelude::*;

use super::*;
use crate::search::fold;

struct Towns;

impl Gazetteer for Towns {
    fn named(&self, name: &str) -> Vec<Scope> {
        let codes: &[&str] = match name {
            "besancon" => &["COM-25056"],
            "dole" => &["COM-39198"],
            "autun" => &["COM-71014"],
            "sens" => &["COM-89387"],
            "vers" => &["COM-71572"],
            "saint vit" => &["COM-25527"],
            "le creusot" => &["COM-71153"],
            "les rousses" => &["COM-39470"],
            "chalon sur saone" => &["COM-71076"],
            "bussieres" => &["COM-70102", "COM-71069", "COM-89058"],
            "doubs" => &["DEP-25", "COM-25204"],
            "jura" | "39" => &["DEP-39"],
            "cote d or" => &["DEP-21"],
            "grand besancon metropole" => &["EPCI-242500361"],
            "grand chalon" => &["EPCI-247100589"],
            "70000" => &["COM-70550"],
            "saint" | "permis" => &["COM-99999"],
            _ => &[],
        };
        codes.iter().filter_map(|code| Scope::parse(code)).collect()
    }

    fn is_common(&self, name: &str) -> bool {
        ["sens", "permis", "saint"].contains(&name)
    }
}

fn phrases() -> Phrasebook {
    let entries = [
        ("student", "\u{e9}tudiant, student"),
        ("job_seeker", "ch\u{f4}meur, ch\u{f4}meuse, au ch\u{f4}mage, sans emploi, unemployed"),
        ("secondary_pupil", "lyc\u{e9}en, lyc\u{e9}enne, au lyc\u{e9}e"),
        ("apprentice", "apprenti, apprentice"),
        ("farmer", "agriculteur, agricultrice, farmer"),
        ("senior", "retrait\u{e9}, pensioner"),
        ("scholarship_holder", "boursier, boursi\u{e8}re"),
        ("kind:place", "horaires, guichet, where"),
        ("kind:event", "spectacle, concert"),
        ("kind:school", "lyc\u{e9}e, ENT"),
        ("near:me", "pr\u{e8}s de chez moi, autour de moi, near me"),
    ];
    let split = |said: &str| said.split(", ").map(str::to_owned).collect();
    Phrasebook::new(entries.map(|(meaning, said)| (meaning.to_owned(), split(said))))
}

/// Each entity as `its words=what`, for tables that read.
fn named(text: &str) -> Vec<String> {
    let show = |entity: Entity| {
        let what = match entity.what {
            Named::Territory { scopes, near } => {
                let codes: Vec<_> = scopes.iter().map(ToString::to_string).collect();
                format!("{}{}", if near { "~" } else { "" }, codes.join("|"))
            }
            Named::Age { years, whose } => format!("{years}:{whose:?}"),
            Named::Situation { code, whose, denied } => {
                format!("{}{code}:{whose:?}", if denied { "not " } else { "" })
            }
            Named::Person(whose) => format!("{whose:?}"),
            Named::When { when, bound } => format!("{bound:?} {when:?}"),
            Named::Kind(kind) => format!("kind {kind}"),
            Named::Here => "here".to_owned(),
        };
        format!("{}={what}", &text[entity.span])
    };
    entities(text, &Towns, &phrases()).into_iter().map(show).collect()
}

fn all(table: &[(&str, &[&str])]) {
    for (text, expected) in table {
        assert_eq!(named(text), *expected, "{text}");
    }
}

#[test]
fn communes_are_found_however_they_are_written() {
    all(&[
        ("permis \u{e0} Besan\u{e7}on", &["Besan\u{e7}on=COM-25056"]),
        ("aide velo BESANCON", &["BESANCON=COM-25056"]),
        ("j'habite St-Vit", &["St-Vit=COM-25527"]),
        ("mairie de saint vit", &["saint vit=COM-25527"]),
        ("\u{e0} St. Vit", &["St. Vit=COM-25527"]),
        ("chalon s/ sa\u{f4}ne", &["chalon s/ sa\u{f4}ne=COM-71076"]),
        ("au Creusot ou aux Rousses", &["Creusot=COM-71153", "Rousses=COM-39470"]),
        ("pr\u{e8}s de Dole", &["Dole=~COM-39198"]),
        ("Dole, Autun", &["Dole=COM-39198", "Autun=COM-71014"]),
        ("Bussi\u{e8}res", &["Bussi\u{e8}res=COM-70102|COM-71069|COM-89058"]),
        ("piscine 70000", &["70000=COM-70550"]),
        ("GRAND BESANCON METROPOLE", &["GRAND BESANCON METROPOLE=EPCI-242500361"]),
        ("dans le Grand Chalon", &["Grand Chalon=EPCI-247100589"]),
    ]);
}

#[test]
fn a_department_and_a_commune_of_one_name_are_told_apart_by_the_word_before() {
    all(&[
        ("bafa dans le Doubs", &["Doubs=DEP-25|COM-25204"]),
        ("une \u{e9}cole \u{e0} Doubs", &["Doubs=COM-25204|DEP-25"]),
        ("dans le 39", &["39=DEP-39"]),
        ("39 euros", &[]),
        ("aides en C\u{f4}te-d'Or", &["C\u{f4}te-d'Or=DEP-21"]),
    ]);
}

#[test]
fn everyday_words_are_no_communes() {
    all(&[
        ("permis de conduire", &[]),
        ("donner un sens \u{e0} ma vie", &[]),
        ("Sens interdit", &[]),
        ("lyc\u{e9}es \u{e0} sens", &["lyc\u{e9}es=kind school", "sens=COM-89387"]),
        ("un spectacle \u{e0} Sens", &["spectacle=kind event", "Sens=COM-89387"]),
        ("Sens", &["Sens=COM-89387"]),
        ("aller vers Dole", &["Dole=COM-39198"]),
        ("un tour \u{e0} Vers", &["Vers=COM-71572"]),
    ]);
}

#[test]
fn ages_are_those_of_somebody() {
    all(&[
        ("j'ai 17 ans", &["17 ans=17:Speaker"]),
        ("17ans", &["17ans=17:Unsaid"]),
        ("J\u{2019}ai dix-sept ans", &["dix-sept ans=17:Speaker"]),
        ("elle a quatre-vingt-deux ans", &["quatre-vingt-deux ans=82:Unsaid"]),
        ("soixante et onze ans", &["soixante et onze ans=71:Unsaid"]),
        ("mon fils de 12 ans", &["mon fils=Child", "12 ans=12:Child"]),
        ("et pour mon fr\u{e8}re de 20 ans ?", &["mon fr\u{e8}re=Sibling", "20 ans=20:Sibling"]),
        ("deux enfants de 3 et 7 ans", &["3=3:Child", "7 ans=7:Child"]),
        ("ma fille est n\u{e9}e, b\u{e9}b\u{e9} de 6 mois", &["ma fille=Child", "6 mois=0:Child"]),
        ("I am 17 years old", &["17 years old=17:Speaker"]),
        ("a twenty-one year old student", &["twenty-one year old=21:Unsaid", "student=student:Unsaid"]),
        ("une lyc\u{e9}enne de 16 ans", &["lyc\u{e9}enne=secondary_pupil:Unsaid", "16 ans=16:Unsaid"]),
        ("j'ai 200 ans", &["200 ans=200:Speaker"]),
    ]);
}

#[test]
fn bounds_and_durations_are_no_ages() {
    for text in [
        "moins de 26 ans",
        "aide aux moins de 18 ans",
        "plus de 60 ans",
        "les 15-25 ans",
        "de 15 \u{e0} 25 ans",
        "entre 18 et 30 ans",
        "jusqu'\u{e0} 30 ans",
        "\u{e0} partir de 16 ans",
        "depuis 2 ans",
        "il y a 3 ans",
        "un contrat de 3 ans",
        "3 ans d'exp\u{e9}rience",
        "26 ans et plus",
        "tous les 2 ans",
        "dans 6 mois",
        "under 26 years",
        "5 years of experience",
        "cinq",
        "12",
    ] {
        assert_eq!(named(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn situations_say_whose_they_are_and_whether_they_are_denied() {
    all(&[
        (
            "je suis \u{e9}tudiante boursi\u{e8}re",
            &["\u{e9}tudiante=student:Speaker", "boursi\u{e8}re=scholarship_holder:Speaker"],
        ),
        ("au ch\u{f4}mage", &["au ch\u{f4}mage=job_seeker:Unsaid"]),
        ("aide agriculteurs", &["agriculteurs=farmer:Unsaid"]),
        ("mes parents sont retrait\u{e9}s", &["mes parents=Parent", "retrait\u{e9}s=senior:Parent"]),
        ("je ne suis pas \u{e9}tudiant", &["\u{e9}tudiant=not student:Speaker"]),
        ("je ne suis plus au ch\u{f4}mage", &["au ch\u{f4}mage=not job_seeker:Speaker"]),
        ("plus d'aide si apprenti", &["apprenti=apprentice:Unsaid"]),
        ("I'm not a student", &["student=not student:Speaker"]),
        (
            "mon fils est apprenti, je suis sans emploi",
            &["mon fils=Child", "apprenti=apprentice:Child", "sans emploi=job_seeker:Speaker"],
        ),
    ]);
}

#[test]
fn the_kind_of_thing_and_here_are_understood() {
    all(&[
        ("o\u{f9} consulter pr\u{e8}s de chez moi", &["o\u{f9}=kind place", "pr\u{e8}s de chez moi=here"]),
        ("Ou trouver un m\u{e9}decin", &["Ou=kind place"]),
        ("bus ou train", &[]),
        ("horaires du guichet", &["horaires=kind place", "guichet=kind place"]),
        ("where is the desk near me", &["where=kind place", "near me=here"]),
        ("concerts ce week-end", &["concerts=kind event", "ce week-end=On Weekend { next: false }"]),
    ]);
}

#[test]
fn days_and_spans_are_read_with_their_bounds() {
    let day = |day, month, year| Day { day, month, year };
    let one = |text: &str| {
        let found = entities(text, &Towns, &phrases()).pop().unwrap();
        let Named::When { when, bound } = found.what else { panic!("{text}: {:?}", found.what) };
        (text[found.span].to_owned(), when, bound)
    };
    let table = [
        ("spectacles en mars", "mars", When::Month { month: 3, year: None }, Bound::On),
        ("avant le 15 octobre", "avant le 15 octobre", When::Day(day(15, 10, None)), Bound::Before),
        ("jusqu'au 1er mars 2027", "jusqu'au 1er mars 2027", When::Day(day(1, 3, Some(2027))), Bound::Before),
        ("le 03/04/2027", "03/04/2027", When::Day(day(3, 4, Some(2027))), Bound::On),
        ("by October 15th", "by October 15th", When::Day(day(15, 10, None)), Bound::Before),
        (
            "\u{e0} partir de d\u{e9}cembre",
            "\u{e0} partir de d\u{e9}cembre",
            When::Month { month: 12, year: None },
            Bound::From,
        ),
        ("du 3 au 10 mars", "du 3 au 10 mars", When::Between(day(3, 3, None), day(10, 3, None)), Bound::On),
        ("samedi prochain", "samedi prochain", When::Weekday(chrono::Weekday::Sat), Bound::On),
        ("in May", "May", When::Month { month: 5, year: None }, Bound::On),
        ("semaine prochaine", "semaine prochaine", When::Week { next: true }, Bound::On),
    ];
    for (text, said, when, bound) in table {
        assert_eq!(one(text), (said.to_owned(), when, bound), "{text}");
    }
    for text in ["may I march", "31/02/2027", "le 31 f\u{e9}vrier x", "45/12"] {
        let days = named(text).iter().filter(|found| found.contains("Day(")).count();
        assert_eq!(days, 0, "{text}: {:?}", named(text));
    }
}

#[test]
fn days_are_counted_from_today_and_are_those_to_come() {
    let on = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    let today = on("2026-11-30"); // a Monday
    let day = |day, month| Day { day, month, year: None };
    let table = [
        (When::Weekend { next: false }, "2026-12-05", "2026-12-06"),
        (When::Weekend { next: true }, "2026-12-12", "2026-12-13"),
        (When::Week { next: true }, "2026-12-07", "2026-12-13"),
        (When::ThisMonth { next: true }, "2026-12-01", "2026-12-31"),
        (When::Month { month: 3, year: None }, "2027-03-01", "2027-03-31"),
        (When::Month { month: 11, year: None }, "2026-11-01", "2026-11-30"),
        (When::Weekday(chrono::Weekday::Mon), "2026-11-30", "2026-11-30"),
        (When::Day(day(29, 11)), "2027-11-29", "2027-11-29"),
        (When::Between(day(20, 12), day(3, 1)), "2026-12-20", "2027-01-03"),
    ];
    for (when, first, last) in table {
        assert_eq!(when.days(today), Some((on(first), on(last))), "{when:?}");
    }
    assert_eq!(
        When::Weekend { next: false }.days(on("2026-12-06")),
        Some((on("2026-12-06"), on("2026-12-06")))
    );
    assert_eq!(When::Day(day(29, 2)).days(today), None, "2027 has no 29 February");
}

proptest! {
    #[test]
    fn spans_are_in_order_on_characters_and_never_over_one_another(text in "[ \\PCa-zé'’.,/0-9\u{5d0}\u{1f600}]{0,80}") {
        let mut end = 0;
        for entity in entities(&text, &Towns, &phrases()) {
            prop_assert!(entity.span.start >= end && entity.span.start < entity.span.end);
            prop_assert!(!fold(&text[entity.span.clone()]).trim().is_empty());
            end = entity.span.end;
        }
    }

    #[test]
    fn names_among_others_words_are_found_again(before in "(aide|tarif|le bus|mon fils)", age in 1u32..99) {
        let text = format!("{before} {age} ans \u{e0} Chalon-sur-Sa\u{f4}ne");
        let found = entities(&text, &Towns, &phrases());
        let last = found.last().unwrap();
        prop_assert_eq!(&text[last.span.clone()], "Chalon-sur-Sa\u{f4}ne");
        let ages = found.iter().filter(|e| matches!(e.what, Named::Age { years, .. } if years == age));
        prop_assert_eq!(ages.count(), 1);
    }
}
