//! The page Playground: the stage, the job counts and the charts.

use super::charts::Charts;
use super::context::use_playground;
use super::counts::Counts;
use super::opening::{self, Opening};
use super::stage::Stage;
use super::texts::t;
use crate::session::View;
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// What is shown.
    pub(crate) view: Rc<View>,
}

/// The page.
#[component]
pub(crate) fn PlaygroundPage(props: &Props) -> Html {
    let view = &props.view;
    let playground = use_playground();
    html! {
        <div class="fg-playground">
            <h1 class="fg-unseen">{ t("page.playground") }</h1>
            <Stage store={playground.store.clone()} view={view.clone()} />
            <Counts counts={view.counts} storage={view.storage} at_ms={view.at_ms} />
            <div class="fg-charts-place">
                <Charts store={playground.store.clone()} view={view.clone()} />
                if opening::is_due(view) {
                    <Opening scenario={view.scenario.clone()} />
                }
            </div>
        </div>
    }
}
