//! Every intent of a person, once: buttons, keys, links, lessons and the API all make these.

use super::document::Document;
use super::follow::Follow;
use super::job_command::{DeletionCommand, JobsCommand};
use super::playback::Until;
use super::view::{PlayState, SPEEDS};
use super::{Response, Session, SessionError};
use crate::engine::limits::{INTEGER_MAX, WORKERS_MAX};
use crate::engine::{Act, JobId, SimTime, SourceId, WorkflowId};
use crate::scenario::Scenario;
use serde::{Deserialize, Serialize};

/// What a person wants. Workflows are named by their place in the scenario, times are simulated
/// milliseconds since the beginning of the run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Let the clock run; from the beginning if the run has ended.
    Play,
    /// Stop the clock.
    Pause,
    /// Process the next instant at which anything happens, and pause.
    StepEvent,
    /// Go on by 10 simulated seconds, and pause.
    StepTime,
    /// Go on until a job is picked up next, and pause.
    NextPickUp,
    /// Go on until a job is canceled next, and pause.
    NextCancel,
    /// Go to the next moment known, or to the end, and pause.
    NextMoment,
    /// Go back to the moment before, or to the beginning, and pause.
    PreviousMoment,
    /// Go to the end.
    RunToEnd,
    /// Go to a time, back included; the play state stays.
    Seek(u64),
    /// Choose a speed by its place in [`crate::session::view::SPEEDS`].
    SetSpeed(usize),
    /// Whether playback slows down after a person's Deactivate until the jobs then in progress
    /// have finished. Never touches the run.
    SetSlowMotion(bool),
    /// Whether playback pauses at moments that the scenario says to pause at.
    SetPauseAtMoments(bool),
    /// Show this workflow in the panel.
    Select(u16),
    /// Follow the next job of this workflow, or none any more.
    Follow(Option<u16>),
    /// Deactivate a workflow, now.
    Deactivate(u16),
    /// Activate a workflow, now.
    Activate(u16),
    /// Delete a workflow, now.
    Delete(u16),
    /// Change the number of workers, now.
    SetWorkers(u32),
    /// Start a workflow on demand, so many times, now.
    Start(u16, u32),
    /// Mend the cause of a workflow's failures, now.
    Mend(u16),
    /// Mend what triggers too often: the source at this place of the scenario is silent from now on.
    StopSource(u16),
    /// Switch background operations on or off, now.
    SetBackground(bool),
    /// Do something with system jobs, now.
    Jobs(JobsCommand),
    /// Do something with a selection of system jobs, now, as one act to take back.
    JobsOf(Vec<JobsCommand>),
    /// Delete rows of completed jobs of workflows, now.
    DeleteImmediately(DeletionCommand),
    /// Go back to the acts before they changed last: as if that had not been done.
    Undo,
    /// Do again what was taken back last.
    Redo,
    /// Give the act at this place of [`View::acts`](super::View::acts) another time.
    MoveAct(usize, u64),
    /// Take the act at this place out of the run.
    RemoveAct(usize),
    /// Back to 0:00 with the same seed and edits; acts are dropped.
    Reset,
    /// Drop the edits and go back to 0:00.
    RestoreScenario,
    /// Open a shipped scenario by its name.
    Load(String),
    /// Open a scenario that is not shipped.
    Open(Box<Scenario>),
    /// Open a run with its acts, as a file or a link carries it, at 0:00.
    OpenRun(Box<Document>),
    /// Play another scenario in place of this one, as edited on the page: the run begins anew.
    Edit(Box<Scenario>),
    /// Another seed, 0 to 2^53 - 1: the run begins anew, acts are dropped.
    SetSeed(u64),
}

/// The command that makes an act of the engine, in a run that begins at `start`.
pub fn of_act(act: Act, start: SimTime) -> Command {
    match act {
        Act::Activate(id) => Command::Activate(id.0),
        Act::Deactivate(id) => Command::Deactivate(id.0),
        Act::Delete(id) => Command::Delete(id.0),
        Act::SetWorkers(workers) => Command::SetWorkers(workers),
        Act::Start(id, times) => Command::Start(id.0, times),
        Act::Mend(id) => Command::Mend(id.0),
        Act::StopSource(id) => Command::StopSource(id.0),
        Act::SetBackground(on) => Command::SetBackground(on),
        Act::Jobs(verb, jobs) => Command::Jobs(JobsCommand::of(verb, jobs, start)),
        Act::DeleteImmediately(deletion) => {
            Command::DeleteImmediately(DeletionCommand::of(deletion))
        }
    }
}

const STEP_MS: u64 = 10_000;

