//! Beside the form: how the process goes, what starts it, and what there is to do besides editing:
//! stop the cause, mend what fails, run it again.

use super::trend::{PARTS, trend};
use crate::scenario::Workflow;
use crate::session::Command;
use crate::session::view::{RecordState, View, WorkflowRow};
use crate::ui::button::{Look, button};
use crate::ui::context::Playground;
use crate::ui::icons::{Icon, icon};
use crate::ui::say as format;
use crate::ui::say::count;
use crate::ui::texts::{t, tf};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Runs that can be asked for at once.
const RUNS_MAX: u64 = 100_000;

/// The side.
pub(super) fn side(
    playground: &Playground,
    view: &View,
    row: &WorkflowRow,
    workflow: &Workflow,
) -> Html {
    let shown = playground
        .store
        .read(|session| session.trend(row.id, PARTS));
    html! {
        <aside class="fg-form-side" aria-label={t("form.now")}>
            <section class="fg-card fg-form-card" aria-label={t("form.now")}>
                <h2>{ t("form.now") }</h2>
                <div class="fg-tiles">
                    { tile(row.ready, &tf("tile.waiting", &[("n", &row.ready)])) }
                    { tile(row.in_progress, t("tile.progress")) }
                    { tile(row.succeeded, t("count.succeeded")) }
                    { tile(row.canceled, t("count.canceled")) }
                </div>
                { trend(view, &shown) }
            </section>
            { causes(playground, view, row.id) }
            { again(playground, view, row, workflow) }
        </aside>
    }
}

fn tile(value: u64, name: &str) -> Html {
    html! {
        <div class="fg-tile"><strong>{ count(value) }</strong><span>{ name.to_owned() }</span></div>
    }
}

/// What starts it, each with a way to stop it.
fn causes(playground: &Playground, view: &View, id: u16) -> Html {
    let sources = view.scenario.sources.iter().zip(0_u16..);
    let sources: Vec<_> = sources
        .filter(|(source, _)| source.starts.contains(&id))
        .collect();
    html! {
        <section class="fg-card fg-form-card" aria-label={t("form.causes")}>
            <h2>{ t("form.causes") }</h2>
            if sources.is_empty() {
                <p class="fg-quiet">{ t("form.causes.none") }</p>
            }
            <ul class="fg-causes">
                { for sources.into_iter().map(|(source, place)| {
                    let command = Command::StopSource(place);
                    let refused = playground.store.read(|session| session.refuses(&command));
                    let name = tf("form.stop", &[("name", &source.name)]);
                    let rate = format::rate(source.rate);
                    let from = format::clock(source.from_ms);
                    let when = match source.until_ms {
                        Some(until) => tf("form.cause.until", &[("from", &from), ("until", &format::clock(until))]),
                        None => tf("form.cause.from", &[("from", &from)]),
                    };
                    html! {
                        <li key={place}>
                            <span><b>{ &source.name }</b><small class="fg-quiet">{ tf("form.cause", &[("rate", &rate), ("when", &when)]) }</small></span>
                            { button(name, Icon::Stop, playground.sender(command)).look(Look::Glyph).refused(refused.as_deref()).html() }
                        </li>
                    }
                }) }
            </ul>
            <p class="fg-quiet">{ t("form.causes.note") }</p>
        </section>
    }
}

/// Mend it, and run it for what was not done.
fn again(playground: &Playground, view: &View, row: &WorkflowRow, workflow: &Workflow) -> Html {
    let undone = view.since.filter(|since| since.workflow == row.id);
    let undone = undone.map_or(0, |since| since.not_done);
    let mend = Command::Mend(row.id);
    let mend_refused = playground.store.read(|session| session.refuses(&mend));
    let mend_refused = if row.state == RecordState::Activated && mend_refused.is_none() {
        Some(t("form.save.active").to_owned())
    } else {
        mend_refused
    };
    html! {
        <section class="fg-card fg-form-card" aria-label={t("form.again")}>
            <h2>{ t("form.again") }</h2>
            if undone > 0 {
                <p>{ tf("form.undone", &[("n", &count(undone))]) }</p>
            }
            <Again playground={playground.clone()} id={row.id} runs={undone.clamp(1, RUNS_MAX)} state={row.state} on_demand={workflow.on_demand} />
            if !workflow.failures.is_empty() {
                <p class="fg-quiet">{ icon(Icon::Warning) }{ " " }{ t("form.fails") }</p>
                { button(t("form.mend"), Icon::Edit, playground.sender(mend)).refused(mend_refused.as_deref()).html() }
            }
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct AgainProps {
    playground: Playground,
    id: u16,
    /// How often at first.
    runs: u64,
    // Both change what is refused.
    state: RecordState,
    on_demand: bool,
}

/// Runs it on demand, so many times.
#[component]
fn Again(props: &AgainProps) -> Html {
    let typed = use_state_eq(|| None::<String>);
    let text = typed
        .as_deref()
        .map_or_else(|| props.runs.to_string(), str::to_owned);
    let runs: Option<u64> = text.trim().parse().ok();
    let runs = runs.filter(|runs| (1..=RUNS_MAX).contains(runs));
    let times = u32::try_from(runs.unwrap_or(1)).unwrap_or(1);
    let command = Command::Start(props.id, times);
    let refused = props
        .playground
        .store
        .read(|session| session.refuses(&command));
    let refused = refused.or_else(|| {
        runs.is_none()
            .then(|| tf("form.runs.bad", &[("most", &count(RUNS_MAX))]))
    });
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            typed.set(Some(input.value()));
        })
    };
    let run = {
        let (playground, typed) = (props.playground.clone(), typed.setter());
        Callback::from(move |()| {
            playground.send(command.clone());
            typed.set(None);
        })
    };
    html! {
        <div class="fg-again">
            <label class="fg-field">
                <span>{ t("form.runs") }</span>
                <input class="fg-input" type="text" inputmode="numeric" autocomplete="off" value={text} aria-invalid={runs.is_none().then_some("true")} {oninput} />
            </label>
            { button(t("form.run"), Icon::Play, run).refused(refused.as_deref()).html() }
        </div>
    }
}
