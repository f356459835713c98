//! The sentences of « École et bourses »: the picker, a school, whose it is, the year.

use domain::school::Kind;

words! {
    school_kind(kind: &str);
    school_no_ent();
    schools_none(text: &str);
    schools_not_here();
    schools_more(count: usize);
    schools_few(count: usize);
    school_none_chosen();
    school_find();
    school_find_text();
    school_label();
    school_hint();
    schools_found(count: usize);
    school_open_ent();
    school_ent();
    school_ent_text();
    school_ent_broken(day: &str);
    school_trouble();
    school_trouble_text();
    school_trouble_case(code: &str);
    school_reach();
    school_site();
    school_write();
    school_number(uai: &str);
    school_private(kind: &str);
    school_missing();
    school_missing_text();
    school_mine();
    school_gone();
    school_whose();
    school_whose_text();
    school_of(name: &str);
    campaign_title();
    campaign_title_grants();
    campaign_before(days: i64);
    campaign_open(left: i64);
    campaign_open_on();
    campaign_closed(day: &str);
    campaign_unknown(year: &str);
    campaign_days(code: &str, year: &str, start: &str, end: &str);
    campaign_derived();
    campaign_from(code: &str, year: &str, start: &str);
    school_year();
    school_year_see();
    school_year_text();
    school_year_lead();
    school_year_deadlines();
    school_year_deadlines_text();
}

impl super::Words {
    /// What kind of school it is, and that it is a private one where it is.
    pub fn school_kind_of(&self, kind: Kind, private: bool) -> String {
        let name = self.school_kind(kind.slug());
        if private { self.school_private(&name) } else { name }
    }
}
