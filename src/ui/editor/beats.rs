//! The beats of the story: the moments of the scenario, each with a time, a title and a note for
//! whoever presents it.

use crate::engine::order;
use crate::scenario::limits::{MOMENTS_MAX, NOTE_CHARS, TITLE_CHARS};
use crate::scenario::{Moment, Scenario};
use crate::session::link::time;
use crate::ui::button::{Look, button};
use crate::ui::icons::Icon;
use crate::ui::texts::{t, tf};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A beat as it is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Beat {
    moment: Moment,
    time: String,
}

/// What a person changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// The time of one.
    Time(usize, String),
    /// Its title.
    Title(usize, String),
    /// Its note.
    Note(usize, String),
    /// One more, at the end.
    Add,
    /// One less.
    Remove(usize),
}

/// The beats of a scenario.
pub(super) fn of(scenario: &Scenario) -> Vec<Beat> {
    let beat = |moment: &Moment| Beat {
        time: time::write(moment.at_ms),
        moment: moment.clone(),
    };
    scenario.moments.iter().map(beat).collect()
}

/// The moments typed, by time; absent while one of them is wrong.
pub(super) fn typed(beats: &[Beat], horizon: u64) -> Option<Vec<Moment>> {
    let moment = |beat: &Beat| {
        let at_ms = at(beat, horizon)?;
        let title = beat.moment.title.trim().to_owned();
        (!title.is_empty()).then(|| Moment {
            at_ms,
            title,
            note: beat
                .moment
                .note
                .clone()
                .filter(|note| !note.trim().is_empty()),
            ..beat.moment.clone()
        })
    };
    let mut moments: Vec<Moment> = beats.iter().map(moment).collect::<Option<_>>()?;
    order::by_key(&mut moments, |moment| moment.at_ms);
    Some(moments)
}

fn at(beat: &Beat, horizon: u64) -> Option<u64> {
    time::read(&beat.time).filter(|at_ms| *at_ms <= horizon)
}

/// Keeps what is typed.
pub(super) fn change(beats: &mut Vec<Beat>, change: Change) {
    match change {
        Change::Time(place, text) => beats[place].time = text,
        Change::Title(place, text) => beats[place].moment.title = text,
        Change::Note(place, text) => beats[place].moment.note = Some(text),
        Change::Remove(place) => drop(beats.remove(place)),
        Change::Add => {
            let taken = |name: &str| beats.iter().any(|beat| beat.moment.name == name);
            let mut number = beats.len() + 1;
            while taken(&format!("beat-{number}")) {
                number += 1;
            }
            beats.push(Beat {
                time: String::new(),
                moment: Moment {
                    at_ms: 0,
                    name: format!("beat-{number}"),
                    title: String::new(),
                    pause: false,
                    note: None,
                },
            });
        }
    }
}

/// The beats as fields.
pub(super) fn fields(beats: &[Beat], horizon: u64, onchange: &Callback<Change>) -> Html {
    let add = onchange.reform(|()| Change::Add);
    let row = |(place, beat): (usize, &Beat)| {
        let input = |name: &'static str,
                     value: &str,
                     most: usize,
                     wrong: bool,
                     make: fn(usize, String) -> Change| {
            let oninput = onchange.reform(move |event: InputEvent| {
                let input: HtmlInputElement = event.target_unchecked_into();
                make(place, input.value())
            });
            let label = tf(name, &[("n", &(place + 1))]);
            html! {
                <input class="fg-input" type="text" aria-label={label.clone()} placeholder={label} maxlength={most.to_string()}
                    value={value.to_owned()} aria-invalid={wrong.then_some("true")} {oninput} />
            }
        };
        let remove = onchange.reform(move |()| Change::Remove(place));
        let moment = &beat.moment;
        html! {
            <li key={moment.name.clone()}>
                { input("edit.beat.time", &beat.time, 12, at(beat, horizon).is_none(), Change::Time) }
                { input("edit.beat.title", &moment.title, TITLE_CHARS, moment.title.trim().is_empty(), Change::Title) }
                { input("edit.beat.note", moment.note.as_deref().unwrap_or_default(), NOTE_CHARS, false, Change::Note) }
                { button(tf("edit.beat.remove", &[("n", &(place + 1))]), Icon::Delete, remove).look(Look::Glyph).html() }
            </li>
        }
    };
    html! {
        <fieldset class="fg-group fg-beat-fields">
            <legend>{ t("edit.beats") }<small>{ t("edit.beats.note") }</small></legend>
            <ul>{ for beats.iter().enumerate().map(row) }</ul>
            if beats.len() < MOMENTS_MAX {
                { button(t("edit.beat.add"), Icon::Created, add).look(Look::Subtle).html() }
            }
        </fieldset>
    }
}
