//! HTML as feeds use it: read as text and links; scripts, styles and images are dropped.

use scraper::{ElementRef, Html, Node};

use super::text::clean;
use crate::sources::{Code, Notes};

/// A text, and the addresses it pointed to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    /// What people read.
    pub text: String,
    /// Words of each link and its address as written, in order.
    pub links: Vec<(String, String)>,
}

/// Takes a text that may hold HTML or entities; clean text comes back as it is, without links.
pub fn prose(text: &str, notes: &mut Notes, about: &str) -> Prose {
    if !has_markup(text) {
        let text = super::text::tidy(text, notes, about);
        return without_marks(Prose { text, links: Vec::new() }, notes, about);
    }
    notes.add(Code::MarkupRemoved, about);
    let html = Html::parse_fragment(text);
    without_marks(rendered(html.root_element()), notes, about)
}

/// The text alone.
pub fn plain(text: &str, notes: &mut Notes, about: &str) -> String {
    prose(text, notes, about).text
}

/// The text and links of an element that was parsed already.
pub fn rendered(element: ElementRef<'_>) -> Prose {
    let mut out = String::new();
    let mut links = Vec::new();
    let mut open_link: Option<(usize, String)> = None;
    let start = *element;
    let mut here = start;
    loop {
        let mut inside = true;
        match here.value() {
            Node::Text(text) => out.extend(text.chars().map(|c| if c == '\n' { ' ' } else { c })),
            Node::Element(tag) => {
                let name = tag.name();
                inside = !dropped(name);
                match name {
                    "br" => out.push('\n'),
                    "li" => out.push_str("\n• "),
                    "a" => open_link = tag.attr("href").map(|href| (out.len(), href.to_owned())),
                    name if block(name) => out.push('\n'),
                    _ => {}
                }
            }
            Node::Comment(_) | Node::Doctype(_) | Node::ProcessingInstruction(_) => inside = false,
            Node::Document | Node::Fragment => {}
        }
        if let Some(child) = here.first_child().filter(|_| inside) {
            here = child;
            continue;
        }
        // Up again, until a neighbour is found; without recursion, for feeds nest as they please.
        loop {
            if let Node::Element(tag) = here.value() {
                if tag.name() == "a" {
                    if let Some((from, href)) = open_link.take() {
                        links.push((clean(out.get(from..).unwrap_or_default()).replace('\n', " "), href));
                    }
                } else if block(tag.name()) {
                    out.push('\n');
                }
            }
            if here.id() == start.id() {
                return Prose { text: lines(&out), links };
            }
            if let Some(next) = here.next_sibling() {
                here = next;
                break;
            }
            match here.parent() {
                Some(parent) => here = parent,
                None => return Prose { text: lines(&out), links },
            }
        }
    }
}

/// Whether a text holds a tag or an entity: « a < b » and « R&D » do not.
fn has_markup(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().any(|(at, byte)| match byte {
        b'<' => bytes.get(at + 1).is_some_and(|next| next.is_ascii_alphabetic() || b"/!".contains(next)),
        b'&' => entity(&bytes[at + 1..]),
        _ => false,
    })
}

fn entity(after: &[u8]) -> bool {
    let end = after.iter().take(32).position(|byte| *byte == b';');
    end.is_some_and(|end| {
        let name = &after[..end];
        !name.is_empty() && name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'#')
    })
}

fn dropped(tag: &str) -> bool {
    matches!(
        tag,
        "script" | "style" | "img" | "svg" | "iframe" | "object" | "noscript" | "template" | "head" | "video"
    )
}

fn block(tag: &str) -> bool {
    matches!(
        tag,
        "p" | "div"
            | "ul"
            | "ol"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "tr"
            | "table"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "blockquote"
            | "dl"
            | "dt"
            | "dd"
            | "main"
            | "form"
    )
}

/// Clean, without the empty bullets and empty lines that tags leave behind.
fn lines(text: &str) -> String {
    let kept: Vec<String> = clean(text)
        .lines()
        .map(|line| line.trim_matches(['\u{a0}', ' ']).to_owned())
        .filter(|line| !line.is_empty() && line != "•")
        .collect();
    kept.join("\n")
}

/// Bold, links and hard line breaks of Markdown, which some feeds write inside their texts.
fn without_marks(prose: Prose, notes: &mut Notes, about: &str) -> Prose {
    let Prose { text, mut links } = prose;
    if !text.contains("**") && !text.contains("](") && !text.contains("\\\n") && !text.ends_with('\\') {
        return Prose { text, links };
    }
    notes.add(Code::MarkupRemoved, about);
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((words, href, before, after)) = marked_link(rest) {
        out.push_str(before);
        out.push_str(words);
        links.push((clean(words).replace('\n', " "), href.to_owned()));
        rest = after;
    }
    out.push_str(rest);
    let text = clean(out.replace("**", "").replace("\\\n", "\n").trim_end_matches('\\'));
    Prose { text, links }
}

/// The first `[words](address)` of a text, with what stands before and after it.
fn marked_link(text: &str) -> Option<(&str, &str, &str, &str)> {
    let middle = text.find("](")?;
    let open = text[..middle].rfind('[')?;
    let close = middle + text[middle..].find(')')?;
    Some((&text[open + 1..middle], &text[middle + 2..close], &text[..open], &text[close + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_text_and_links_and_scripts_are_dropped() {
        let mut notes = Notes::default();
        let html = "<p>Voir <a href=\"/node/240\">les <b>personnes</b>\néligibles</a>&nbsp;!</p>\
                    <script>alert(1)</script><ul><li>un</li><li></li><li>deux</li></ul><img src=x>";
        let prose = prose(html, &mut notes, "conditions");
        assert_eq!(prose.text, "Voir les personnes éligibles\u{a0}!\n• un\n• deux");
        assert_eq!(prose.links, [("les personnes éligibles".to_owned(), "/node/240".to_owned())]);
        assert!(format!("{notes:?}").contains("markup_removed: conditions"));
    }

    #[test]
    fn a_comparison_and_an_ampersand_are_no_markup() {
        let mut notes = Notes::default();
        assert_eq!(plain("R&D ; 18 < 26", &mut notes, "text"), "R&D ; 18 < 26");
        assert!(!format!("{notes:?}").contains("markup"));
        assert_eq!(plain("l&rsquo;été &#8211; **gras**", &mut notes, "text"), "l’été – gras");
    }

    #[test]
    fn marks_of_markdown_become_text_and_links() {
        let mut notes = Notes::default();
        let read = prose("Lisez **bien** [la page](https://a.example/b) !\\\nPuis [rien", &mut notes, "text");
        assert_eq!(read.text, "Lisez bien la page !\nPuis [rien");
        assert_eq!(read.links, [("la page".to_owned(), "https://a.example/b".to_owned())]);
    }

    #[test]
    fn a_page_nested_two_thousand_times_is_read_without_falling() {
        let html = format!("{}fond", "<div>".repeat(2_000));
        assert_eq!(plain(&html, &mut Notes::default(), "text"), "fond");
    }
}
