//! The page Playground: the stage, the job counts and the charts.

use super::chunk::Chunk;
use super::counts::strip;
use super::frame::Parts;
use super::opening;
use super::stage::Stage;
use super::texts::t;
use yew::prelude::*;

/// The page.
pub(crate) fn page(frame: &Parts) -> Html {
    let (playground, view) = (&frame.playground, &frame.view);
    html! {
        <div class="fg-playground">
            <h1 class="fg-unseen">{ t("page.playground") }</h1>
            if opens(frame) {
                { opening::opening(playground, &view.scenario) }
            }
            <Stage playground={playground.clone()} view={view.clone()} />
            { strip(view) }
            <div class="fg-charts-place">{ charts(frame) }</div>
        </div>
    }
}

/// Whether the page opens with a word on what is played: in a lesson the coach has it.
fn opens(frame: &Parts) -> bool {
    opening::is_due(&frame.view) && !frame.playground.lessons.is_wanted()
}

/// The charts, or the room for them. They are empty before the run begins: until then they need
/// not be there.
fn charts(frame: &Parts) -> Html {
    let due = opens(frame) && !frame.chunks.is_asked(Chunk::Charts);
    let charts = (!due).then(|| frame.chunks.show(Chunk::Charts, frame, None));
    if frame.chunks.is_here(Chunk::Charts) {
        return charts.unwrap_or_default();
    }
    html! { <div class="charts-room"><div class="charts">{ for charts }</div></div> }
}
