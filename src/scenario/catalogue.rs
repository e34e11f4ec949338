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
    /// The text of its file.
    pub text: &'static str,
}

impl Shipped {
    /// The scenario itself.
    ///
    /// # Errors
    /// None for the files in the tree: a test reads each of them.
    pub fn read(&self) -> Result<Scenario, Problems> {
        read(self.text)
    }
}

macro_rules! shipped {
    ($id:literal, $title:literal) => {
        Shipped {
            id: $id,
            title: $title,
            text: include_str!(concat!("../../static/scenarios/", $id, ".json")),
        }
    };
}

static CATALOGUE: [Shipped; 19] = [
    shipped!("bulk-import", "A bulk import floods the queue"),
    shipped!(
        "faulty-plugin",
        "A faulty plug-in starts a workflow again and again"
    ),
    shipped!("ping-pong", "Two workflows start each other"),
    shipped!("steady", "An ordinary half hour"),
    shipped!("reassigned", "Reassigned, on a server of one's own"),
    shipped!("too-many-children", "A parent starts too many children"),
    shipped!("cloud-flow-load", "A load that starts a cloud flow"),
    shipped!("loop-guard", "Loop detection stops one loop of two"),
    shipped!("infinite-loop", "A workflow that starts itself"),
    shipped!("later-and-later", "Jobs run later and later"),
    shipped!("blank-recipient", "An e-mail without a recipient"),
    shipped!("one-behind-another", "One job holds up all behind it"),
    shipped!("waits-for-ever", "Jobs that wait for ever"),
    shipped!("one-parent-row", "Three workflows lock one row"),
    shipped!("millions-of-rows", "Five million rows nobody deleted"),
    shipped!("canceled-rows-stay", "The table does not shrink"),
    shipped!("ten-log-rows", "Ten log rows for every job"),
    shipped!("attachments", "Attachments fill the file storage"),
    shipped!("local-time", "A bulk deletion that does not begin"),
];

/// All shipped scenarios; the first one opens by default.
pub fn catalogue() -> &'static [Shipped] {
    &CATALOGUE
}

/// The shipped scenario of this name.
pub fn by_id(id: &str) -> Option<&'static Shipped> {
    CATALOGUE.iter().find(|shipped| shipped.id == id)
}
