//! Parts of the page that a visitor loads when they are first shown: pages and dialogs behind split
//! points. The build takes what only they need out of the page's wasm into files of their own; a
//! build for developing has it all in one. What stands here decides nothing but what is where.
//!
//! Parts of one module come in one file; what two modules share comes in a third. So few modules
//! of what is used together beat many.

use super::about;
use super::acts_list::ActsList;
use super::button::{Look, button};
use super::charts::Charts;
use super::compare::{self, Answer};
use super::context::Playground;
use super::editor::Editor;
use super::embed_code::EmbedCode;
use super::frame::Parts;
use super::help::help;
use super::icons::{Icon, icon};
use super::jobs::Jobs;
use super::lessons;
use super::panel::acts::delete_dialog;
use super::processes;
use super::share::Share;
use super::texts::{self, t};
use super::{find, real, storage};
use std::cell::RefCell;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Draws a part, with all that the frame knows; what closes a dialog comes with it.
pub(crate) type Draw = fn(&Parts, Callback<()>) -> Html;

/// The file did not arrive, or was not what this page was built with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Missing;

#[cfg(floodgate_split)]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

macro_rules! chunks {
    ($($(#[$doc:meta])* $name:ident = $entry:ident in $module:ident: $draw:expr;)*) => {
        /// A part of the page that is loaded when it is first shown.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Chunk { $($(#[$doc])* $name,)* }

        impl Chunk {
            const COUNT: usize = [$(stringify!($name),)*].len();

            /// What draws it, once its file is there.
            async fn arrive(self) -> Result<Draw, Missing> {
                match self {
                    $(Self::$name => {
                        let draw = $entry();
                        #[cfg(floodgate_split)]
                        let draw = draw.await;
                        draw
                    })*
                }
            }
        }

        $(
            #[cfg_attr(floodgate_split, wasm_split_helpers::wasm_split($module, fallible))]
            #[allow(clippy::unnecessary_wraps, reason = "a file may not arrive")]
            fn $entry() -> Result<Draw, Missing> {
                texts::bring(texts::parts::$module());
                let draw: Draw = $draw;
                Ok(draw)
            }
        )*
    };
}

chunks! {
    /// The charts of the Playground.
    Charts = charts in charts: |frame, _| {
        html! { <Charts playground={frame.playground.clone()} view={frame.view.clone()} /> }
    };
    /// The page Processes.
    Processes = processes_page in records:
        |frame, _| processes::page(&frame.playground, &frame.view, &frame.ask());
    /// The page System Jobs.
    Jobs = jobs_page in records: |frame, _| html! {
        <Jobs playground={frame.playground.clone()} view={frame.view.clone()} size={frame.size} go={frame.go.clone()} />
    };
    /// The page Advanced Find.
    Find = find_page in records: |frame, _| find::page(&frame.playground, &frame.view);
    /// The page Storage.
    Storage = storage_page in records: |frame, _| storage::page(&frame.playground, &frame.view);
    /// The page "In a real environment".
    Real = real_page in guide: |frame, _| real::page(&frame.playground);
    /// The page "About the model".
    About = about_page in guide: |frame, _| about::page(&frame.playground);
    /// The page Compare.
    Compare = compare_page in comparing: |frame, _| compare::page(&frame.playground, &frame.view);
    /// The page Lessons.
    Lessons = lessons_page in lessons: |frame, _| lessons::page(frame);
    /// The coach of the lesson that is played.
    Coach = lessons_coach in lessons: |frame, _| lessons::coach(frame);
    /// The editor of the scenario.
    Editor = editor in dialogs:
        |frame, onclose| html! { <Editor playground={frame.playground.clone()} {onclose} /> };
    /// The dialog "Share".
    Share = share in dialogs: |frame, onclose| {
        html! { <Share playground={frame.playground.clone()} onwrong={frame.wrong()} {onclose} /> }
    };
    /// The dialog "Embed".
    Embed = embed in dialogs: |frame, onclose| {
        html! { <EmbedCode playground={frame.playground.clone()} {onclose} /> }
    };
    /// The list of acts.
    Acts = acts in dialogs: |frame, onclose| {
        html! { <ActsList playground={frame.playground.clone()} view={frame.view.clone()} {onclose} /> }
    };
    /// What keys there are.
    Help = keys in dialogs: |frame, onclose| help(&frame.view.digest, onclose);
    /// The question of whether to delete a workflow.
    Delete = delete in dialogs: |frame, onclose| match frame.to_delete() {
        Some(row) => delete_dialog(&frame.playground, row, onclose),
        None => html! {},
    };
}

/// What answers a question in a worker, once its file is there.
#[cfg_attr(
    not(floodgate_split),
    allow(
        clippy::unused_async,
        reason = "there is a file to wait for where it is split"
    )
)]
pub(crate) async fn answering() -> Option<Answer> {
    let answer = answer();
    #[cfg(floodgate_split)]
    let answer = answer.await;
    answer.ok()
}

