//! Who a feed addresses, as profiles of a rule: where its word is one of a closed list.

use api_client::wire::{Condition, Profile};
use domain::eligibility::AS_TEXT;

use super::Notes;

/// A condition that a source states in words alone: nobody's answer settles it, so that it never makes a no,
/// nor an aid likely.
pub fn in_words() -> Condition {
    Condition { kind: AS_TEXT.to_owned(), ..Condition::default() }
}

/// One profile per situation that is meant; none where somebody is meant who has no situation of the list
/// (everyone, the young), for a list that says less than the source would make a wrong no.
pub fn profiles(audience: &[String]) -> Vec<Profile> {
    let mut known: Vec<&str> = Vec::new();
    for who in audience {
        let situations = situations(who);
        if situations.is_empty() {
            return Vec::new();
        }
        for one in situations {
            if !known.contains(one) {
                known.push(one);
            }
        }
    }
    let profile = |situation: &str| Profile { situation: situation.to_owned(), conditions: Vec::new() };
    known.into_iter().map(profile).collect()
}

/// The same, each word of a list that a feed closes counted as a condition.
pub fn counted(audience: &[String], notes: &mut Notes) -> Vec<Profile> {
    let profiles = profiles(audience);
    notes.condition(!profiles.is_empty() || audience.iter().any(|who| who == "everyone"));
    profiles
}

/// Professionals are companies, people on their own account and farmers alike.
fn situations(who: &str) -> &'static [&'static str] {
    match who {
        "company" => &["company", "self_employed", "farmer"],
        "self_employed" => &["self_employed"],
        "farmer" => &["farmer"],
        "association" => &["association"],
        "public_body" => &["public_body"],
        "artist" => &["artist"],
        "student" => &["student"],
        "apprentice" => &["apprentice", "professional_contract"],
        "job_seeker" => &["job_seeker", "rsa"],
        "employee" => &["employee"],
        "parent" => &["parent"],
        "volunteer" => &["volunteer"],
        "pupil" => &["pupil", "secondary_pupil"],
        "disabled" => &["disabled"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(audience: &[&str]) -> Vec<String> {
        let audience: Vec<String> = audience.iter().map(|who| (*who).to_owned()).collect();
        profiles(&audience).into_iter().map(|profile| profile.situation).collect()
    }

    #[test]
    fn professionals_are_companies_and_people_on_their_own_account() {
        assert_eq!(of(&["farmer", "company"]), ["farmer", "company", "self_employed"]);
        assert_eq!(of(&["public_body", "association"]), ["public_body", "association"]);
    }

    #[test]
    fn whoever_has_no_situation_of_the_list_makes_no_profile_at_all() {
        assert!(of(&["company", "everyone"]).is_empty());
        assert!(of(&["young"]).is_empty());
        assert!(of(&[]).is_empty());
    }
}
