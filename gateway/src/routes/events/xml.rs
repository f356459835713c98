//! Elements of XML, one after the other: every text is held, and marks that no XML may hold are left out.

/// A document.
pub struct Xml(String);

impl Xml {
    /// Begins one.
    pub fn begun() -> Self {
        Self("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned())
    }

    /// Begins one by a head of its own.
    pub fn begun_by(head: &str) -> Self {
        Self(head.to_owned())
    }

    /// Opens an element, as it is written between the brackets.
    pub fn open(&mut self, element: &str) {
        self.0.push_str(&format!("<{element}>"));
    }

    /// Closes one.
    pub fn close(&mut self, element: &str) {
        self.0.push_str(&format!("</{element}>\n"));
    }

    /// An element that holds a text.
    pub fn text(&mut self, element: &str, text: &str) {
        self.open(element);
        self.0.push_str(&held(text));
        self.close(element.split(' ').next().unwrap_or(element));
    }

    /// An element that holds nothing but one more attribute.
    pub fn empty(&mut self, element: &str, attribute: &str, value: &str) {
        self.0.push_str(&format!("<{element} {attribute}=\"{}\"/>\n", held(value)));
    }

    /// The whole.
    pub fn ended(self) -> String {
        self.0
    }
}

fn held(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(letter),
            '\u{fffe}' | '\u{ffff}' => {}
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_held_and_marks_left_out() {
        let mut xml = Xml::begun();
        xml.text("title type=\"text\"", "a <b> & \"c\"\u{7}\u{ffff}");
        xml.empty("link", "href", "https://a.example/?a&b");
        assert_eq!(
            xml.ended().lines().skip(1).collect::<Vec<_>>(),
            [
                "<title type=\"text\">a &lt;b&gt; &amp; &quot;c&quot;</title>",
                "<link href=\"https://a.example/?a&amp;b\"/>"
            ]
        );
    }
}
