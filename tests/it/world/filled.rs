//! A whole application for the driving licence, as a citizen of age would write it.

use domain::document::Document;
use domain::ids::{ApplicationId, DraftId, RecordId};
use gateway::Region;
use ma_region::actions::{Begun, Sent};
use zeroize::Zeroizing;

use super::{Phone, config};

/// The form.
pub const FORM: &str = "form:aide-permis-de-conduire";

/// The slot that takes papers.
pub const SLOT: &str = "enrolment";

/// Everything that the form asks of her.
pub const GIVEN: [(&str, &str); 12] = [
    ("applicant.first_name", "Ma\u{eb}lle"),
    ("applicant.last_name", "Vuillemin"),
    ("applicant.born_on", "2008-03-14"),
    ("applicant.commune", "25056"),
    ("applicant.email", "maelle@example.org"),
    ("minor", "no"),
    ("situation", "job_seeker"),
    ("own_tax_return", "yes"),
    ("driving_school.name", "\u{c9}cole de la Boucle"),
    ("driving_school.commune", "25056"),
    ("volunteering.agreed", "yes"),
    ("volunteering.chosen", "no"),
];

/// A gateway that begins with the content that the app carries: the forms are the same on both sides.
pub async fn region_with_forms(folder: &std::path::Path) -> Region {
    let mut config = config(folder);
    config.seed = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/seed/content.mrpack").into();
    Region::start(config).await.unwrap()
}

/// The bytes of a paper, of about that size and like no other of another number.
pub fn paper(number: u8, size: usize) -> Zeroizing<Vec<u8>> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut state = u32::from(number) + 1;
    while bytes.len() < size {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        bytes.extend(state.to_le_bytes());
    }
    Zeroizing::new(bytes)
}

impl Phone {
    /// Signs in with a session opened by hand at that gateway.
    pub async fn signs_in(&self, region: &Region, account: &str) {
        let token = region.app().open_session(account).unwrap();
        self.app.sync.take_session(account, &token).await.unwrap();
    }

    /// A draft with every answer and one paper of that size.
    pub async fn writes(&self, size: usize) -> (DraftId, Document) {
        let actions = &self.app.actions;
        let form = RecordId::parse(FORM).unwrap();
        let Begun::New(draft) = actions.begin(form, None, true, true).await.unwrap() else { panic!() };
        for (path, value) in GIVEN {
            actions.answer(draft, path.to_owned(), Some(value.to_owned())).await.unwrap();
        }
        let kept = actions.keep("inscription.pdf".into(), Some("enrolment".into()), paper(1, size)).await;
        let document = kept.unwrap();
        actions.attach(draft, SLOT.into(), document.sha256).await.unwrap();
        (draft, document)
    }

    /// Presses « Envoyer ».
    pub async fn sends(&self, draft: DraftId) -> ApplicationId {
        match self.app.actions.send(draft).await.unwrap() {
            Sent::Posted(id) => id,
            Sent::Incomplete(problems) => panic!("{problems:?}"),
        }
    }
}
