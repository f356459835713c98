//! A record of the collection `events`: what takes place, when, where, and what it costs.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One event. The id is `<source>:<their id>` of the record that was known first: where several feeds speak of it, the
/// believed one may be another. What is absent is not said; what one can work out from the commune is not repeated.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Event {
    pub id: String,
    /// In French, like all texts here.
    pub title: String,
    /// A sentence or two, plain.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// The whole text, plain.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// By two letters of the language: what its organisers wrote in others.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub langs: BTreeMap<String, EventWords>,
    /// A slug; a phone that does not know it shows the event all the same.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub theme: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    /// Runs apart by a space, each `first[/last][w<days>][x<weeks>][T<from>[-<to>[+<nights>]]]`, then its
    /// exceptions `~n` and cancelled days `!n`, counted from the first: `20260305/20260927w234567T1000-1800~57!10`.
    pub dates: String,
    /// Absent where it takes place as announced.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// What is published of that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_said: Option<String>,
    /// `online` or `mixed`; absent where one comes in person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub online: Option<String>,
    /// `free` or `paid`; absent where it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<String>,
    /// As it is published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<String>,
    /// Addresses, mailboxes and numbers of the organisation, the best first: told apart by their form.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub booking: Vec<String>,
    /// Among `hi`, `ii`, `mi`, `pi`, `vi`; in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub access: Vec<String>,
    /// `yes`, `limited`, `no`; absent where it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wheelchair: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from_age: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_age: Option<u8>,
    /// Whether it is said to be for children.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub young: bool,
    /// Name of where it takes place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
    /// Number and street, line by line.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// Only where the commune has several, or is not of the Region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
    /// INSEE code; empty where it is not known, or online.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub commune: String,
    /// Only where the commune is not one of the collection `communes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commune_name: Option<String>,
    /// Degrees × 100 000, WGS 84.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub point: Option<[i32; 2]>,
    /// Whether the point is the commune's centre, for want of a better one.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub approximate: bool,
    /// Id of the record of `places` that it is, if that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The body that organises it; never a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organiser: Option<String>,
    /// Address of a picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_credit: Option<String>,
    /// Name of the source that is believed, for people.
    pub source: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    pub verified_on: String,
    /// `fetch` where the source has no day of its own; else absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified_from: Option<String>,
    /// The other sources that speak of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<EventOrigin>,
    /// How many times its source says that it changed it.
    #[serde(skip_serializing_if = "is_zero")]
    pub sequence: u32,
    /// When its source changed it last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<String>,
}

/// What is said of an event in another language.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EventWords {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub summary: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// Another source of an event.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EventOrigin {
    /// The id its record has there.
    pub id: String,
    pub source: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    pub verified_on: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified_from: Option<String>,
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}
