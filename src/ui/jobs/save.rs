//! The grid as a file for spreadsheets: made in slices, while the clock stands.

use super::Work;
use crate::session::Command;
use crate::session::query::{Csv, file_name};
use crate::session::view::PlayState;
use crate::ui::browser;
use crate::ui::button::{Look, button};
use crate::ui::icons::Icon;
use crate::ui::texts::{t, tf};
use yew::platform::spawn_local;
use yew::prelude::*;

/// Rows of one slice.
const ROWS: u64 = 4_000;

impl Work {
    /// The button that saves the rows that match.
    pub(super) fn save_button(&self) -> Html {
        let none = self.desk.borrow().grid.total() == 0;
        let work = self.clone();
        let save = Callback::from(move |()| work.save());
        button(t("jobs.save"), Icon::Download, save)
            .look(Look::Subtle)
            .refused(none.then(|| t("jobs.save.none")))
            .html()
    }

    fn save(&self) {
        if self.view.playback.state == PlayState::Playing {
            self.playground.send(Command::Pause);
        }
        let columns: Vec<_> = self
            .desk
            .borrow()
            .columns
            .iter()
            .map(|(column, _)| *column)
            .collect();
        spawn_local(write(self.clone(), Csv::new(&columns)));
    }
}

/// Writes slice after slice, then hands the file over.
async fn write(work: Work, mut csv: Csv) {
    let store = work.playground.store.clone();
    while store.read(|session| csv.work(&work.desk.borrow().grid, session, ROWS)) {
        browser::breathe().await;
    }
    let name = file_name(&work.view, "system-jobs", "csv");
    let saved = browser::download(&name, "text/csv", &csv.finish());
    let words = if saved {
        tf("share.saved", &[("name", &name)])
    } else {
        t("share.not_saved").to_owned()
    };
    work.playground.announcer.say(&words);
}
