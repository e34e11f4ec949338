//! The session that a page begins with, as its address asks for it. What the address says wrongly
//! falls to the default, with a notice.

use super::browser;
use super::texts::{t, tf};
use crate::engine::limits::JOBS_MAX_BROWSER;
use crate::session::Session;
use crate::session::link::Link;
use yew::AttrValue;

/// Who says what is to be played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ask {
    /// The address of the page, which is the playground's own.
    Page,
    /// Nobody: a playground in a page of others.
    Nothing,
    /// A host page, with the query and the fragment of a link.
    Link(String),
}

/// What a page begins with.
pub(crate) struct First {
    /// The session.
    pub(crate) session: Session,
    /// What was wrong with the address, in words.
    pub(crate) notices: Vec<AttrValue>,
    /// The theme that is asked for; in another page always one.
    pub(crate) theme: Option<&'static str>,
    /// Whether the address of the page is to follow the run.
    pub(crate) keeps_address: bool,
}

/// The session of the address, or, where a page that names none was loaded anew, of the run that
/// was shown; or the shipped default. A playground in a page of others asks for nothing.
pub(crate) fn first(ask: &Ask) -> First {
    let own_page = matches!(ask, Ask::Page);
    let (query, fragment) = match ask {
        Ask::Page => browser::asked(),
        Ask::Nothing => Default::default(),
        Ask::Link(link) => {
            let (query, fragment) = link.split_once('#').unwrap_or((link, ""));
            (query.to_owned(), fragment.to_owned())
        }
    };
    let (mut asked, mut faults) = Link::read(&query, &fragment);
    let mut lost = false;
    let names_none = asked.scenario.is_none() && asked.seed.is_none() && asked.record.is_none();
    let last = browser::recall("run").filter(|_| own_page && names_none && browser::is_reload());
    if let Some(last) = last {
        let (query, fragment) = last.split_once('#').unwrap_or((&last, ""));
        let (last, wrong) = Link::read(query, fragment);
        lost = !wrong.is_empty();
        if lost {
            browser::forget("run");
        } else {
            asked = Link {
                scenario: last.scenario,
                seed: last.seed,
                record: last.record,
                t: asked.t.or(last.t),
                ..asked
            };
            faults.clear();
        }
    }
    let opened = asked.open(JOBS_MAX_BROWSER, faults);
    let words = opened.notices.iter();
    let mut notices: Vec<AttrValue> = words
        .map(|notice| tf("notice.link", &[("what", notice)]).into())
        .collect();
    notices.extend(lost.then(|| t("notice.last").into()));
    let elsewhere = matches!(ask, Ask::Link(_));
    First {
        theme: asked.theme.or(elsewhere.then_some("auto")),
        session: opened.session,
        notices,
        keeps_address: own_page && !asked.embed,
    }
}
