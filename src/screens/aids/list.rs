//! The guide as a list, beside the open card where the window is wide.

use std::collections::BTreeMap;

use dioxus::prelude::*;
use domain::aid::{Detail, State};
use domain::eligibility::Standing;
use domain::ids::RecordId;
use domain::territory::Place;
use domain::watch::Asked;

use super::chosen::{CompareBar, CompareToggle};
use super::filters::{ChosenFilters, FilterFields, Which};
use crate::screens::communes::use_my_commune;
use crate::screens::eligibility::{Judged, use_verdicts};
use crate::screens::fresh::Dated;
use crate::screens::kept::{holds, use_keep, use_kept};
use crate::screens::live::{Live, use_live_with};
use crate::screens::page::Heading;
use crate::screens::parts::aid_row::AidLine;
use crate::screens::parts::empty::Empty;
use crate::screens::parts::field::SearchField;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::state::{Failed, Waiting};
use crate::screens::router::Route;
use crate::screens::saving::SaveSearch;
use crate::screens::words::{use_today, use_words};
use crate::store::Topic;
use crate::store::reference::aids::{self, AidRow, Filter};

/// How many rows at first, and how many more each time.
const PAGE: usize = 40;

/// What the list is narrowed by; lives as long as the window, so that coming back finds the same list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filters {
    pub audience: Option<String>,
    pub theme: Option<String>,
    pub aid_type: Option<String>,
    pub here: bool,
    pub open: bool,
    pub kept: bool,
    pub order: Order,
}

/// In which order the list is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    #[default]
    Relevance,
    Title,
    Deadline,
    Verified,
    Verdict,
}

impl Order {
    pub fn code(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Title => "title",
            Self::Deadline => "deadline",
            Self::Verified => "verified",
            Self::Verdict => "verdict",
        }
    }

    pub fn parse(code: &str) -> Self {
        match code {
            "title" => Self::Title,
            "deadline" => Self::Deadline,
            "verified" => Self::Verified,
            "verdict" => Self::Verdict,
            _ => Self::Relevance,
        }
    }
}

impl Filters {
    /// Only this theme.
    pub fn of_theme(code: &str) -> Self {
        Self { theme: Some(code.to_owned()), ..Self::default() }
    }

    /// Those of a saved search.
    pub fn of(asked: &Asked) -> Self {
        Self {
            audience: asked.audience.clone(),
            theme: asked.theme.clone(),
            aid_type: asked.aid_type.clone(),
            here: asked.here,
            open: asked.open,
            ..Self::default()
        }
    }

    /// What can be asked again another day; none where there is nothing to narrow, or favourites alone.
    fn asked(&self) -> Option<Asked> {
        let asked = Asked {
            text: String::new(),
            theme: self.theme.clone(),
            audience: self.audience.clone(),
            aid_type: self.aid_type.clone(),
            here: self.here,
            open: self.open,
        };
        (!self.kept && !asked.is_empty()).then_some(asked)
    }

    /// Takes one filter away.
    pub fn without(&mut self, which: Which) {
        match which {
            Which::Audience => self.audience = None,
            Which::Theme => self.theme = None,
            Which::Kind => self.aid_type = None,
            Which::Here => self.here = false,
            Which::Open => self.open = false,
            Which::Kept => self.kept = false,
        }
    }

    fn query(&self, place: Option<Place>, kept: Vec<domain::ids::RecordId>) -> Filter {
        Filter {
            theme: self.theme.clone(),
            audience: self.audience.clone(),
            aid_type: self.aid_type.clone(),
            place: place.filter(|_| self.here),
            only: self.kept.then_some(kept),
            ..Filter::default()
        }
    }
}

/// The filters, made once at the root.
pub fn use_filters_provider() {
    use_context_provider(|| Shelf {
        filters: Signal::new(Filters::default()),
        shown: Signal::new(PAGE),
        opened: Signal::new(None),
        unfolded: Signal::new(false),
    });
}

/// The filters of the list.
pub fn use_filters() -> Signal<Filters> {
    use_context::<Shelf>().filters
}

#[derive(Clone, Copy)]
struct Shelf {
    filters: Signal<Filters>,
    shown: Signal<usize>,
    opened: Signal<Option<String>>,
    unfolded: Signal<bool>,
}

/// The list, and beside or instead of it the open card.
#[component]
pub fn AidsFrame() -> Element {
    let route = use_route::<Route>();
    let mut shelf = use_context::<Shelf>();
    let open = match route {
        Route::AidCard { id } => Some(id),
        _ => None,
    };
    let back = shelf.opened.peek().clone().filter(|_| open.is_none());
    let turned = open.clone();
    use_effect(use_reactive!(|(turned,)| {
        let before = shelf.opened.peek().clone();
        if let (None, Some(id)) = (&turned, before) {
            // Back from a card: the eye and the focus return to its row.
            let page = document::eval(
                "const id = await dioxus.recv(); const link = document.getElementById(id)?.querySelector('a');
                 link?.focus({ preventScroll: true }); link?.scrollIntoView({ block: 'center' });",
            );
            let _ = page.send(format!("aid-{id}"));
        }
        shelf.opened.set(turned);
    }));
    rsx! {
        div { class: "split", "data-detail": "{open.is_some()}",
            div { class: "split-list", AidList { open: open.clone(), focus: back.is_none() } }
            div { class: "split-detail", Outlet::<Route> {} }
        }
    }
}

/// Beside the list, while no card is open.
#[component]
pub fn NoCard() -> Element {
    rsx! {}
}

