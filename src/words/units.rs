//! Sizes as people read them.

words! {
    size_bytes(count: usize);
    size_kilobytes(count: &str);
    size_megabytes(count: &str);
    decimal_mark();
    list_and(first: &str, last: &str);
}

impl super::Words {
    /// A number of bytes, in the largest unit that keeps it readable.
    pub fn size(&self, bytes: u64) -> String {
        match bytes {
            0..1_000 => self.size_bytes(usize::try_from(bytes).unwrap_or_default()),
            1_000..1_000_000 => self.size_kilobytes(&bytes.div_ceil(1_000).to_string()),
            _ => {
                let tenths = bytes.div_ceil(100_000);
                self.size_megabytes(&format!("{}{}{}", tenths / 10, self.decimal_mark(), tenths % 10))
            }
        }
    }

    /// Several things in one sentence: « montant, dates et contact ».
    pub fn list(&self, things: &[String]) -> String {
        match things {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., last] => self.list_and(&first.join(", "), last),
        }
    }
}
