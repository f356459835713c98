//! A record of the collection `links`: a system of the Region, what it is and how to get in.

use serde::{Deserialize, Serialize};

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