#[component]
fn AidList(open: Option<String>, focus: bool) -> Element {
    let words = use_words();
    let today = use_today();
    let navigator = use_navigator();
    let filters = use_filters();
    let mut shown = use_context::<Shelf>().shown;
    let commune = use_my_commune();
    let kept = use_kept();
    let keep = use_keep();
    let mut unfolded = use_context::<Shelf>().unfolded;
    let asked = move || {
        let ids = kept.read().iter().map(|kept| kept.id.clone()).collect();
        (filters.read().query(commune.read().as_ref().map(domain::commune::Commune::place), ids), 0)
    };
    let verdicts = use_verdicts();
    let found = use_live_with(Topic::Aids, asked, |db, (filter, _): &(Filter, u8)| aids::list(db, filter));
    let found = found.read();
    rsx! {
        div { class: "page",
            div { class: "page-head",
                if open.is_some() {
                    h2 { {words.aids_title()} }
                } else {
                    Heading { text: words.aids_title(), focus }
                }
            }
            SearchField { id: "aids-search", label: words.aids_search_label(), value: "", words,
                ongo: move |q: String| { navigator.push(Route::Search { q }); } }
            div { class: "stack",
                div { class: "cluster spread",
                    button { id: "filters-open", class: "button", r#type: "button", aria_expanded: "{unfolded}", aria_controls: "filters",
                        onclick: move |_| unfolded.toggle(),
                        Icon { glyph: Glyph::Filter }
                        {words.aids_filters()}
                    }
                    if let Live::Ready(rows) = &*found {
                        strong { role: "status", {words.aids_count(narrowed(rows, &filters.read(), &verdicts.read(), today).len())} }
                    }
                }
                if unfolded() {
                    FilterFields {}
                }
                ChosenFilters {}
                if let Some(asked) = filters.read().asked() {
                    div { class: "cluster", SaveSearch { asked } }
                }
                Dated {}
            }
            match &*found {
                Live::Loading => rsx! { Waiting { words } },
                Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
                Live::Ready(rows) => {
                    let verdicts = verdicts.read();
                    let rows = narrowed(rows, &filters.read(), &verdicts, today);
                    let (total, visible) = (rows.len(), shown());
                    if rows.is_empty() {
                        return rsx! { Nothing {} };
                    }
                    let kept = kept.read().clone();
                    rsx! {
                        ul { class: "rows",
                            for row in rows.into_iter().take(visible) {
                                AidLine {
                                    key: "{row.id}",
                                    open: open.as_deref() == Some(row.id.as_str()),
                                    kept: holds(&kept, &row.id),
                                    onkeep: { let (id, title) = (row.id.clone(), row.title.clone()); move |on| keep((id.clone(), title.clone(), on)) },
                                    verdict: verdicts.get(&row.id).cloned(),
                                    extra: rsx! { CompareToggle { id: row.id.to_string(), title: row.title.clone() } },
                                    row, today, words,
                                }
                            }
                        }
                        if total > visible {
                            div { class: "stack",
                                p { class: "quiet small", {words.aids_shown(visible, total)} }
                                button { class: "button full", r#type: "button", onclick: move |_| shown += PAGE, {words.aids_more()} }
                            }
                        }
                        CompareBar {}
                    }
                }
            }
        }
    }
}

#[component]
fn Nothing() -> Element {
    let words = use_words();
    let mut filters = use_filters();
    let now = filters.read().clone();
    if now == Filters::default() {
        return rsx! { Empty { glyph: Glyph::Inbox, title: words.aids_none_content(), text: words.aids_none_content_text() } };
    }
    let only_kept = now == Filters { kept: true, ..Filters::default() };
    let (glyph, title, text) = if only_kept {
        (Glyph::Star, words.aids_none_kept(), words.aids_none_kept_text())
    } else {
        (Glyph::Filter, words.aids_none(), words.aids_none_text())
    };
    rsx! {
        Empty { glyph, title, text,
            button { class: "button", r#type: "button", onclick: move |_| filters.set(Filters::default()), {words.aids_clear()} }
        }
    }
}

fn narrowed(
    rows: &[AidRow],
    filters: &Filters,
    verdicts: &BTreeMap<RecordId, Judged>,
    today: chrono::NaiveDate,
) -> Vec<AidRow> {
    let open =
        |row: &&AidRow| !filters.open || row.calendar.is_known() && row.calendar.state(today) == State::Open;
    let mut rows: Vec<AidRow> = rows.iter().filter(open).cloned().collect();
    match filters.order {
        Order::Title => {}
        // What can be asked for and is told whole comes first; the sort is stable, titles stay in order.
        Order::Relevance => rows.sort_by_key(|row| {
            (
                row.calendar.state(today) == State::Ended,
                row.detail == Detail::Short,
                row.calendar.state(today) != State::Open,
            )
        }),
        Order::Deadline => {
            rows.sort_by_key(|row| row.calendar.closes_on(today).unwrap_or(chrono::NaiveDate::MAX))
        }
        // What is not judged comes between « to be checked » and « no ».
        Order::Verdict => rows.sort_by_key(|row| match verdicts.get(&row.id).map(|judged| judged.standing) {
            Some(Standing::Likely) => 0,
            Some(Standing::ToCheck) => 1,
            None => 2,
            Some(Standing::No) => 3,
        }),
        Order::Verified => rows.sort_by_key(|row| std::cmp::Reverse(row.verified_on)),
    }
    rows
}
