//! The Region's aids for others: the national exchange format, or JSON as it travels.

use api_client::wire::Aid;

use crate::fault::Fault;
use crate::sources;

/// A format of `gateway export aids`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// CSV of etalab/schema-dispositif-aide 0.2.0.
    DispositifAide,
    /// One JSON array.
    Json,
}

/// An export, and the ids of the aids that its format cannot hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// Ids left out.
    pub left_out: Vec<String>,
}

/// Writes aids in a format.
pub fn aids(aids: &[Aid], format: Format) -> Result<Written, Fault> {
    match format {
        Format::Json => {
            let bytes = serde_json::to_vec_pretty(aids).map_err(|error| Fault::Damaged(error.to_string()))?;
            Ok(Written { bytes, left_out: Vec::new() })
        }
        Format::DispositifAide => {
            let sources::Exported { csv, left_out } = sources::export(aids);
            Ok(Written { bytes: csv.into_bytes(), left_out })
        }
    }
}
