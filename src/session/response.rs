//! What a command comes to.

/// What a command changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct Response {
    /// Why the command was refused, in words; nothing has changed then.
    pub refused: Option<String>,
    /// The clock, the acts or the scenario changed: publish a new view at once.
    pub changed: bool,
}

impl Response {
    pub(super) fn changed() -> Self {
        Self {
            refused: None,
            changed: true,
        }
    }

    pub(super) fn refused(reason: impl std::fmt::Display) -> Self {
        Self {
            refused: Some(reason.to_string()),
            changed: false,
        }
    }
}
