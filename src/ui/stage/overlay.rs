//! The text of the picture: headings and numbers in elements that stand where the layout says, so
//! that they stay text for zoom, selection and screen readers.

use super::words::emphasis;
use crate::session::Scene;
use crate::session::view::View;
use crate::ui::icons::{Icon, icon};
use crate::ui::painter::layout::{Layout, Rect};
use crate::ui::painter::number::len;
use crate::ui::say as format;
use crate::ui::texts::{t, tf};
use yew::prelude::*;

/// Everything but the cards of the sources.
pub(crate) fn texts(view: &View, scene: &Scene, layout: &Layout) -> Html {
    html! {
        <>
            if !layout.phone {
                { triggers(view, layout.triggers) }
            }
            { queue(view, scene, layout) }
            { scale(scene, layout) }
            { service(view, scene, layout) }
            { outcomes(view, layout) }
            if !layout.phone {
                { database(view, layout.database) }
            }
        </>
    }
}

fn triggers(view: &View, place: Rect) -> Html {
    let rate = format::rate(view.flow.arrive);
    html! {
        <div class="stage-block stage-row" ~style={place.css()}>
            <h3>{ t("stage.triggers") }</h3>
            <span class="stage-soft stage-created">{ tf("stage.created", &[("rate", &rate)]) }</span>
        </div>
    }
}

fn queue(view: &View, scene: &Scene, layout: &Layout) -> Html {
    let unit = tf(
        "stage.unit",
        &[("n", &format::count(scene.tank.unit.max(1)))],
    );
    let oldest = html! { <span class="stage-oldest">{ oldest_wait(view) }</span> };
    html! {
        <>
            <div class="stage-block stage-queue" ~style={layout.queue.css()}>
                <div class="stage-row">
                    <h3>{ t("stage.queue") }</h3>
                    if layout.unit.is_none() {
                        <span class="stage-soft stage-end">{ unit.clone() }</span>
                    } else {
                        { oldest.clone() }
                    }
                </div>
                <div class="stage-row stage-row--numbers">
                    <span class="stage-number">{ format::count(view.counts.ready) }</span>
                    <span>{ t("stage.waiting") }</span>
                    if layout.unit.is_none() {
                        { oldest }
                    }
                </div>
            </div>
            if let Some(place) = layout.unit {
                <span class="stage-block stage-soft" ~style={place.css()}>{ unit }</span>
            }
        </>
    }
}

/// How long the oldest job has waited.
fn oldest_wait(view: &View) -> Html {
    let oldest = format::duration(view.flow.oldest_wait_ms);
    if view.counts.ready > 0 {
        emphasis(&tf("stage.oldest", &[("time", &oldest)]))
    } else {
        html! { { t("stage.oldest.none") } }
    }
}

/// The numbers beside the tank, and how many jobs stand above its rim.
fn scale(scene: &Scene, layout: &Layout) -> Html {
    let tank = &layout.tank;
    let x = tank.inside.right() + 10.0;
    let half = 7.0 * layout.text;
    let ticks = tank.ticks.iter().map(|tick| {
        let place = Rect::new(x, tick.y - half, 44.0 * layout.text, half * 2.0);
        let text = if tick.jobs % 1_000 == 0 {
            tf("stage.thousands", &[("n", &(tick.jobs / 1_000))])
        } else {
            format::count(tick.jobs)
        };
        html! { <span class="stage-block stage-tick" key={tick.jobs} ~style={place.css()}>{ text }</span> }
    });
    let above = (scene.tank.above > 0).then(|| {
        let inside = tank.inside;
        let width = (inside.w * 0.6).max(96.0);
        let place = Rect::new(
            inside.middle().0 - width / 2.0,
            inside.y - 2.0,
            width,
            18.0 * layout.text,
        );
        let text = tf("stage.above", &[("n", &format::count(scene.tank.above))]);
        html! { <span class="stage-block stage-above" ~style={place.css()}>{ text }</span> }
    });
    html! { <>{ for ticks }{ for above }</> }
}

fn service(view: &View, scene: &Scene, layout: &Layout) -> Html {
    let flow = &view.flow;
    let busy = format::count(u64::from(flow.busy + flow.clearing));
    let workers = format::count(u64::from(flow.workers));
    let rate = format::rate(flow.finish);
    let shown = scene.slots.len();
    let more = len(shown) < f64::from(scene.workers);
    let finishes = if layout.phone || layout.low {
        "stage.finishes.short"
    } else {
        "stage.finishes"
    };
    html! {
        <div class="stage-block stage-service" ~style={layout.service.css()}>
            <h3>{ t("stage.service") }</h3>
            <span class="stage-soft stage-busy">
                { tf("stage.busy", &[("busy", &busy), ("workers", &workers)]) }
            </span>
            <span class="stage-finish">
                { emphasis(&tf(finishes, &[("rate", &rate)])) }
                if more {
                    { " " }{ tf("stage.first", &[("n", &shown)]) }
                }
            </span>
        </div>
    }
}

fn outcomes(view: &View, layout: &Layout) -> Html {
    let counts = &view.counts;
    let rows = [
        (Icon::Succeeded, "stage.succeeded", counts.succeeded, "ok"),
        (Icon::Failed, "stage.failed", counts.failed, "bad"),
        (Icon::Canceled, "stage.canceled", counts.canceled, "off"),
    ];
    let rows = rows.into_iter().zip(layout.results).map(|((picture, key, count, tone), place)| {
        html! {
            <div class={classes!("stage-block", "stage-result", format!("stage-result--{tone}"))}
                ~style={place.css()} {key}>
                { icon(picture) }
                <span class="stage-result-name">{ t(key) }</span>
                <span class="stage-result-count">{ format::count(count) }</span>
            </div>
        }
    });
    html! {
        <>
            if !layout.phone {
                <h3 class="stage-block" ~style={layout.outcomes.css()}>{ t("stage.outcomes") }</h3>
            }
            { for rows }
        </>
    }
}

/// Rows of the two tables first: bytes are assumed.
fn database(view: &View, place: Rect) -> Html {
    let storage = &view.storage;
    let jobs = format::count(storage.job_rows);
    let logs = format::count(storage.log_rows);
    let rate = format::rate(storage.rows_rate);
    html! {
        <div class="stage-block stage-database" ~style={place.css()}>
            { icon(Icon::Database) }
            <span class="stage-database-name">{ t("stage.database") }</span>
            <span class="stage-database-rows">{ emphasis(&tf("stage.rows.jobs", &[("n", &jobs)])) }</span>
            <span class="stage-database-rows">{ emphasis(&tf("stage.rows.logs", &[("n", &logs)])) }</span>
            <span class="stage-soft">{ tf("stage.rows_rate", &[("rate", &rate)]) }</span>
            <span class="stage-soft stage-database-bytes">{ tf("stage.bytes", &[("bytes", &format::bytes(storage.bytes))]) }</span>
        </div>
    }
}
