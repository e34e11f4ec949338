//! The scenarios that ship with Floodgate, embedded as the texts of their files.

use super::format::Scenario;
use super::read::read;
use super::tree::Problems;

/// A scenario that ships with Floodgate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shipped {
    /// Its name in links and on the command line: the name of its file.
    pub id: &'static str,
    /// What it is called, as in its file.
    pub title: &'static str,
    /// Its place in the catalogue.
    place: usize,
}

impl Shipped {
    /// The scenario itself.
    ///
    /// # Errors
    /// None for the files in the tree: a test reads each of them.
    pub fn read(&self) -> Result<Scenario, Problems> {
        read(self.text())
    }

    /// The text of its file.
    pub const fn text(&self) -> &'static str {
        TEXTS[self.place]
    }
}

// Two tables: whoever shows the names of scenarios needs none of their texts.
macro_rules! shipped {
    ($($id:literal: $title:literal;)*) => {
        const IDS: [&str; [$($id,)*].len()] = [$($id,)*];
        static TEXTS: [&str; IDS.len()] =
            [$(include_str!(concat!("../../static/scenarios/", $id, ".json")),)*];
        static CATALOGUE: [Shipped; IDS.len()] = {
            let titles = [$($title,)*];
            let mut all = [Shipped { id: "", title: "", place: 0 }; IDS.len()];
            let mut place = 0;
            while place < all.len() {
                all[place] = Shipped { id: IDS[place], title: titles[place], place };
                place += 1;
            }
            all
        };
    };
}

shipped! {
    "bulk-import": "A bulk import floods the queue";
    "faulty-plugin": "A faulty plug-in starts a workflow again and again";
    "ping-pong": "Two workflows start each other";
    "steady": "An ordinary half hour";
    "reassigned": "Reassigned, on a server of one's own";
    "too-many-children": "A parent starts too many children";
    "cloud-flow-load": "A load that starts a cloud flow";
    "loop-guard": "Loop detection stops one loop of two";
    "infinite-loop": "A workflow that starts itself";
    "later-and-later": "Jobs run later and later";
    "blank-recipient": "An e-mail without a recipient";
    "one-behind-another": "One job holds up all behind it";
    "waits-for-ever": "Jobs that wait for ever";
    "one-parent-row": "Three workflows lock one row";
    "millions-of-rows": "Five million rows nobody deleted";
    "canceled-rows-stay": "The table does not shrink";
    "ten-log-rows": "Ten log rows for every job";
    "attachments": "Attachments fill the file storage";
    "local-time": "A bulk deletion that does not begin";
}

/// All shipped scenarios; the first one opens by default.
pub fn catalogue() -> &'static [Shipped] {
    &CATALOGUE
}

/// The shipped scenario of this name.
pub fn by_id(id: &str) -> Option<&'static Shipped> {
    CATALOGUE.iter().find(|shipped| shipped.id == id)
}