impl Session {
    /// Does what a command says, or says why not. Nothing is half-applied.
    pub fn apply(&mut self, command: Command) -> Response {
        if let Some(reason) = self.refusal(&command) {
            return Response::refused(reason);
        }
        match command {
            Command::Play
            | Command::Pause
            | Command::StepEvent
            | Command::StepTime
            | Command::NextPickUp
            | Command::NextCancel
            | Command::NextMoment
            | Command::PreviousMoment
            | Command::RunToEnd
            | Command::Seek(_) => self.apply_playback(&command),
            Command::SetSpeed(speed) => self.playback.speed = speed.min(SPEEDS.len() - 1),
            Command::SetSlowMotion(on) => self.playback.slow_motion_on = on,
            Command::SetPauseAtMoments(on) => self.playback.pause_at_moments = on,
            Command::Select(id) => return self.select(id),
            Command::Follow(workflow) => return self.follow_next(workflow),
            Command::Deactivate(id) => return self.act(Act::Deactivate(WorkflowId(id))),
            Command::Activate(id) => return self.act(Act::Activate(WorkflowId(id))),
            Command::Delete(id) => return self.act(Act::Delete(WorkflowId(id))),
            Command::SetWorkers(workers) => return self.act(Act::SetWorkers(workers)),
            Command::Start(id, times) => return self.act(Act::Start(WorkflowId(id), times)),
            Command::Mend(id) => return self.act(Act::Mend(WorkflowId(id))),
            Command::StopSource(id) => return self.act(Act::StopSource(SourceId(id))),
            Command::SetBackground(on) => return self.act(Act::SetBackground(on)),
            Command::Jobs(jobs) => return self.act(jobs.act(self.run.model().start)),
            Command::JobsOf(jobs) => return self.act_on(&jobs),
            Command::DeleteImmediately(deletion) => return self.act(deletion.act()),
            Command::Undo => return self.undo(),
            Command::Redo => return self.redo(),
            Command::MoveAct(place, at_ms) => return self.move_act(place, at_ms),
            Command::RemoveAct(place) => return self.remove_act(place),
            Command::Reset => return self.begin(self.scenario.clone(), false),
            Command::RestoreScenario => return self.begin(self.original.clone(), false),
            Command::Load(id) => return self.load_named(&id),
            Command::OpenRun(document) => return self.open_document(&document),
            Command::Open(scenario) => return self.begin(*scenario, true),
            Command::Edit(scenario) => return self.begin(*scenario, false),
            Command::SetSeed(seed) => return self.set_seed(seed),
        }
        Response::changed()
    }

    fn apply_playback(&mut self, command: &Command) {
        let is_play = matches!(command, Command::Play);
        if is_play {
            self.play();
            return;
        }
        let playing = self.playback.state == PlayState::Playing;
        self.run.stop();
        self.playback.pause();
        self.playback.paused_at_ms = None;
        let counts = self.run.sim().counts();
        let until = match command {
            Command::StepEvent => return self.step_event(),
            Command::StepTime => return self.go_to(self.at_ms() + STEP_MS),
            Command::NextPickUp => Until::PickedUp(counts.created - counts.ready),
            Command::NextCancel => Until::Canceled(counts.canceled),
            Command::RunToEnd => return self.go_to(u64::MAX),
            Command::PreviousMoment => return self.go_to(self.moment_beside(false).unwrap_or(0)),
            Command::NextMoment => {
                let known = self.moment_beside(true).unwrap_or(u64::MAX);
                Until::Moment(self.at_ms(), known)
            }
            Command::Seek(ms) => {
                self.go_to(*ms);
                if playing {
                    self.playback.play();
                    self.playback.seeking = !self.run.is_there();
                }
                return;
            }
            _ => return,
        };
        if !self.run.sim().is_ended() {
            self.playback.play();
            self.playback.until = Some(until);
            self.run.go_to(self.end());
        }
    }

    fn play(&mut self) {
        if self.run.sim().is_ended() {
            self.go_to(0);
        }
        self.run.stop();
        self.playback.play();
    }

    fn step_event(&mut self) {
        if let Err(error) = self.run.step_event() {
            self.stopped = Some(error);
        }
        self.arrive();
    }

    fn go_to(&mut self, ms: u64) {
        self.playback.state = PlayState::Paused;
        self.run.seek_to(self.run.time(ms));
        self.stopped = None;
        self.arrive();
    }

    fn select(&mut self, id: u16) -> Response {
        if usize::from(id) >= self.scenario.workflows.len() {
            return Response::refused("the run has no such workflow");
        }
        self.selected = id;
        Response::changed()
    }

    fn follow_next(&mut self, workflow: Option<u16>) -> Response {
        if workflow.is_some_and(|id| usize::from(id) >= self.scenario.workflows.len()) {
            return Response::refused("the run has no such workflow");
        }
        let from = JobId(self.run.sim().jobs().len());
        self.follow = workflow.map(|id| Follow {
            workflow: WorkflowId(id),
            from,
        });
        Response::changed()
    }

    fn set_seed(&mut self, seed: u64) -> Response {
        if seed > INTEGER_MAX {
            return Response::refused(format!("a seed is a whole number from 0 to {INTEGER_MAX}"));
        }
        let scenario = Scenario {
            seed,
            ..self.scenario.clone()
        };
        self.begin(scenario, false)
    }

    /// Begins anew at 0:00 with a scenario that is `other` than the one that was opened, or an
    /// edit of that.
    fn begin(&mut self, scenario: Scenario, other: bool) -> Response {
        if !(1..=WORKERS_MAX).contains(&scenario.service.workers) {
            return Response::refused(format!("the number of workers is 1 to {WORKERS_MAX}"));
        }
        let session = if other {
            Self::new(scenario, None, self.jobs_max)
        } else {
            let original = self.original.clone();
            Self::edited(scenario, original, self.id.clone(), self.jobs_max)
        };
        self.replace(session)
    }

    /// Puts another run in place of this one; how a person likes to watch stays.
    pub(super) fn replace(&mut self, session: Result<Self, SessionError>) -> Response {
        match session {
            Ok(mut session) => {
                session.playback.speed = self.playback.speed;
                session.playback.slow_motion_on = self.playback.slow_motion_on;
                session.playback.pause_at_moments = self.playback.pause_at_moments;
                if session.scenario.workflows == self.scenario.workflows {
                    session.selected = self.selected;
                }
                session.locks = self.locks;
                session.reading = self.reading;
                session.allowed = self.allowed.filter(|_| session.scenario == self.scenario);
                session.series_revision_after(&self.series);
                *self = session;
                Response::changed()
            }
            Err(error) => Response::refused(error),
        }
    }
}
