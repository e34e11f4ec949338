//! The page Playground: the stage, the job counts and the charts.

use super::charts::Charts;
use super::context::Playground;
use super::counts::strip;
use super::opening;
use super::stage::Stage;
use super::texts::t;
use crate::session::View;
use std::rc::Rc;
use yew::prelude::*;

/// The page.
pub(crate) fn page(playground: &Playground, view: &Rc<View>) -> Html {
    html! {
        <div class="fg-playground">
            <h1 class="fg-unseen">{ t("page.playground") }</h1>
            if opening::is_due(view) {
                { opening::opening(playground, &view.scenario) }
            }
            <Stage playground={playground.clone()} view={view.clone()} />
            { strip(view) }
            <div class="fg-charts-place">
                <Charts playground={playground.clone()} view={view.clone()} />
            </div>
        </div>
    }
}
