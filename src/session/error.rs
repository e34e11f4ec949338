//! Why a session can't begin.

use crate::engine::model::ModelError;
use crate::scenario::LowerError;

/// Why a scenario can't be played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionError {
    /// It refers to what is not there, or is too large for this device.
    Scenario(LowerError),
    /// It breaks a limit of the engine.
    Model(ModelError),
    /// The acts of the person don't fit it: how, in words.
    Acts(String),
}

impl std::fmt::Display for SessionError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Scenario(error) => error.fmt(f),
            Self::Model(error) => error.fmt(f),
            Self::Acts(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for SessionError {}

impl From<LowerError> for SessionError {
    fn from(error: LowerError) -> Self {
        Self::Scenario(error)
    }
}

impl From<ModelError> for SessionError {
    fn from(error: ModelError) -> Self {
        Self::Model(error)
    }
}
