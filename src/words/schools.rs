//! The sentences of the school picker.

words! {
    school_kind(kind: &str);
    school_no_ent();
    schools_none(text: &str);
    schools_not_here();
    schools_more(count: usize);
    school_me();
    school_none_chosen();
}
