//! The session that a page begins with, as its address asks for it. What the address says wrongly
//! falls to the default, with a notice.

use super::browser;
use super::embedded::Wishes;
use super::preferences;
use super::texts::{t, tf};
use crate::engine::limits::JOBS_MAX_BROWSER;
use crate::session::Session;
use crate::session::link::{Link, Opened};
use yew::AttrValue;

/// Who says what is to be played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ask {
    /// The address of the page, which is the playground's own.
    Page,
    /// Nobody: a playground in a page of others.
    Nothing,
    /// A host page, with the query and the fragment of a link, and the address of the full
    /// playground.
    Host(String, String),
}

/// What a page begins with.
pub(crate) struct First {
    /// The session.
    pub(crate) session: Session,
    /// What was wrong with the address, in words.
    pub(crate) notices: Vec<AttrValue>,
    /// The theme that is asked for.
    pub(crate) theme: Option<&'static str>,
    /// The lesson that is asked for, with its seed.
    pub(crate) lesson: Option<(String, Option<u64>)>,
    /// The language that is asked for.
    pub(crate) lang: Option<String>,
    /// Whether the address of the page is to follow the run.
    pub(crate) keeps_address: bool,
    /// What a host page asks of the look; absent on the playground's own page, and for a lesson.
    pub(crate) wishes: Option<Wishes>,
}

/// What is asked for, before anything of it is read but its query.
pub(crate) struct Asked {
    query: String,
    fragment: String,
    /// The link of the run that was shown when the page was loaded anew.
    last: Option<String>,
    own_page: bool,
    /// The address of the full playground, where a host page asks.
    home: Option<String>,
}

impl Ask {
    /// Looks up what is asked for.
    pub(crate) fn asked(&self) -> Asked {
        let own_page = matches!(self, Self::Page);
        let (query, fragment) = match self {
            Self::Page => browser::asked(),
            Self::Nothing => Default::default(),
            Self::Host(link, _) => {
                let (query, fragment) = link.split_once('#').unwrap_or((link, ""));
                (query.to_owned(), fragment.to_owned())
            }
        };
        let (link, _) = Link::of_query(&query);
        let names_none = link.scenario.is_none() && link.seed.is_none() && !is_record(&fragment);
        let last = (own_page && names_none && browser::is_reload()).then(|| browser::recall("run"));
        Asked {
            query,
            fragment,
            last: last.flatten(),
            own_page,
            home: match self {
                Self::Host(_, home) => Some(home.clone()),
                Self::Page | Self::Nothing => None,
            },
        }
    }
}

/// Whether a fragment says what a person did.
fn is_record(fragment: &str) -> bool {
    fragment.trim_start_matches('#').starts_with("s=")
}

/// The session of an address that asks for the first scenario as it is; nothing where the readers
/// are needed to open what it asks for.
pub(crate) fn plain(asked: &Asked) -> Option<First> {
    let (link, faults) = Link::of_query(&asked.query);
    let plain = link.is_plain() && asked.last.is_none() && !is_record(&asked.fragment);
    plain.then(|| {
        let opened = link.open_plain(JOBS_MAX_BROWSER, faults);
        asked.begin(&link, opened)
    })
}

/// The first scenario in place of what can't be read, with a notice. The address stays as it is, so
/// that loading the page again tries again.
pub(crate) fn without(asked: &Asked) -> First {
    let (link, _) = Link::of_query("");
    let mut first = asked.begin(&link, link.open_plain(JOBS_MAX_BROWSER, Vec::new()));
    first.notices = vec![t("notice.unread").into()];
    first.keeps_address = false;
    first
}

/// The session of the address, or, where a page that names none was loaded anew, of the run that
/// was shown. A playground in a page of others asks for nothing.
pub(crate) fn read(asked: &Asked) -> First {
    let (mut link, mut faults) = Link::read(&asked.query, &asked.fragment);
    let mut lost = false;
    if let Some(last) = &asked.last {
        let (query, fragment) = last.split_once('#').unwrap_or((last, ""));
        let (last, wrong) = Link::read(query, fragment);
        lost = !wrong.is_empty();
        if lost {
            browser::forget("run");
        } else {
            link = Link {
                scenario: last.scenario,
                seed: last.seed,
                record: last.record,
                t: link.t.or(last.t),
                ..link
            };
            faults.clear();
        }
    }
    let opened = link.open(JOBS_MAX_BROWSER, faults);
    let mut first = asked.begin(&link, opened);
    first.notices.extend(lost.then(|| t("notice.last").into()));
    first
}

impl Asked {
    fn begin(&self, link: &Link, mut opened: Opened) -> First {
        let keeps_address = self.own_page && !link.embed;
        let forgot =
            keeps_address && preferences::recall(&mut opened.session, link.speed.is_some());
        let words = opened.notices.iter();
        let words = words.map(|notice| tf("notice.link", &[("what", notice)]).into());
        let forgot = forgot.then(|| t("notice.preference").into());
        // The steps of a lesson go through the pages, which only the whole playground has.
        let home = self.home.as_ref().filter(|_| link.lesson.is_none());
        First {
            notices: words.chain(forgot).collect(),
            session: opened.session,
            lesson: link.lesson.clone().map(|id| (id, link.seed)),
            lang: link.lang.clone(),
            theme: link.theme,
            wishes: home.map(|home| Wishes {
                home: home.clone().into(),
                controls: link.controls.unwrap_or("full"),
                calm: link.motion == Some("reduced"),
            }),
            keeps_address,
        }
    }
}
