//! The words of the command line for what a citizen writes, keeps, sends and follows.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Subcommand;
use domain::form::FieldId;
use domain::ids::{ApplicationId, DraftId, LaneId, ParcelId, RecordId, Sha256};

use crate::actions::{Crop, Edit, Turn};

/// How a photograph is kept. It comes out upright, small, and without its place and day in any case.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct Retouch {
    /// Without colours.
    #[arg(long)]
    grey: bool,
    /// Turned to the right by that many degrees: 90, 180 or 270.
    #[arg(long, value_name = "DEGREES", value_parser = turn)]
    rotate: Option<Turn>,
    /// Only that part, in hundredths of the picture as it is seen: from the left, from the top, across, down.
    #[arg(long, value_name = "X,Y,W,H", value_parser = crop)]
    crop: Option<Crop>,
}

impl Retouch {
    /// As the actions take it.
    pub fn edit(self) -> Edit {
        Edit { turn: self.rotate.unwrap_or_default(), crop: self.crop, grey: self.grey }
    }
}

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
    /// Keeps one of two answers that two phones wrote; the other one can be had back with `draft undo`.
    Choose {
        /// The draft.
        #[arg(value_parser = draft)]
        id: DraftId,
        /// The question, as `draft show` names it.
        path: String,
        /// Which answer: that of this phone, or that of the other one.
        #[arg(value_parser = ["mine", "theirs"])]
        side: String,
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
        /// The file: a PDF of 20 MB at most, or a photograph; or a document of the wallet, by its id.
        file: PathBuf,
        /// Which paper it is; where the place takes one kind alone, that one.
        #[arg(long, value_parser = kind)]
        kind: Option<String>,
        /// How a photograph is kept.
        #[command(flatten)]
        retouch: Retouch,
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
    /// Keeps a file; several photographs become one PDF, in that order.
    Add {
        /// The file: a PDF of 20 MB at most, or a photograph (JPEG, PNG, WebP).
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Which paper it is, in the words of the forms: rib, tax_notice…
        #[arg(long, value_parser = kind)]
        kind: String,
        /// What it is called; without it, as its file is.
        #[arg(long)]
        name: Option<String>,
        /// Last day on which it is good.
        #[arg(long, value_name = "YYYY-MM-DD")]
        valid_until: Option<NaiveDate>,
        /// How photographs are kept.
        #[command(flatten)]
        retouch: Retouch,
    },
    /// Says what a document is called, which paper it is, until when it is good; the rest stays as it was.
    Describe {
        /// The document.
        #[arg(value_parser = digest)]
        id: Sha256,
        /// What it is called.
        #[arg(long)]
        name: Option<String>,
        /// Which paper it is, in the words of the forms.
        #[arg(long, value_parser = kind)]
        kind: Option<String>,
        /// Last day on which it is good.
        #[arg(long, value_name = "YYYY-MM-DD", conflicts_with = "lasting")]
        valid_until: Option<NaiveDate>,
        /// It does not expire.
        #[arg(long)]
        lasting: bool,
    },
    /// Writes what services ask of an association into one ZIP: of each kind, the newest that is good.
    Export {
        /// The new file.
        file: PathBuf,
        /// These documents instead, in that order.
        #[arg(long = "id", value_name = "ID", value_parser = digest)]
        ids: Vec<Sha256>,
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

/// What to do with settings.
#[derive(Debug, Clone, Subcommand)]
pub enum SettingsVerb {
    /// Changes one; it holds at once.
    Set {
        /// Which, as `settings` names it.
        name: String,
        /// On or off.
        #[arg(value_parser = ["on", "off"])]
        value: String,
    },
}

/// A message to the service.
#[derive(Debug, Clone, clap::Args)]
pub struct Reply {
    /// The application, as `follow` names it.
    #[arg(value_parser = application)]
    pub application: ApplicationId,
    /// What to say; may be left out where something is attached.
    #[arg(default_value = "", required_unless_present = "attach")]
    pub text: String,
    /// A document to send with it: a file, kept in the wallet, or a document of the wallet, by its id.
    #[arg(long, value_name = "FILE")]
    pub attach: Vec<PathBuf>,
    /// Which paper the files are, in the words of the forms.
    #[arg(long, value_parser = kind, requires = "attach")]
    pub kind: Option<String>,
    /// How photographs are kept.
    #[command(flatten)]
    pub retouch: Retouch,
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

fn turn(text: &str) -> Result<Turn, &'static str> {
    text.parse().ok().and_then(Turn::by).ok_or("90, 180 or 270")
}

fn crop(text: &str) -> Result<Crop, &'static str> {
    let figures: Vec<u8> = text.split(',').map_while(|figure| figure.trim().parse().ok()).collect();
    let part = match figures.as_slice() {
        [left, top, width, height] if text.split(',').count() == 4 => Crop::new(*left, *top, *width, *height),
        _ => None,
    };
    part.ok_or("four whole numbers, in hundredths, that stay inside the picture: 10,0,80,100")
}