#[cfg_attr(floodgate_split, wasm_split_helpers::wasm_split(comparing, fallible))]
#[allow(clippy::unnecessary_wraps, reason = "a file may not arrive")]
fn answer() -> Result<Answer, Missing> {
    Ok(compare::ANSWER)
}

#[derive(Clone, Copy)]
enum State {
    Unasked,
    Coming,
    Here(Draw),
    Missing,
}

/// What has arrived in one mounted playground.
#[derive(Clone)]
pub(crate) struct Chunks {
    states: Rc<RefCell<[State; Chunk::COUNT]>>,
    redraw: UseForceUpdateHandle,
}

/// The chunks of the component that shows them.
#[hook]
pub(crate) fn use_chunks() -> Chunks {
    Chunks {
        states: use_mut_ref(|| [State::Unasked; Chunk::COUNT]),
        redraw: use_force_update(),
    }
}

impl Chunks {
    /// A part, once it is there; until then that it is coming, or why not and what to do.
    /// `onclose` closes it where it is a dialog.
    pub(crate) fn show(&self, chunk: Chunk, frame: &Parts, onclose: Option<Callback<()>>) -> Html {
        let state = self.states.borrow()[chunk as usize];
        match state {
            State::Here(draw) => draw(frame, onclose.unwrap_or_else(Callback::noop)),
            State::Missing => self.missing(chunk, onclose),
            State::Coming => coming(onclose.is_some()),
            State::Unasked => {
                self.ask(chunk);
                // Whoever opens a part is about to do something, with the keyboard too.
                frame.playground.with_readers(false, Box::new(|_| ()));
                coming(onclose.is_some())
            }
        }
    }

    /// Whether a part was asked for.
    pub(crate) fn is_asked(&self, chunk: Chunk) -> bool {
        !matches!(self.states.borrow()[chunk as usize], State::Unasked)
    }

    /// Whether a part has arrived.
    pub(crate) fn is_here(&self, chunk: Chunk) -> bool {
        matches!(self.states.borrow()[chunk as usize], State::Here(_))
    }

    /// Asks for the charts and the readers at the first sign that somebody is about to do something.
    pub(crate) fn on_sign(&self, playground: &Playground) -> Callback<PointerEvent> {
        let (chunks, playground) = (self.clone(), playground.clone());
        Callback::from(move |_: PointerEvent| {
            if !chunks.is_asked(Chunk::Charts) {
                chunks.ask(Chunk::Charts);
                playground.with_readers(false, Box::new(|_| ()));
            }
        })
    }

    fn ask(&self, chunk: Chunk) {
        self.set(chunk, State::Coming);
        let chunks = self.clone();
        spawn_local(async move {
            let state = chunk.arrive().await.map_or(State::Missing, State::Here);
            chunks.set(chunk, state);
            chunks.redraw.force_update();
        });
    }

    fn set(&self, chunk: Chunk, state: State) {
        self.states.borrow_mut()[chunk as usize] = state;
    }

    fn missing(&self, chunk: Chunk, onclose: Option<Callback<()>>) -> Html {
        let chunks = self.clone();
        let again = Callback::from(move |()| {
            chunks.ask(chunk);
            chunks.redraw.force_update();
        });
        html! {
            <div class={classes(onclose.is_some())} role="alert">
                { icon(Icon::Warning) }
                <p>{ t("chunk.missing") }</p>
                { button(t("chunk.again"), Icon::Redo, again).look(Look::Primary).html() }
                { for onclose.map(|close| button(t("close"), Icon::Close, close).look(Look::Glyph).html()) }
            </div>
        }
    }
}

fn coming(over: bool) -> Html {
    html! { <p class={classes(over)} role="status">{ t("chunk.coming") }</p> }
}

/// What stands for a dialog lies over the page.
const fn classes(over: bool) -> &'static str {
    if over {
        "fg-chunk fg-chunk--over"
    } else {
        "fg-chunk"
    }
}
