//! Every route of the app, on one page.

use dioxus::prelude::*;

use super::accessibility::Accessibility;
use super::agenda::{Agenda, EventPage, Mine};
use super::aids::card::AidCard;
use super::aids::compare::Compare;
use super::aids::list::{AidsFrame, NoCard};
use super::assistant::Assistant;
use super::calculators::{AnahBracket, Ars};
use super::desk::Desk;
use super::desk::application::ApplicationPage;
use super::desk::begin::Begin;
use super::desk::deadlines::Deadlines;
use super::desk::documents::Documents;
use super::desk::draft::Draft;
use super::desk::outbox::Outbox;
use super::desk::search_saved::SearchSaved;
use super::desk::searches::Searches;
use super::eligibility::{Eligibility, RightsAnswers, RightsChange, RightsQuestion, RightsResults};
use super::gallery::Gallery;
use super::glossary::Glossary;
use super::help::{Help, HelpPage};
use super::helper::Helper;
use super::home::Home;
use super::link::LinkPage;
use super::lock::DeskFrame;
use super::lost::Lost;
use super::my_data::{MyData, MyDataErase};
use super::places::{PlacePage, Places};
use super::profiles::{ProfilePage, Profiles};
use super::school::grants::{GrantQuestion, GrantResult, Grants};
use super::school::{School, SchoolPage, SchoolYear};
use super::search::Search;
use super::settings::Settings;
use super::shell::Shell;
use super::slip::ReadCode;
use super::topics::{Associations, Health, Renovate};
use super::welcome::Welcome;

#[rustfmt::skip]
#[derive(Clone, Debug, PartialEq, Routable)]
pub enum Route {
    #[layout(Shell)]
        #[route("/")]                Home {},
        #[route("/search?:q")]       Search { q: String },
        #[route("/aids/compare?:ids")] Compare { ids: String },
        #[route("/assistant")]       Assistant {},
        #[layout(AidsFrame)]
            #[route("/aids")]        NoCard {},
            #[route("/aids/:id")]    AidCard { id: String },
        #[end_layout]
        #[route("/eligibility")]     Eligibility {},
        #[route("/eligibility/questions/:step")] RightsQuestion { step: usize },
        #[route("/eligibility/answers")] RightsAnswers {},
        #[route("/eligibility/answers/:at")] RightsChange { at: usize },
        #[route("/eligibility/results")] RightsResults {},
        #[route("/links/:id")]       LinkPage { id: String },
        #[route("/places")]          Places {},
        #[route("/places/:id")]      PlacePage { id: String },
        #[route("/agenda")]          Agenda {},
        #[route("/agenda/mine")]     Mine {},
        #[route("/agenda/:id")]      EventPage { id: String },
        #[layout(DeskFrame)]
            #[route("/desk")]            Desk {},
            #[route("/desk/begin/:form")] Begin { form: String },
            #[route("/desk/documents")]  Documents {},
            #[route("/desk/outbox")]     Outbox {},
            #[route("/desk/deadlines")]  Deadlines {},
            #[route("/desk/searches")]   Searches {},
            #[route("/desk/searches/:id")] SearchSaved { id: String },
            #[route("/desk/applications/:id")] ApplicationPage { id: String },
            #[route("/desk/drafts/:id?:at")] Draft { id: String, at: String },
            #[route("/settings/profiles")] Profiles {},
            #[route("/settings/profiles/:id")] ProfilePage { id: String },
        #[end_layout]
        #[route("/school")]          School {},
        #[route("/school/year")]     SchoolYear {},
        #[route("/school/ars")]      Ars {},
        #[route("/school/schools/:id")] SchoolPage { id: String },
        #[route("/school/scholarships/:kind")] Grants { kind: String },
        #[route("/school/scholarships/:kind/result")] GrantResult { kind: String },
        #[route("/school/scholarships/:kind/:step")] GrantQuestion { kind: String, step: usize },
        #[route("/health")]          Health {},
        #[route("/associations")]    Associations {},
        #[route("/renovate")]        Renovate {},
        #[route("/renovate/bracket")] AnahBracket {},
        #[route("/settings")]        Settings {},
        #[route("/helper")]          Helper {},
        #[route("/card?:text")]      ReadCode { text: String },
        #[route("/my-data")]         MyData {},
        #[route("/my-data/erase")]   MyDataErase {},
        #[route("/accessibility")]   Accessibility {},
        #[route("/help")]            Help {},
        #[route("/help/:id")]        HelpPage { id: String },
        #[route("/glossary")]        Glossary {},
        #[route("/welcome")]         Welcome {},
        #[route("/gallery")]         Gallery {},
        #[route("/:..path")]         Lost { path: Vec<String> },
}
