//! The command bar of System Jobs. A command that would be refused for all that is selected stays,
//! with its reason.

use super::Work;
use super::desk::Desk;
use super::dialogs::Asked;
use super::texts;
use crate::session::Command;
use crate::session::format::count;
use crate::session::job_command::Verb;
use crate::session::query::Selection;
use crate::session::view::PlayState;
use crate::ui::button::{Look, button};
use crate::ui::icons::Icon;
use crate::ui::texts::{t, tf};
use std::rc::Rc;
use yew::prelude::*;

/// How many jobs are selected, of how many, in words.
pub(super) fn selected(desk: &Desk) -> String {
    let total = count(desk.grid.total());
    if desk.selection.is_all() {
        return tf("jobs.selected.all", &[("n", &total)]);
    }
    let chosen = count(desk.selected());
    tf("jobs.selected", &[("n", &chosen), ("total", &total)])
}

impl Work {
    /// The command bar: for the jobs that are selected, or for the one whose form is open.
    pub(super) fn commands(&self) -> Html {
        let desk = self.desk.borrow();
        let some = desk.job.is_none() && desk.selected() > 0;
        let clear = self.changer(|desk, ()| desk.selection = Rc::default());
        html! {
            <div class="fg-commands" role="toolbar" aria-label={t("jobs.commands")}>
                { for Verb::ALL.into_iter().map(|verb| self.command(&desk, verb)) }
                <span class="fg-commands-gap"></span>
                { self.bulk_delete() }
                { self.everything() }
                if some {
                    <span class="fg-commands-what">
                        <span>{ selected(&desk) }</span>
                        { button(t("jobs.clear"), Icon::Close, clear).look(Look::Subtle).html() }
                    </span>
                }
            </div>
        }
    }

    /// What the commands are for: the open job alone, or what is selected.
    pub(super) fn chosen(desk: &Desk) -> Rc<Selection> {
        let Some(job) = desk.job else {
            return desk.selection.clone();
        };
        let mut one = Selection::default();
        one.only(job);
        Rc::new(one)
    }

    fn command(&self, desk: &Desk, verb: Verb) -> Html {
        let (name, icon) = texts::verb(verb);
        let refused = self.ended().or_else(|| {
            let chosen = Self::chosen(desk);
            if chosen.count(desk.grid.total()) == 0 {
                return Some(t("jobs.refused.none").to_owned());
            }
            let refuses =
                |session: &crate::session::Session| desk.grid.refuses(session, &chosen, verb);
            let why = self.playground.store.read(refuses)?;
            Some(why.to_string())
        });
        let work = self.clone();
        let ask = Callback::from(move |()| work.ask_about(Asked::Verb(verb)));
        button(name, icon, ask)
            .look(Look::Subtle)
            .refused(refused.as_deref())
            .html()
    }

    fn ended(&self) -> Option<String> {
        let ended = self.view.playback.state == PlayState::Ended;
        ended.then(|| t("jobs.refused.ended").to_owned())
    }

    fn bulk_delete(&self) -> Html {
        let work = self.clone();
        let ask = Callback::from(move |()| work.ask_about(Asked::BulkDelete));
        button(t("jobs.bulk"), Icon::Database, ask)
            .look(Look::Subtle)
            .refused(self.ended().as_deref())
            .html()
    }

    /// Stop everything, or go on.
    fn everything(&self) -> Html {
        let off = !self.view.flow.background;
        let (name, picture) = if off {
            (t("background.on"), Icon::Play)
        } else {
            (t("background.stop"), Icon::Stop)
        };
        let work = self.clone();
        let ask = Callback::from(move |()| {
            if off {
                work.playground.send(Command::SetBackground(true));
            } else {
                work.ask_about(Asked::Everything);
            }
        });
        button(name, picture, ask)
            .look(Look::Subtle)
            .refused(self.ended().as_deref())
            .html()
    }

    /// Opens a question. The clock stands meanwhile: what is said of the jobs stays true.
    fn ask_about(&self, asked: Asked) {
        if self.view.playback.state == PlayState::Playing {
            self.playground.send(Command::Pause);
        }
        self.asked.set(Some(asked));
    }
}
