//! The page of one aid: title, own address, public, deadlines.

use scraper::{ElementRef, Html};

use super::{Found, select, words};
use crate::sources::repair::text::folded;

/// What the page says; none if it has none of the guide's headings.
pub fn read(page: &Html, path: &str) -> Option<Found> {
    let headings = select(page, "h2, h3, h4, h5, dt, strong, .field__label, .field-label");
    let section = |start: &str| {
        let heading = headings.iter().find(|heading| folded(&words(**heading)).starts_with(start))?;
        Some(below(*heading))
    };
    let audience = section("vous etes");
    let deadline = section("date s limite s de depot")
        .or_else(|| section("date limite"))
        .or_else(|| section("dates limites"));
    if audience.is_none() && deadline.is_none() && section("ce qu il faut savoir").is_none() {
        return None;
    }
    let title = select(page, "h1").into_iter().map(words).find(|title| !title.is_empty())?;
    let text = folded(&select(page, "body").into_iter().map(words).collect::<String>());
    Some(Found {
        title,
        href: address(page).unwrap_or_else(|| of_file(path)),
        audience: audience.unwrap_or_default(),
        deadline: deadline.unwrap_or_default().join(" "),
        european: ["feader", "feder", "interreg"].iter().any(|tag| text.split(' ').any(|word| word == *tag)),
    })
}

/// Its stable address: `/node/N` before an alias, which may change.
fn address(page: &Html) -> Option<String> {
    let attr = |selector: &str, name: &str| {
        select(page, selector).into_iter().find_map(|link| link.attr(name).map(str::to_owned))
    };
    attr("link[rel=shortlink]", "href")
        .or_else(|| attr("link[rel=canonical]", "href"))
        .or_else(|| attr("meta[property='og:url']", "content"))
}

/// A file saved as `node-240.html` is the page `/node/240`.
fn of_file(path: &str) -> String {
    let stem = crate::sources::feed::stem(path);
    stem.strip_prefix("node-").map_or_else(|| format!("/{stem}"), |number| format!("/node/{number}"))
}

/// The items below a heading: those of its list, else the lines up to the next heading.
fn below(heading: ElementRef<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for next in heading.next_siblings().filter_map(ElementRef::wrap) {
        if matches!(next.value().name(), "h1" | "h2" | "h3" | "h4" | "h5" | "dt") {
            break;
        }
        let text = crate::sources::repair::markup::rendered(next).text;
        let lines = text.lines().map(|line| line.trim_start_matches("• ").trim().to_owned());
        found.extend(lines.filter(|line| !line.is_empty()));
    }
    found
}
