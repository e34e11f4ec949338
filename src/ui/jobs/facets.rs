//! The lists beside the grid count what the filter would leave without what they choose: by
//! workflow without the workflow, by status without the status. Where the filter names neither they
//! are the grid's own counts.

use crate::session::Session;
use crate::session::query::{Filter, Grid, GroupBy, Key, Tab};

/// The grids of the lists, where they differ from the grid.
pub(super) struct Facets {
    groups: Other,
    statuses: Other,
}

/// A grid that is asked something else than the main one.
struct Other {
    grid: Grid,
    used: bool,
    of: (String, Tab),
}

impl Other {
    fn new(session: &Session) -> Self {
        Self {
            grid: Grid::new(session),
            used: false,
            of: (String::new(), Tab::default()),
        }
    }

    /// Asks for what the main grid shows without some keys; whether more is left to read.
    fn sync(&mut self, session: &Session, main: &Grid, keys: &[Key], blocks: usize) -> bool {
        let text = without(main.filter(), keys);
        self.used = text != main.filter().text();
        if !self.used {
            return false;
        }
        let of = (text, main.tab());
        if self.of != of {
            // What is left of a good filter is good.
            let _ = self.grid.set_filter(&of.0);
            self.grid.set_tab(of.1);
            self.of = of;
        }
        self.grid.sync(session, blocks)
    }
}

impl Facets {
    pub(super) fn new(session: &Session) -> Self {
        Self {
            groups: Other::new(session),
            statuses: Other::new(session),
        }
    }

    /// Brings the lists up to date, by some blocks; whether more is left.
    pub(super) fn sync(
        &mut self,
        session: &Session,
        main: &Grid,
        by: GroupBy,
        blocks: usize,
    ) -> bool {
        let groups = self.groups.sync(session, main, keys_of(by), blocks);
        let statuses = [Key::Status, Key::State];
        self.statuses.sync(session, main, &statuses, blocks) || groups
    }

    /// What the groups are counted of.
    pub(super) fn grouped<'a>(&'a self, main: &'a Grid) -> &'a Grid {
        if self.groups.used {
            &self.groups.grid
        } else {
            main
        }
    }

    /// What the list of status reasons is counted of.
    pub(super) fn by_status<'a>(&'a self, main: &'a Grid) -> &'a Grid {
        if self.statuses.used {
            &self.statuses.grid
        } else {
            main
        }
    }
}

/// The keys of the filter that a group sets.
pub(super) const fn keys_of(by: GroupBy) -> &'static [Key] {
    match by {
        GroupBy::Workflow => &[Key::Workflow],
        GroupBy::Type => &[Key::Type],
        GroupBy::Owner => &[Key::Owner],
        GroupBy::Status => &[Key::Status, Key::State],
        GroupBy::Regarding => &[Key::Table, Key::Regarding],
        GroupBy::Correlation => &[Key::Correlation],
    }
}

/// A filter without the parts of some keys.
pub(super) fn without(filter: &Filter, keys: &[Key]) -> String {
    let mut filter = filter.clone();
    while let Some(at) = filter
        .tokens()
        .iter()
        .position(|token| keys.contains(&token.key))
    {
        match Filter::parse(&filter.without(at)) {
            Ok(rest) => filter = rest,
            Err(_) => break,
        }
    }
    filter.text().to_owned()
}
