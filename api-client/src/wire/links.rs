//! A record of the collection `links`: a system of the Region, what it is and how to get in.

use serde::{Deserialize, Serialize};

use super::Step;

/// One system or service. The id is `link:<slug>`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Link {
    pub id: String,
    pub title: String,
    pub text: String,
    pub theme: String,
    pub audience: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    /// Where to go; absent where no address is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Numbers to call, or to write to, in the order they are shown.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<Phone>,
    /// What to do, in order, where it is the same for everybody.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
    /// What to do, by case: a parent, a pupil, what does not work.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<Case>,
    /// The moment of the year, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// Whom to ask, in words: often somebody whose number is not ours to know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ask: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_url: Option<String>,
    pub verified_on: String,
    pub lang: String,
}

/// A number, and who answers.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Phone {
    pub label: String,
    pub number: String,
    /// Reached by a text message, not by voice.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub by_text: bool,
}

/// What to do in one case.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Case {
    pub title: String,
    pub steps: Vec<Step>,
}
