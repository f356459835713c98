//! What is said when something fails: what happened, what is safe, what to do.

words! {
    apology(code: &str);
}
