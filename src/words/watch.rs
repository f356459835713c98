//! The sentences of saved searches, of what became of watched aids, and of what is said aloud of them.

use domain::watch::{Asked, Why};

use crate::store::desk::watched::News;

words! {
    searches_title();
    searches_lead();
    searches_none();
    searches_none_text();
    searches_link(count: usize);
    searches_kept();
    searches_here();
    searches_saved_on(day: &str);
    searches_nothing_new();
    searches_new(count: usize);
    searches_changed(count: usize);
    searches_news();
    searches_news_seen();
    searches_all();
    searches_open();
    searches_open_list();
    searches_finds_none();
    searches_gone();
    watch_why(code: &str);
    watch_changed(what: &str);
    home_todo_search(what: &str, name: &str);
    home_todo_kept(what: &str);
    notices_title();
    notices_lead();
    notices_searches();
    notices_searches_hint();
    notices_kept();
    notices_kept_hint();
    notices_deadlines();
    notices_deadlines_hint();
    notices_quiet();
    notices_quiet_from();
    notices_quiet_until();
    notices_hour(hour: usize);
    notices_quiet_hint();
    notices_where();
    aloud_search(name: &str, new: usize, changed: usize);
    aloud_kept(count: usize);
    aloud_due(count: usize);
    twin_search_saved(name: &str, id: &str);
    twin_search_forgotten();
    twin_no_searches();
}

impl super::Words {
    /// What a saved search is called: what was typed, then its filters.
    pub fn asked_name(&self, asked: &Asked) -> String {
        let text = Some(asked.text.trim().to_owned()).filter(|text| !text.is_empty());
        let named = [
            text,
            asked.audience.as_ref().map(|code| self.audience(code)),
            asked.theme.as_ref().map(|code| self.theme(code)),
            asked.aid_type.as_ref().map(|code| self.aid_type(code)),
            asked.here.then(|| self.searches_here()),
            asked.open.then(|| self.aids_filter_open()),
        ];
        named.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// Why an aid is told of: which parts of its card have changed, where that is the reason.
    pub fn why_told(&self, why: &Why) -> String {
        match why {
            Why::Changed(_) => {
                let mut parts: Vec<String> =
                    why.sections().into_iter().map(|code| self.aid_changed_field(code)).collect();
                parts.dedup();
                self.watch_changed(&self.list(&parts))
            }
            _ => self.watch_why(why.code()),
        }
    }

    /// How much is new: « 2 nouvelles aides, 1 aide changée »; none if nothing is.
    pub fn news_counted(&self, news: &[News]) -> Option<String> {
        let new = news.iter().filter(|news| news.why == Why::New).count();
        let changed = news.len() - new;
        let said = [
            (new > 0).then(|| self.searches_new(new)),
            (changed > 0).then(|| self.searches_changed(changed)),
        ];
        let said: Vec<String> = said.into_iter().flatten().collect();
        (!said.is_empty()).then(|| said.join(", "))
    }
}
