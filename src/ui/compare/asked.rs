//! A worker that answers a question beside the page, and what answers there. A page that may not
//! have one (in a sandboxed frame, from another origin) answers in slices of its own.

use crate::engine::limits::JOBS_MAX_BROWSER;
use crate::session::what_if::{Question, Told, WhatIf};
use js_sys::{BigUint64Array, Function};
use wasm_bindgen::prelude::*;

/// Instants between two looks at whether a run is finished.
const SLICE: u32 = 100_000;

#[wasm_bindgen(module = "/src/ui/compare/worker.js")]
extern "C" {
    /// One worker.
    type Beside;

    #[wasm_bindgen(constructor, catch)]
    fn new(
        module: &JsValue,
        question: &str,
        told: &Closure<dyn Fn(Box<[u64]>)>,
        failed: &Closure<dyn Fn()>,
    ) -> Result<Beside, JsValue>;

    #[wasm_bindgen(method)]
    fn stop(this: &Beside);
}

/// A worker at work; it stops when this is dropped.
pub(super) struct Asked {
    worker: Beside,
    _told: Closure<dyn Fn(Box<[u64]>)>,
    _failed: Closure<dyn Fn()>,
}

impl Asked {
    /// Asks a worker; nothing where the page may not have one. `failed` is called where it turns
    /// out later that it can't answer.
    pub(super) fn new(
        question: &Question,
        told: impl Fn(Told) + 'static,
        failed: impl Fn() + 'static,
    ) -> Option<Self> {
        let told = Closure::<dyn Fn(Box<[u64]>)>::new(move |numbers: Box<[u64]>| {
            if let Ok(numbers) = Told::try_from(&*numbers) {
                told(numbers);
            }
        });
        let failed = Closure::<dyn Fn()>::new(failed);
        let module = wasm_bindgen::module();
        let worker = Beside::new(&module, &question.write(), &told, &failed).ok()?;
        Some(Self {
            worker,
            _told: told,
            _failed: failed,
        })
    }
}

impl Drop for Asked {
    fn drop(&mut self) {
        self.worker.stop();
    }
}

/// Answers a question: `tell` is called with numbers of each run.
///
/// # Errors
/// What is wrong with the question, or why its runs can't be computed, in words.
pub(super) fn answer(question: &str, tell: &Function) -> Result<(), JsValue> {
    let words = |wrong: &dyn std::fmt::Display| JsValue::from_str(&wrong.to_string());
    let question = Question::read(question).map_err(|wrong| words(&wrong))?;
    let mut answer = WhatIf::new(question, JOBS_MAX_BROWSER);
    let (mut done, all) = answer.progress();
    while done < all {
        answer.work(SLICE).map_err(|error| words(&error))?;
        if answer.progress().0 > done {
            done += 1;
            let told = BigUint64Array::from(&answer.told()[..]);
            tell.call1(&JsValue::NULL, &told)?;
        }
    }
    Ok(())
}

/// What the script of a worker calls: [`answer`], once its code is there.
///
/// # Errors
/// As there, or if the code does not arrive.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "for the script of a worker")]
pub async fn answer_question(question: String, tell: Function) -> Result<(), JsValue> {
    let answering = crate::ui::chunk::answering().await;
    answering.ok_or(JsValue::NULL)?(&question, &tell)
}
