//! Theory beside what was observed, of the run as it stands.

use crate::session::format::{count, duration};
use crate::session::theory::{NoFormula, Theory};
use crate::ui::context::Playground;
use crate::ui::texts::{t, tf};
use yew::prelude::*;

/// The section.
pub(super) fn theory(playground: &Playground) -> Html {
    let theory = playground.store.read(crate::session::Session::theory);
    let lead = tf(
        "theory.lead",
        &[
            ("time", &duration(theory.over_ms)),
            ("n", &count(theory.started)),
        ],
    );
    let workers = tf(
        "theory.of",
        &[
            ("n", &milli(theory.busy_milli)),
            ("workers", &count(u64::from(theory.workers))),
        ],
    );
    let (busy, wait, words) = formula(&theory);
    html! {
        <section class="fg-card fg-about-card" aria-label={t("theory.title")}>
            <h2>{ t("theory.title") }</h2>
            <p class="fg-quiet">{ lead }</p>
            <table class="fg-about-table">
                <thead><tr>
                    <th scope="col">{ t("theory.what") }</th>
                    <th scope="col">{ t("theory.says") }</th>
                    <th scope="col">{ t("theory.observed") }</th>
                </tr></thead>
                <tbody>
                    { row("theory.waiting", t("theory.little"), &milli(theory.little_milli), &milli(theory.waiting_milli)) }
                    { row("theory.busy", t("theory.load"), &busy, &workers) }
                    { row("theory.wait", &words, &wait, &micro(theory.wait_us)) }
                </tbody>
            </table>
        </section>
    }
}

fn row(what: &'static str, by: &str, says: &str, observed: &str) -> Html {
    html! {
        <tr>
            <th scope="row">{ t(what) }<span class="fg-quiet">{ by.to_owned() }</span></th>
            <td><b>{ says.to_owned() }</b></td>
            <td><b>{ observed.to_owned() }</b></td>
        </tr>
    }
}

/// Busy workers and the wait by the formula, and in words which that is, or why there is none.
fn formula(theory: &Theory) -> (String, String, String) {
    match theory.formula {
        Ok(formula) => {
            let words = if formula.is_exact {
                t("theory.exact")
            } else {
                t("theory.about")
            };
            (
                milli(formula.busy_milli),
                micro(formula.wait_us),
                words.to_owned(),
            )
        }
        Err(why) => {
            let none = t("theory.none");
            (none.to_owned(), none.to_owned(), t(reason(why)).to_owned())
        }
    }
}

const fn reason(why: NoFormula) -> &'static str {
    match why {
        NoFormula::NothingYet => "theory.not.yet",
        NoFormula::Acts => "theory.not.acts",
        NoFormula::Backlog => "theory.not.backlog",
        NoFormula::NotRandom => "theory.not.random",
        NoFormula::NotPlain => "theory.not.plain",
        NoFormula::Polled => "theory.not.polled",
        NoFormula::Overload => "theory.not.overload",
    }
}

/// Thousandths with two places.
fn milli(milli: u64) -> String {
    let hundredths = (milli + 5) / 10;
    format!("{}.{:02}", count(hundredths / 100), hundredths % 100)
}

/// Microseconds: as milliseconds with one place where they are few.
fn micro(us: u64) -> String {
    if us >= 1_000_000 {
        return duration(us / 1_000);
    }
    format!("{}.{} ms", us / 1_000, us % 1_000 / 100)
}
