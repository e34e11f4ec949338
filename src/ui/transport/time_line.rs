//! The time line: a slider over the run, with the moments as buttons on it. Moments too close to
//! each other to be hit one by one share a button, and only labels that fit are written.

use crate::engine::order;
use crate::session::Command;
use crate::session::view::{MomentKind, MomentView};
use crate::ui::context::Playground;
use crate::ui::moments;
use crate::ui::say::{clock, spoken};
use crate::ui::size::use_measure;
use crate::ui::texts::{t, tf};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The width of a moment's button and of the slider's thumb.
const TARGET_PX: u64 = 24;
/// A character of a label, generously.
const CHARACTER_PX: u64 = 7;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// Whose time it is.
    pub(crate) playground: Playground,
    /// The clock.
    pub(crate) at_ms: u64,
    /// Length of the run.
    pub(crate) end_ms: u64,
    /// The moments, by time.
    pub(crate) moments: Rc<Vec<MomentView>>,
    /// The one that playback has paused at.
    pub(crate) paused_at: Option<usize>,
}

/// The slider and the moments.
#[component]
pub(crate) fn TimeLine(props: &Props) -> Html {
    let playground = props.playground.clone();
    let node = use_node_ref();
    let width = use_measure(&node).map_or(500, |(width, _)| u64::from(width));
    let end_ms = props.end_ms.max(1);
    let oninput = Callback::from(move |event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        if let Ok(at_ms) = input.value().parse() {
            playground.send(Command::Seek(at_ms));
        }
    });
    let text = tf(
        "time.spoken",
        &[("at", &spoken(props.at_ms)), ("end", &spoken(end_ms))],
    );
    let groups = grouped(&props.moments, end_ms, width);
    let here = props.paused_at;
    html! {
        <div class="fg-time" ref={node}>
            <input
                class="fg-range fg-range--time"
                type="range"
                aria-label={t("time")}
                min="0"
                max={end_ms.to_string()}
                step="1000"
                value={props.at_ms.to_string()}
                aria-valuetext={text}
                ~style={format!("--at: {}", fraction(props.at_ms, end_ms))}
                {oninput}
            />
            <div class="fg-moments" role="group" aria-label={t("moments")}>
                { for groups.iter().map(|group| moment(&props.playground, group, here.is_some_and(|at| group.has(at)))) }
            </div>
        </div>
    }
}

/// Moments that share a button.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Group {
    /// The place of the first of them.
    first: usize,
    /// How many there are.
    len: usize,
    at_ms: u64,
    at: String,
    pixel: u64,
    title: String,
    label: Option<String>,
    /// Whether a person's Deactivate is among them.
    act: bool,
}

impl Group {
    fn has(&self, place: usize) -> bool {
        (self.first..self.first + self.len).contains(&place)
    }
}

/// The groups on a time line of that width, from left to right.
fn grouped(all: &[MomentView], end_ms: u64, width: u64) -> Vec<Group> {
    let pixel =
        |at_ms: u64| TARGET_PX / 2 + at_ms.min(end_ms) * width.saturating_sub(TARGET_PX) / end_ms;
    let mut groups: Vec<Group> = Vec::new();
    for (place, moment) in all.iter().enumerate() {
        let title = format!("{} {}", clock(moment.at_ms), moments::title(moment));
        match groups
            .last_mut()
            .filter(|group| pixel(moment.at_ms) < group.pixel + TARGET_PX)
        {
            Some(group) => {
                group.len += 1;
                group.act |= moment.kind == MomentKind::Deactivated;
                group.title = format!("{}, {title}", group.title);
            }
            None => groups.push(Group {
                first: place,
                len: 1,
                at_ms: moment.at_ms,
                at: fraction(moment.at_ms, end_ms),
                pixel: pixel(moment.at_ms),
                title,
                label: None,
                act: moment.kind == MomentKind::Deactivated,
            }),
        }
    }
    write_labels(&mut groups, all, width);
    groups
}

/// Writes the labels that fit beside each other, the most telling first.
fn write_labels(groups: &mut [Group], all: &[MomentView], width: u64) {
    let telling = |place: &usize| match all[*place].kind {
        MomentKind::Deactivated => 0,
        MomentKind::Named => 1,
        MomentKind::Nominal => 2,
        MomentKind::FloodStarts | MomentKind::QueueGone => 3,
        MomentKind::OldestWait5Min => 4,
    };
    let first_of = |group: &Group| (group.first..group.first + group.len).min_by_key(telling);
    let mut places: Vec<usize> = (0..groups.len()).collect();
    order::by_key(&mut places, |place| {
        first_of(&groups[*place]).map_or(0, |first| telling(&first))
    });
    let mut taken: Vec<(u64, u64)> = Vec::new();
    for place in places {
        let group = &mut groups[place];
        let Some(first) = first_of(group) else {
            continue;
        };
        let label = moments::short(&all[first]);
        let half = label.chars().count() as u64 * CHARACTER_PX / 2;
        let (from, to) = (group.pixel.saturating_sub(half), group.pixel + half);
        let free = taken
            .iter()
            .all(|(start, end)| to + CHARACTER_PX < *start || from > *end + CHARACTER_PX);
        if free && group.pixel >= half && to <= width {
            taken.push((from, to));
            group.label = Some(label.to_owned());
        }
    }
}

/// A diamond on the time line.
fn moment(playground: &Playground, group: &Group, here: bool) -> Html {
    let onclick = playground
        .sender(Command::Seek(group.at_ms))
        .reform(|_: MouseEvent| ());
    let name = tf("moment.go", &[("moments", &group.title)]);
    html! {
        <span key={group.first} class={classes!("fg-moment", here.then_some("fg-moment--here"), group.act.then_some("fg-moment--act"))} ~style={format!("--at: {}", group.at)}>
            if let Some(label) = &group.label {
                <span class="fg-moment-label" aria-hidden="true">{ label }</span>
            }
            <button type="button" class="fg-moment-button" aria-label={name} title={group.title.clone()} {onclick}></button>
        </span>
    }
}

/// A time as a fraction of the run with four digits, without floating point.
fn fraction(at_ms: u64, end_ms: u64) -> String {
    let parts = at_ms.min(end_ms) * 10_000 / end_ms.max(1);
    format!("{}.{:04}", parts / 10_000, parts % 10_000)
}
