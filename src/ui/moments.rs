//! Moments of a run in words.

use super::texts::{t, tf};
use crate::session::view::{MomentKind, MomentView};

/// What a moment is called, as a person reads it.
pub(crate) fn title(moment: &MomentView) -> String {
    let named = |key| tf(key, &[("name", &moment.title)]);
    match moment.kind {
        MomentKind::Named => moment.title.clone(),
        MomentKind::FloodStarts => t("moment.flood").to_owned(),
        MomentKind::OldestWait5Min => t("moment.wait5").to_owned(),
        MomentKind::Deactivated => named("moment.deactivated"),
        MomentKind::QueueGone => named("moment.gone"),
        MomentKind::Nominal => t("moment.nominal").to_owned(),
    }
}

/// The few words that fit over the time line.
pub(crate) fn short(moment: &MomentView) -> &str {
    match moment.kind {
        MomentKind::Named => &moment.title,
        MomentKind::FloodStarts => t("moment.flood.short"),
        MomentKind::OldestWait5Min => t("moment.wait5.short"),
        MomentKind::Deactivated => t("moment.deactivated.short"),
        MomentKind::QueueGone => t("moment.gone.short"),
        MomentKind::Nominal => t("moment.nominal.short"),
    }
}
