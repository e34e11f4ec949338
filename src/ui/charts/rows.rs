//! The chart of the page Storage: rows of the two tables over the run, on a card of its own.

use super::Props;
use super::feed::Feed;
use super::kind::Kind;
use super::plot::Plot;
use super::sheet::Shared;
use super::{picture, reading, side, table};
use crate::session::Command;
use crate::ui::button::as_table;
use crate::ui::texts::tf;
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

/// The chart, with its words and its table.
#[component]
pub(crate) fn RowsChart(props: &Props) -> Html {
    let (playground, view) = (&props.playground, &props.view);
    let pointed = use_state_eq(|| None::<u64>);
    let missing = use_state_eq(|| false);
    let open = use_state_eq(|| false);
    let published = use_mut_ref(|| Cell::new((None, 0_u64)));
    // uPlot remembers each name for good, so a playground has the same one always.
    let sync = AttrValue::from(format!("floodgate-rows-{}", playground.number()));
    // A new number for a new view only: a pointer that moves draws nothing again.
    let number = {
        let published = published.borrow();
        let now = Some((view.at_ms, view.series.revision));
        let (before, number) = published.get();
        let number = number + u64::from(before != now);
        published.set((now, number));
        number
    };
    let feed = use_memo(number, |_| Shared(Rc::new(Feed::new(Kind::Rows, view))));
    let onmove = use_callback((), {
        let pointed = pointed.setter();
        move |at_ms: Option<u64>, ()| pointed.set(at_ms)
    });
    let onpick = use_callback(playground.clone(), |at_ms: u64, playground| {
        playground.send(Command::Seek(at_ms));
    });
    let onmissing = use_callback((), {
        let missing = missing.setter();
        move |(), ()| missing.set(true)
    });
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let kind = Kind::Rows;
    html! {
        <section class="charts charts--alone" aria-label={kind.title()}>
            if !*missing {
                <figure class="chart">
                    <figcaption>
                        <h2>{ kind.title() }</h2>
                        <span class="chart-what">{ kind.subtitle() }</span>
                        { picture::button(playground, view, kind) }
                        { as_table(tf("charts.table", &[("title", &kind.title())]), *open, toggle) }
                    </figcaption>
                    <Plot
                        sheet={(*feed).clone()}
                        {sync}
                        name={reading::sentence(kind, view)}
                        {onmove} {onpick} {onmissing}
                    />
                    { side::side(kind, view, *pointed) }
                </figure>
            }
            if *missing || *open {
                { table::table(kind, view) }
            }
        </section>
    }
}
