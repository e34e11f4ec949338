//! One run being played: [`Command`]s in, [`View`]s and a [`Scene`] out.
//!
//! A run is a pure function of scenario, seed and command log. This layer knows no browser, no
//! clock and no global: the shell brings elapsed time by [`Session::advance`] and spends its own
//! time budget by calling [`Session::work`] in slices. Numbers and times become text in
//! [`mod@format`], and only there.

mod baseline;
pub mod command;
mod error;
mod follow;
pub mod format;
mod insight;
mod observe;
mod picture;
mod playback;
mod response;
mod run;
pub mod scene;
mod series;
mod sources;
mod tank;
pub mod view;

pub use command::Command;
pub use error::SessionError;
pub use response::Response;
pub use scene::Scene;
pub use view::View;

use crate::engine::SimTime;
use crate::engine::simulation::RunError;
use crate::scenario::Scenario;
use baseline::Baseline;
use playback::{Playback, Until};
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
    selected: u16,
    follow: Option<follow::Follow>,
    marks: Vec<Mark>,
    marks_revision: u64,
    blocks: tank::Blocks,
    series: Rc<Series>,
    series_of: (u64, u64),
    scenario_view: Rc<ScenarioView>,
    stopped: Option<RunError>,
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
            selected,
            follow: None,
            marks_revision: 0,
            blocks: tank::Blocks::default(),
            series: Rc::default(),
            series_of: (u64::MAX, 0),
            scenario_view,
            stopped: None,
        };
        session.give_marks();
        Ok(session)
    }

    /// The scenario as edited, to edit further or to save.
    pub const fn scenario(&self) -> &Scenario {
        &self.scenario
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

    /// Brings elapsed real time, in microseconds; more than a tenth of a second is cut off. The
    /// work that comes of it is done by [`Self::work`].
    pub fn advance(&mut self, elapsed_us: u64) {
        if self.playback.state != PlayState::Playing || self.stopped.is_some() {
            return;
        }
        if self.playback.until.is_some() {
            self.run.go_to(self.run.sim().end());
            return;
        }
        // What the frames before could not do is dropped: playback never races to catch up.
        let slow = self.slow_motion().is_some();
        let pass = self.playback.pass(elapsed_us, slow);
        let to = self.at_ms() + pass;
        let stop = self.next_stop_ms().filter(|stop| *stop <= to);
        self.run.go_to(self.run.time(stop.unwrap_or(to)));
    }

    /// Works off what is to be computed, at most so many instants; whether more is left.
    pub fn work(&mut self, instants: u32) -> bool {
        if self.stopped.is_some() {
            return false;
        }
        if !self.run.is_there() {
            if let Err(error) = self.work_run(instants) {
                self.stopped = Some(error);
                self.run.stop();
                self.playback.pause();
            }
            self.arrive();
        } else if !self.baseline.is_done() {
            self.baseline.work(instants);
            self.give_marks();
        }
        !self.run.is_there() || !self.baseline.is_done()
    }

    fn work_run(&mut self, instants: u32) -> Result<(), RunError> {
        let Some(until) = self.playback.until else {
            return self.run.work(instants);
        };
        for _ in 0..instants {
            if let Until::Moment(_, known_ms) = until
                && self.run.sim().next_event_at() >= self.run.time(known_ms)
            {
                self.playback.pause();
                self.run.go_to(self.run.time(known_ms));
                return Ok(());
            }
            let stepped = self.run.step_event()?;
            if stepped.is_none() || self.is_met(until) {
                self.playback.pause();
                return Ok(());
            }
        }
        self.run.go_to(self.run.sim().end());
        Ok(())
    }

    /// Whether what the clock runs for has happened. A moment is known only after it; the clock
    /// goes back to it then.
    fn is_met(&mut self, until: Until) -> bool {
        let counts = self.run.sim().counts();
        match until {
            Until::PickedUp(before) => counts.created - counts.ready > before,
            Until::Canceled(before) => counts.canceled > before,
            Until::Moment(from_ms, _) => {
                let times = self
                    .run
                    .sim()
                    .moments()
                    .iter()
                    .map(|found| self.run.ms(found.at));
                let next = times.filter(|at| *at > from_ms).min();
                if let Some(at) = next {
                    self.run.go_to(self.run.time(at));
                }
                next.is_some()
            }
        }
    }

    /// Looks where the clock has come to: a moment to pause at, or the end.
    fn arrive(&mut self) {
        if self.run.sim().is_ended() && self.run.is_there() {
            self.playback.pause();
            self.playback.state = PlayState::Ended;
        } else if self.playback.state == PlayState::Playing && self.run.is_there() {
            let at = self.at_ms();
            let pauses = |moment: &&crate::scenario::Moment| moment.pause && moment.at_ms == at;
            let here = self.scenario.moments.iter().find(pauses);
            if here.is_some() && self.playback.pause_at_moments {
                self.playback.pause();
                self.playback.paused_at_ms = Some(at);
            }
        }
    }

    fn next_stop_ms(&self) -> Option<u64> {
        let now = self.at_ms();
        let mut stops =
            self.scenario.moments.iter().filter(|moment| {
                self.playback.pause_at_moments && moment.pause && moment.at_ms > now
            });
        stops
            .next()
            .map(|first| stops.fold(first.at_ms, |least, next| least.min(next.at_ms)))
    }

    /// Jobs in progress at the person's last Deactivate that have finished, and how many there
    /// were, for as long as playback is slowed down for them.
    fn slow_motion(&self) -> Option<(u64, u64)> {
        let since = self.since().filter(|_| self.playback.slow_motion_on)?;
        let clicked = self.run.time(since.clicked_ms);
        let by_person = |act: &crate::engine::TimedAct| {
            act.at == clicked && matches!(act.act, crate::engine::Act::Deactivate(_))
        };
        let slow = self.run.acts().iter().any(by_person) && since.finished < since.in_progress;
        slow.then_some((since.finished, since.in_progress))
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
