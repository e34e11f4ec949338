//! What lies behind an incident: deactivating stops the workflow, not what calls it.

use crate::session::Command;

/// Something that can be mended besides the workflow itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CauseView {
    /// What mends it.
    pub command: Command,
    /// The word of the source's kind in scenario files; absent for what makes jobs fail.
    pub kind: Option<&'static str>,
    /// Name of the source, or of the workflow whose jobs fail.
    pub name: String,
    /// Why it would be refused; absent if it would not.
    pub refused: Option<String>,
}
