//! A page of the list: how many aids it announces, and its cards.

use scraper::{ElementRef, Html, Selector};

use super::{Found, select, words};
use crate::sources::repair::text::folded;

/// The number announced by the whole list, and the cards of this page; none if it is no list.
pub fn read(page: &Html) -> Option<(usize, Vec<Found>)> {
    let body = select(page, "body").into_iter().next()?;
    let announced = announced(&folded(&words(body)))?;
    let more: Vec<ElementRef<'_>> =
        select(page, "a[href]").into_iter().filter(|link| says_more(*link)).collect();
    Some((announced, more.into_iter().map(found).collect()))
}

/// « 326 aide(s) & service(s) correspondent à votre recherche ».
fn announced(text: &str) -> Option<usize> {
    let words: Vec<&str> = text.split(' ').collect();
    let at = words.windows(3).position(|three| {
        three[0].bytes().all(|byte| byte.is_ascii_digit()) && matches!(three[1], "aide" | "aides")
    })?;
    let near = words.get(at..(at + 10).min(words.len())).unwrap_or_default();
    let list = near.iter().any(|word| word.starts_with("correspond"));
    list.then(|| words[at].parse().ok())?
}

fn says_more(link: ElementRef<'_>) -> bool {
    folded(&words(link)).starts_with("plus de details")
}

/// The card is the largest element around the link that holds no other such link.
fn found(link: ElementRef<'_>) -> Found {
    let anchors = Selector::parse("a[href]").ok();
    let alone = |element: &ElementRef<'_>| {
        let count =
            anchors.as_ref().map(|anchors| element.select(anchors).filter(|link| says_more(*link)).count());
        count.unwrap_or_default() <= 1
    };
    let around = link.ancestors().filter_map(ElementRef::wrap);
    let inside = |element: &ElementRef<'_>| !matches!(element.value().name(), "body" | "html" | "main");
    let card = around.take_while(inside).take_while(alone).last().unwrap_or(link);
    let text = words(card);
    let whole = folded(&text);
    let european =
        ["feader", "feder", "interreg"].iter().any(|tag| whole.split(' ').any(|word| word == *tag));
    Found {
        title: title(card, link),
        href: link.attr("href").unwrap_or_default().to_owned(),
        deadline: after(&text, "date limite"),
        european,
        ..Found::default()
    }
}

fn title(card: ElementRef<'_>, more: ElementRef<'_>) -> String {
    let first = |selector: &str| {
        let selector = Selector::parse(selector).ok()?;
        let texts = card.select(&selector).filter(|element| *element != more).map(words);
        texts.into_iter().find(|text| !text.is_empty() && !folded(text).starts_with("plus de details"))
    };
    first("h1, h2, h3, h4, h5, h6, .title, .card-title")
        .or_else(|| more.attr("title").map(|title| title.trim().to_owned()).filter(|title| !title.is_empty()))
        .or_else(|| first("a[href]"))
        .unwrap_or_default()
}

/// What follows some words on a card, up to its closing link.
fn after(text: &str, start: &str) -> String {
    let lower = text.to_lowercase();
    let Some(at) = lower.find(start).filter(|_| lower.len() == text.len()) else { return String::new() };
    let rest = text.get(at + start.len()..).unwrap_or_default();
    let rest = rest.split("Plus de").next().unwrap_or_default();
    rest.trim_start_matches(|c: char| !c.is_alphanumeric()).trim().chars().take(160).collect()
}
