//! The charts of a comparison, with both values at the clock or at the pointer.

use super::{Msg, Two};
use crate::scenario::Act;
use crate::session::Command;
use crate::session::compare::Line;
use crate::ui::charts::kind::Kind;
use crate::ui::charts::plot::Plot;
use crate::ui::charts::sheet::Shared;
use crate::ui::compare::lines::{self, Lines};
use crate::ui::say as format;
use crate::ui::say::clock;
use crate::ui::texts::{t, tf};
use std::rc::Rc;
use yew::prelude::*;

impl Two {
    /// One chart of both runs.
    pub(super) fn chart(&self, ctx: &Context<Self>, runs: &[Line; 2], kind: Kind) -> Html {
        let view = &ctx.props().view;
        let ends = (view.at_ms, view.playback.end_ms);
        let sheet = Lines::new(kind, runs, ends, self.flags());
        let onpick = ctx.props().playground.acts().reform(Command::Seek);
        let at_ms = self.pointed_ms.unwrap_or(view.at_ms);
        let values = runs.each_ref().map(|line| value(line, kind, at_ms));
        let name = tf(
            "compare.chart",
            &[
                ("title", &kind.title()),
                ("clock", &clock(at_ms)),
                ("this", &values[0]),
                ("other", &values[1]),
            ],
        );
        let what = match kind {
            Kind::Wait => t("compare.wait.what"),
            Kind::Backlog | Kind::Throughput | Kind::Rows => t("compare.backlog.what"),
        };
        let [this, other] = values;
        html! {
            <figure class={format!("chart chart--{}", kind.word())}>
                <figcaption><h3>{ kind.title() }</h3><span>{ what }</span></figcaption>
                <Plot
                    sheet={Shared(Rc::new(sheet))}
                    sync="floodgate-compare"
                    {name}
                    onmove={ctx.link().callback(Msg::Pointed)}
                    {onpick}
                    onmissing={ctx.link().callback(|()| Msg::Missing)}
                />
                <div class={classes!("chart-side", self.pointed_ms.map(|_| "chart-side--pointed"))}>
                    <p class="chart-at">{ tf("charts.at", &[("clock", &clock(at_ms))]) }</p>
                    <ul>
                        <li>{ lines::sample(0) }<strong class="chart-name">{ t("compare.this") }</strong><span class="chart-value">{ this }</span></li>
                        <li>{ lines::sample(1) }<strong class="chart-name">{ t("compare.other") }</strong><span class="chart-value">{ other }</span></li>
                    </ul>
                </div>
            </figure>
        }
    }

    /// The clicks of both runs.
    fn flags(&self) -> Vec<(usize, u64, String)> {
        let second = self.second.as_ref().ok();
        let mut flags = Vec::new();
        for (run, document) in [Some(&self.document), second].into_iter().enumerate() {
            let acts = document.map_or(&[][..], |document| &document.acts);
            for act in acts {
                if let Act::Deactivate { at_ms, .. } = act {
                    let text = tf("charts.flag.act", &[("clock", &clock(*at_ms))]);
                    flags.push((run, *at_ms, text));
                }
            }
        }
        flags
    }
}

/// The value of a run at a time, as text.
fn value(line: &Line, kind: Kind, at_ms: u64) -> String {
    let row = usize::try_from(at_ms / line.width_ms.max(1)).ok();
    let row = row.and_then(|row| row.checked_sub(1));
    let text = match kind {
        Kind::Wait => row
            .and_then(|row| *line.others_p95_ms.get(row)?)
            .map(format::duration),
        Kind::Backlog | Kind::Throughput | Kind::Rows => {
            // Nothing waits before the first bucket has ended.
            let ready = row.map_or(Some(0), |row| line.ready.get(row).copied());
            ready.map(format::count)
        }
    };
    text.unwrap_or_else(|| t("charts.nothing").to_owned())
}
