//! One run being played: [`Command`]s in, [`View`]s and a [`Scene`] out.
//!
//! A run is a pure function of scenario, seed and command log. This layer knows no browser, no
//! clock and no global: the shell brings elapsed time by [`Session::advance`] and spends its own
//! time budget by calling [`Session::work`] in slices. Numbers and times become text in
//! [`mod@format`], and only there.

mod aside;
mod baseline;
mod causes;
pub mod command;
pub mod compare;
pub mod document;
mod drive;
mod error;
mod follow;
pub mod format;
mod history;
mod insight;
pub mod job_command;
pub mod lesson;
pub mod link;
pub mod lock;
mod observe;
pub mod other;
pub mod outcome;
mod picture;
mod playback;
pub mod port;
pub mod query;
pub mod reading;
pub mod recipe;
mod refusal;
mod response;
pub mod rewrite;
mod run;
pub mod run_file;
pub mod scene;
mod series;
mod sources;
mod spared;
pub mod storage;
mod tank;
pub mod theory;
pub mod view;
pub mod what_if;

pub use command::Command;
pub use error::SessionError;
pub use response::Response;
pub use scene::Scene;
pub use view::View;

use crate::engine::SimTime;
use crate::engine::simulation::RunError;
use crate::scenario::Scenario;
use baseline::Baseline;
use playback::Playback;
use run::Run;
use std::rc::Rc;
use view::{Mark, PlayState, ScenarioView, Series};

/// One run being played.
#[derive(Debug)]
pub struct Session {
    /// As edited.
    scenario: Scenario,
    /// As loaded.
    original: Scenario,
    /// Name of the shipped scenario, if it is one.
    id: Option<String>,
    jobs_max: u32,
    run: Run,
    baseline: Baseline,
    playback: Playback,
    history: history::History,
    locks: lock::Locks,
    /// What a lesson allows, while one is played.
    allowed: Option<lock::Allowed>,
    promised: Option<document::Promise>,
    selected: u16,
    follow: Option<follow::Follow>,
    marks: Vec<Mark>,
    marks_revision: u64,
    blocks: tank::Blocks,
    series: Rc<Series>,
    series_of: (u64, u64),
    scenario_view: Rc<ScenarioView>,
    stopped: Option<RunError>,
    reading: Option<reading::Reading>,
}

impl Session {
    /// A session of `scenario` at 0:00, paused. `id` names it where it is shipped; `jobs_max` is
    /// the limit of jobs on this device.
    ///
    /// # Errors
    /// If the scenario is too large for this device, or can't be run.
    pub fn new(
        scenario: Scenario,
        id: Option<String>,
        jobs_max: u32,
    ) -> Result<Self, SessionError> {
        let original = scenario.clone();
        Self::edited(scenario, original, id, jobs_max)
    }

    fn edited(
        scenario: Scenario,
        original: Scenario,
        id: Option<String>,
        jobs_max: u32,
    ) -> Result<Self, SessionError> {
        let model = Rc::new(scenario.lower(jobs_max)?);
        let run = Run::new(model.clone())?;
        let selected = sources::busiest(&model);
        let scenario_view = Rc::new(sources::scenario_view(
            &scenario,
            &original,
            id.as_ref(),
            &model,
        ));
        let mut session = Self {
            marks: vec![Mark::Other; scenario.workflows.len()],
            scenario,
            original,
            id,
            jobs_max,
            run,
            baseline: Baseline::new(model),
            playback: Playback::new(),
            history: history::History::default(),
            locks: lock::Locks::default(),
            allowed: None,
            promised: None,
            selected,
            follow: None,
            marks_revision: 0,
            blocks: tank::Blocks::default(),
            series: Rc::default(),
            series_of: (u64::MAX, 0),
            scenario_view,
            stopped: None,
            reading: reading::Reading::at_first(),
        };
        session.give_marks();
        Ok(session)
    }

    /// The scenario as edited, to edit further or to save.
    pub const fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// Whether the clock is at the end of the run.
    pub fn is_over(&self) -> bool {
        self.run.is_there() && self.run.sim().is_ended()
    }

    /// Whether a trainer's link fixes this.
    pub const fn is_locked(&self, lock: lock::Lock) -> bool {
        self.locks.has(lock)
    }

    /// The clock in milliseconds since the beginning of the run.
    pub fn at_ms(&self) -> u64 {
        self.run.ms(self.run.sim().now())
    }

    /// Whether the clock runs.
    pub const fn play_state(&self) -> PlayState {
        self.playback.state
    }

    /// The speed of playback as it is now, slow motion included, in thousandths of real time.
    pub fn speed_milli(&self) -> u64 {
        self.playback.speed_milli(self.slow_motion().is_some())
    }

    /// Thousandths of the run at which the clock stands on its way to a goal ahead.
    fn way_milli(&self) -> u16 {
        let goal = self.run.ms(self.run.goal()).max(1);
        u16::try_from(self.at_ms() * 1_000 / goal).unwrap_or(1_000)
    }

    fn unit(&self) -> u64 {
        tank::unit_for(self.baseline.ready_peak())
    }

    /// Marks for the four largest of the backlog at its peak when nobody clicks.
    fn give_marks(&mut self) {
        let mut marks = vec![Mark::Other; self.scenario.workflows.len()];
        for (id, mark) in self
            .baseline
            .ranking(marks.len())
            .into_iter()
            .zip(Mark::ALL)
        {
            marks[id.index()] = mark;
        }
        if marks != self.marks {
            self.marks = marks;
            self.marks_revision += 1;
            self.blocks = tank::Blocks::default();
        }
    }

    /// Keeps the revisions of the series growing over a change of run.
    fn series_revision_after(&mut self, earlier: &Series) {
        Rc::make_mut(&mut self.series).revision = earlier.revision + 1;
    }

    /// The end of the run in engine time.
    fn end(&self) -> SimTime {
        self.run.sim().end()
    }
}
