//! The engine's type of a job, by its word in files. The engine itself knows no serde.

use crate::engine::OperationType;
use serde::{Deserialize, Deserializer, Serializer, de::Error};
use std::borrow::Cow;

pub(super) fn default() -> OperationType {
    OperationType::Workflow
}

// serde's `skip_serializing_if` and `with` hand out references.
#[allow(clippy::trivially_copy_pass_by_ref)]
pub(super) fn is_default(value: &OperationType) -> bool {
    *value == OperationType::Workflow
}

#[allow(clippy::trivially_copy_pass_by_ref)]
pub(super) fn serialize<S: Serializer>(
    value: &OperationType,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(value.key())
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<OperationType, D::Error> {
    let key = Cow::<'de, str>::deserialize(deserializer)?;
    let known = OperationType::ALL.iter().find(|known| known.key() == key);
    known
        .copied()
        .ok_or_else(|| D::Error::custom(format!("unknown operation type {key:?}")))
}

#[cfg(not(target_arch = "wasm32"))]
pub(super) fn schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    let keys: Vec<_> = OperationType::ALL.iter().map(|known| known.key()).collect();
    schemars::json_schema!({ "type": "string", "enum": keys })
}

/// The same for a type that may be left out.
pub(super) mod optional {
    use super::{Deserializer, OperationType, Serializer};

    #[allow(clippy::trivially_copy_pass_by_ref, clippy::ref_option)]
    pub(in crate::scenario::format) fn serialize<S: Serializer>(
        value: &Option<OperationType>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => super::serialize(value, serializer),
            None => serializer.serialize_none(),
        }
    }

    pub(in crate::scenario::format) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<OperationType>, D::Error> {
        super::deserialize(deserializer).map(Some)
    }
}
