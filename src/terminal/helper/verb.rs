//! The words of `helper …`.

use std::path::PathBuf;

use clap::Subcommand;
use domain::ids::RecordId;
use domain::mandate::{Consent, Length};

/// What to do.
#[derive(Debug, Clone, Subcommand)]
pub enum HelperVerb {
    /// Records a mandate and opens a desk for it.
    Begin {
        /// Who helps.
        #[arg(long, value_name = "NAME")]
        by: String,
        /// Who is helped.
        #[arg(long = "for", value_name = "NAME")]
        for_whom: String,
        /// With what: an aid, a matter.
        #[arg(long, value_name = "TEXT")]
        matter: String,
        /// For how many days: 1, 31, 182 or 365.
        #[arg(long, value_name = "DAYS", default_value = "1", value_parser = length)]
        days: Length,
        /// How they agreed: present, signed, remote or guardian.
        #[arg(long, value_name = "HOW", value_parser = consent)]
        consent: Consent,
    },
    /// Who is helped, with what, until when.
    Show,
    /// What was done, line by line.
    Journal {
        /// Also writes it into that folder, as a PDF.
        #[arg(long, value_name = "FOLDER")]
        pdf: Option<PathBuf>,
        /// Also writes it into that folder, as text.
        #[arg(long, value_name = "FOLDER")]
        text: Option<PathBuf>,
    },
    /// The orientation sheet, as a PDF of one page; says what its code holds.
    Orient {
        /// For which aid.
        #[arg(long, value_name = "TEXT")]
        aid: String,
        /// Whose card it begins with: a second phone that reads the code opens the whole of it.
        #[arg(long, value_name = "ID", value_parser = card)]
        card: Option<RecordId>,
        /// Where to go.
        #[arg(long, value_name = "TEXT")]
        place: String,
        /// Its address.
        #[arg(long, value_name = "TEXT", default_value = "")]
        address: String,
        /// Its telephone.
        #[arg(long, value_name = "TEXT", default_value = "")]
        phone: String,
        /// When it is open.
        #[arg(long, value_name = "TEXT", default_value = "")]
        hours: String,
        /// What to bring; given again for each thing.
        #[arg(long, value_name = "TEXT")]
        bring: Vec<String>,
        /// The folder where it is written.
        #[arg(long, value_name = "FOLDER")]
        pdf: PathBuf,
    },
    /// Ends the help and erases its desk.
    End {
        /// Although something has not left.
        #[arg(long)]
        yes: bool,
    },
}

fn length(text: &str) -> Result<Length, &'static str> {
    text.parse().ok().and_then(Length::of_days).ok_or("1, 31, 182 or 365")
}

fn card(text: &str) -> Result<RecordId, &'static str> {
    RecordId::parse(text).ok_or("the name of an aid, as search gives it")
}

fn consent(text: &str) -> Result<Consent, &'static str> {
    Consent::parse(text).ok_or("present, signed, remote or guardian")
}
