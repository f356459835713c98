//! The sentences of help, contacts and glossary.

words! {
    help_title();
    help_lead();
    help_emergency();
    help_contacts();
    help_pages();
    help_pages_none();
    help_glossary();
    help_glossary_text();
    glossary_title();
    glossary_search();
    glossary_count(count: usize);
}
