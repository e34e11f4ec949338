//! Which rows are selected: jobs by number, or all that match.

/// Selected jobs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// In order, each once.
    jobs: Vec<u32>,
    all: bool,
    /// Where a range begins.
    anchor: Option<u32>,
}

impl Selection {
    /// How many are selected, of so many that match.
    pub fn count(&self, total: u64) -> u64 {
        if self.all {
            total
        } else {
            super::count_of(self.jobs.len())
        }
    }

    /// Whether all that match are selected, those to come included.
    pub const fn is_all(&self) -> bool {
        self.all
    }

    /// The jobs that were selected one by one or by ranges.
    pub fn jobs(&self) -> &[u32] {
        &self.jobs
    }

    /// Whether a job that matches is selected.
    pub fn has(&self, job: u32) -> bool {
        self.all || self.jobs.binary_search(&job).is_ok()
    }

    /// The job that ranges begin at.
    pub const fn anchor(&self) -> Option<u32> {
        self.anchor
    }

    /// Selects one job alone.
    pub fn only(&mut self, job: u32) {
        self.all = false;
        self.jobs = vec![job];
        self.anchor = Some(job);
    }

    /// Selects a job, or no more; the others stay as they are. `all` are the jobs that match,
    /// asked for only where all of them were selected.
    pub fn toggle(&mut self, job: u32, all: impl Iterator<Item = u32>) {
        self.settle(all);
        match self.jobs.binary_search(&job) {
            Ok(at) => {
                self.jobs.remove(at);
            }
            Err(at) => self.jobs.insert(at, job),
        }
        self.anchor = Some(job);
    }

    /// Selects a range alone; its anchor stays.
    pub fn range(&mut self, mut jobs: Vec<u32>) {
        jobs.sort_unstable();
        jobs.dedup();
        self.all = false;
        self.jobs = jobs;
    }

    /// Selects all that match, also those to come.
    pub fn all(&mut self) {
        self.jobs = Vec::new();
        self.all = true;
        self.anchor = None;
    }

    /// Selects none.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    fn settle(&mut self, all: impl Iterator<Item = u32>) {
        if self.all {
            self.range(all.collect());
        }
    }
}
