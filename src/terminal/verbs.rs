//! The words of the command line for what a citizen writes, keeps, sends and follows.

use std::path::PathBuf;

use clap::Subcommand;
use domain::form::FieldId;
use domain::ids::{ApplicationId, DraftId, LaneId, ParcelId, RecordId, Sha256};

/// What to do with drafts.
#[derive(Debug, Clone, Subcommand)]
pub enum DraftVerb {
    /// Begins a draft of a form, or shows the one that was begun.
    New {
        /// The form, as `forms` names it.
        #[arg(value_parser = record)]
        form: RecordId,
        /// Whom it is for: the name or the id of a profile, or me, my-child, my-parent, my-association.
        #[arg(long = "for", value_name = "PROFILE")]
        profile: Option<String>,
        /// Begins a second one beside what was begun.
        #[arg(long)]
        anew: bool,
    },
    /// Every draft, the last touched first.
    List {
        /// What lies in the trash instead.
        #[arg(long)]
        trash: bool,
    },
    /// One draft: questions, answers, papers, and what is missing.
    Show {
        /// The draft.
        #[arg(value_parser = draft)]
        id: DraftId,
        /// Writes its recap as a PDF into that folder.
        #[arg(long, value_name = "FOLDER")]
        pdf: Option<PathBuf>,
    },
    /// Writes an answer down, as it is typed.
    Set {
        /// The draft.
        #[arg(value_parser = draft)]
        id: DraftId,
        /// The question, as `draft show` names it.
        path: String,
        /// The answer; nothing between quotes empties it. After `--` it may begin with a dash.
        #[arg(allow_negative_numbers = true)]
        value: String,
    },
    /// Brings back what was answered before.
    Undo {
        /// The draft.
        #[arg(value_parser = draft)]
        id: DraftId,
        /// The question.
        path: String,
    },
    /// Keeps a file in the wallet, and puts it with the papers of a draft.
    Attach {
        /// The draft.
        #[arg(value_parser = draft)]
        id: DraftId,
        /// The place for papers, as `draft show` names it.
        slot: String,
        /// The file, of 20 MB at most; or a document of the wallet, by its id.
        file: PathBuf,
        /// Which paper it is; where the place takes one kind alone, that one.
        #[arg(long, value_parser = kind)]
        kind: Option<String>,
    },
    /// Takes a document out of a draft; it stays in the wallet.
    Detach {
        /// The draft.
        #[arg(value_parser = draft)]
        id: DraftId,
        /// The place for papers.
        slot: String,
        /// The document, by its id.
        #[arg(value_parser = digest)]
        document: Sha256,
    },
    /// What is missing or wrong.
    Check {
        /// The draft.
        #[arg(value_parser = draft)]
        id: DraftId,
    },
    /// Freezes a draft that is whole, and posts it: it leaves with the network.
    Send {
        /// The draft.
        #[arg(value_parser = draft)]
        id: DraftId,
    },
    /// Brings a sealed draft back to be changed, while that is still possible.
    TakeBack {
        /// The draft.
        #[arg(value_parser = draft)]
        id: DraftId,
    },
    /// Puts a draft in the trash, for thirty days.
    Discard {
        /// The draft.
        #[arg(value_parser = draft)]
        id: DraftId,
    },
    /// Takes a draft out of the trash.
    Restore {
        /// The draft.
        #[arg(value_parser = draft)]
        id: DraftId,
    },
}

/// What to do with the wallet.
#[derive(Debug, Clone, Subcommand)]
pub enum DocumentsVerb {
    /// Every document, the last added first.
    List {
        /// What lies in the trash instead.
        #[arg(long)]
        trash: bool,
    },
    /// Keeps a file.
    Add {
        /// The file, of 20 MB at most.
        file: PathBuf,
        /// Which paper it is, in the words of the forms: rib, tax_notice…
        #[arg(long, value_parser = kind)]
        kind: String,
    },
    /// Puts a document in the trash, for thirty days.
    Remove {
        /// The document.
        #[arg(value_parser = digest)]
        id: Sha256,
    },
    /// Takes a document out of the trash.
    Restore {
        /// The document.
        #[arg(value_parser = digest)]
        id: Sha256,
    },
}

/// What to do with the outbox.
#[derive(Debug, Clone, Subcommand)]
pub enum OutboxVerb {
    /// Holds everything of an application.
    Pause {
        /// The lane: the id of its application.
        #[arg(value_parser = lane)]
        lane: LaneId,
    },
    /// Lets it go again.
    Resume {
        /// The lane: the id of its application.
        #[arg(value_parser = lane)]
        lane: LaneId,
    },
    /// Takes one parcel out, a refused document for instance. An envelope is taken back with its draft.
    Cancel {
        /// The parcel.
        #[arg(value_parser = parcel)]
        parcel: ParcelId,
    },
}

/// What to do with receipts.
#[derive(Debug, Clone, Subcommand)]
pub enum ReceiptsVerb {
    /// Whether a receipt was signed by the Region.
    Verify {
        /// The file, as `receipts save` writes it.
        file: PathBuf,
    },
    /// Writes the receipts of an application out, as they were signed.
    Save {
        /// The application.
        #[arg(value_parser = application)]
        application: ApplicationId,
        /// The folder.
        folder: PathBuf,
        /// Also as papers to print: one PDF each.
        #[arg(long)]
        pdf: bool,
    },
}

fn draft(text: &str) -> Result<DraftId, uuid::Error> {
    text.parse().map(DraftId)
}

fn application(text: &str) -> Result<ApplicationId, uuid::Error> {
    text.parse().map(ApplicationId)
}

fn lane(text: &str) -> Result<LaneId, uuid::Error> {
    text.parse().map(LaneId)
}

fn parcel(text: &str) -> Result<ParcelId, uuid::Error> {
    text.parse().map(ParcelId)
}

fn record(text: &str) -> Result<RecordId, &'static str> {
    RecordId::parse(text).ok_or("not the name of a form")
}

fn digest(text: &str) -> Result<Sha256, &'static str> {
    Sha256::parse(text).ok_or("not the id of a document: 64 figures and letters from a to f")
}

fn kind(text: &str) -> Result<String, &'static str> {
    let word = FieldId::parse(text).ok_or("not a kind of paper: small letters, figures and _")?;
    Ok(word.as_str().to_owned())
}
