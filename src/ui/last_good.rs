//! What is kept outside the compiled simulation for the case that it stops: how to play the run
//! again, up to the last good moment. A simulation that has stopped is never called again, so
//! nothing could be asked of it then. `boot.js` reads what is kept here and shows it.

use super::context::Playground;
use crate::engine::MODEL_REVISION;
use crate::session::link::{Link, Start};
use crate::session::view::{ActView, ScenarioView};
use crate::session::{Session, View};
use crate::ui::say::clock;
use js_sys::Reflect;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// Properties of the node that the playground stands in: a link in one line with facts below it,
/// and what the simulation said when it stopped.
const LAST_GOOD: &str = "floodgateLastGood";
const STOPPED: &str = "floodgateStopped";

/// Keeps the last good moment of one playground.
pub(super) struct LastGood {
    root: Element,
    /// The link and the acts in words, of this scenario and these acts.
    made: RefCell<Option<Made>>,
    /// Whether the readers were asked for, which a link with acts is written by.
    asked: Cell<bool>,
}

struct Made {
    scenario: Rc<ScenarioView>,
    acts: Rc<Vec<ActView>>,
    /// The link of the beginning of the run.
    link: Link,
    /// What the person did, as the link's fragment with its sign.
    fragment: String,
    acts_text: String,
}

impl LastGood {
    pub(super) const fn new(root: Element) -> Self {
        Self {
            root,
            made: RefCell::new(None),
            asked: Cell::new(false),
        }
    }

    /// Keeps how to come back to this view. Cheap where neither scenario nor acts have changed.
    pub(super) fn keep(self: &Rc<Self>, playground: &Playground, view: &View) {
        let mut made = self.made.borrow_mut();
        let fits = made
            .as_ref()
            .is_some_and(|made| made.acts == view.acts && made.scenario == view.scenario);
        if !fits {
            let Some(new) = make(playground, view) else {
                self.ask(playground);
                return;
            };
            *made = Some(new);
        }
        let Some(made) = made.as_mut() else { return };
        made.link.t = (view.at_ms > 0).then_some(Start::At(view.at_ms));
        let text = [
            &made.link.query_text(),
            &made.fragment,
            "\nFloodgate ",
            env!("CARGO_PKG_VERSION"),
            ", model revision ",
            &MODEL_REVISION.to_string(),
            "\nScenario: ",
            made.scenario.id.as_deref().unwrap_or(&made.scenario.title),
            "\nSeed: ",
            &made.scenario.seed.to_string(),
            "\nLast good moment: ",
            &clock(view.at_ms),
            "\nActs: ",
            &made.acts_text,
            "\nDigest: ",
            &view.digest,
        ];
        let _ = set(&self.root, LAST_GOOD, &text.concat());
    }

    /// Asks for the readers once, and keeps what stands then.
    fn ask(self: &Rc<Self>, playground: &Playground) {
        if self.asked.replace(true) {
            return;
        }
        let (kept, shared) = (self.clone(), playground.clone());
        let then = move |_| kept.keep(&shared, &shared.store.view());
        playground.with_readers(false, Box::new(then));
    }
}

/// The link of a run from its beginning; nothing where it needs the readers.
fn make(playground: &Playground, view: &View) -> Option<Made> {
    let read = |session: &Session| Some((session.link_text(0, true)?, session.acts_text()?));
    let (text, acts_text) = playground.store.read(read)?;
    let (query, _) = text.split_once('#').unwrap_or((&text, ""));
    Some(Made {
        scenario: view.scenario.clone(),
        acts: view.acts.clone(),
        link: Link::of_query(query).0,
        fragment: text[query.len()..].to_owned(),
        acts_text,
    })
}

thread_local! {
    /// The node of the playground that did something last.
    static TURN: RefCell<Option<Element>> = const { RefCell::new(None) };
    static LISTENS: Cell<bool> = const { Cell::new(false) };
}

/// It is the turn of the playground in this node: what stops from now on has stopped there.
pub(super) fn turn(root: &Element) {
    TURN.set(Some(root.clone()));
}

/// Nobody's turn: a playground that is gone is held no longer.
pub(super) fn turn_over() {
    TURN.set(None);
}

/// Lets the page know what the simulation said when it stopped, on the node of the playground
/// whose turn it was. The browser alone would say "unreachable".
pub(super) fn tell_of_panics() {
    if LISTENS.replace(true) {
        return;
    }
    yew::set_custom_panic_hook(Box::new(|panic| {
        if let Some(node) = TURN.take() {
            let _ = set(&node, STOPPED, &panic.to_string());
        }
    }));
}

fn set(node: &Element, name: &str, text: &str) -> Result<bool, JsValue> {
    Reflect::set(node, &name.into(), &text.into())
}
