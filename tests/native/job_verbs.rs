//! What a person does with system jobs: the documented table of allowed states, the passing states,
//! and what becomes of the rest of the work.

#![allow(
    clippy::needless_raw_string_hashes,
    reason = "the expectations write themselves so"
)]

use super::models::{act, at, check, model, plain, planned, run, source};
use expect_test::expect;
use floodgate::engine::model::{Model, Plan, Step, Wait};
use floodgate::engine::{
    Act, ActError, JobFilter, JobId, JobStatus, JobVerb, Jobs, OperationType, Simulation,
    WorkflowId,
};
use std::rc::Rc;

const ONE: Jobs = Jobs::One(JobId(0));

/// Whether a job of that status may be asked so, in the order Cancel, Pause, Resume, Postpone,
/// Delete. Source: the table of actions of the asynchronous service.
const TABLE: [(JobStatus, [Option<ActError>; 5]); 8] = {
    use ActError::{
        AlreadyCanceling, AlreadyPausing, JobCompleted, JobNotInProgress, JobNotSuspended,
        JobSuspended,
    };
    const NOT_SUSPENDED: Option<ActError> = Some(JobNotSuspended);
    const DONE: Option<ActError> = Some(JobCompleted);
    [
        (
            JobStatus::WaitingForResources,
            [None, Some(JobNotInProgress), NOT_SUSPENDED, None, None],
        ),
        (
            JobStatus::Waiting,
            [None, Some(JobNotInProgress), None, Some(JobSuspended), None],
        ),
        (
            JobStatus::InProgress,
            [None, None, NOT_SUSPENDED, None, None],
        ),
        (
            JobStatus::Pausing,
            [
                None,
                Some(AlreadyPausing),
                NOT_SUSPENDED,
                Some(AlreadyPausing),
                None,
            ],
        ),
        (
            JobStatus::Canceling,
            [
                Some(AlreadyCanceling),
                Some(AlreadyCanceling),
                NOT_SUSPENDED,
                Some(AlreadyCanceling),
                None,
            ],
        ),
        (JobStatus::Succeeded, [DONE, DONE, DONE, DONE, None]),
        (JobStatus::Failed, [DONE, DONE, DONE, DONE, None]),
        (JobStatus::Canceled, [DONE, DONE, DONE, DONE, None]),
    ]
};

fn verbs() -> [JobVerb; 5] {
    [
        JobVerb::Cancel,
        JobVerb::Pause,
        JobVerb::Resume,
        JobVerb::Postpone(at(900)),
        JobVerb::Delete,
    ]
}

/// A run at 50 in which job 0 has this status.
fn with_job(status: JobStatus, operation_type: OperationType) -> Simulation {
    let failing = Plan {
        failures: vec![floodgate::engine::model::FailureRate {
            failure: floodgate::engine::Failure::Other,
            per_mille: 1_000,
            from: at(0),
            until: at(1_000),
        }],
        ..Plan::default()
    };
    let waiting = Plan {
        steps: vec![Step::Wait(Wait {
            met_after: None,
            timeout: None,
        })],
        ..Plan::default()
    };
    let (workflow, verb) = match status {
        JobStatus::WaitingForResources | JobStatus::InProgress => (plain(500), None),
        JobStatus::Pausing => (plain(500), Some(JobVerb::Pause)),
        JobStatus::Canceling | JobStatus::Canceled => (plain(500), Some(JobVerb::Cancel)),
        JobStatus::Succeeded => (plain(5), None),
        JobStatus::Failed => (planned(5, failing), None),
        JobStatus::Waiting => (planned(5, waiting), None),
    };
    let mut workflow = workflow;
    workflow.operation_type = operation_type;
    let is_queued = status == JobStatus::WaitingForResources;
    // One that is queued stands behind a job of its own.
    let mut model = model(1, vec![workflow, plain(500)], vec![source(&[0], 0)]);
    if is_queued {
        model.sources = vec![source(&[0], 1), source(&[0], 0)];
    }
    let passing = matches!(status, JobStatus::Pausing | JobStatus::Canceling);
    if passing {
        model.assumptions.canceling_ms = 100;
        model.assumptions.pausing_ms = 100;
    }
    model
        .acts
        .extend(verb.map(|verb| act(20, Act::Jobs(verb, ONE))));
    let mut run = Simulation::new(Rc::new(model)).expect("the model is sound");
    run.advance_to(at(50)).expect("within limits");
    run
}

#[test]
fn each_verb_is_allowed_in_the_documented_states_and_refused_with_the_reason_in_others() {
    for (status, expected) in TABLE {
        let run = with_job(status, OperationType::Workflow);
        let job = JobId(u32::from(status == JobStatus::WaitingForResources));
        assert_eq!(run.jobs().status(job), status, "the stage is set");
        for (verb, refused) in verbs().into_iter().zip(expected) {
            let found = run.check_job(verb, job).err();
            assert_eq!(found, refused, "{verb:?} of a job that is {status}");
            if let Some(reason) = refused {
                assert!(reason.to_string().len() > 10);
            }
        }
    }
}

#[test]
fn jobs_that_the_platform_makes_refuse_cancel_pause_and_resume_and_say_why() {
    for operation_type in OperationType::ALL {
        let run = with_job(JobStatus::InProgress, *operation_type);
        let refused = [JobVerb::Cancel, JobVerb::Pause, JobVerb::Resume]
            .map(|verb| run.check_job(verb, JobId(0)) == Err(ActError::PlatformJob));
        let all = operation_type.is_platform_generated();
        assert_eq!(refused, [all; 3], "{operation_type}");
        assert_eq!(run.check_job(JobVerb::Delete, JobId(0)), Ok(()));
    }
}

#[test]
fn a_job_in_progress_is_canceling_for_a_while_and_does_nothing_more() {
    let mut model = model(1, vec![plain(500)], vec![source(&[0, 1], 0)]);
    model.acts = vec![act(20, Act::Jobs(JobVerb::Cancel, ONE))];
    let run = check(
        model,
        &expect![[r#"
            0:00:00.000 workflow 0 job 0 Waiting For Resources
            0:00:00.000 workflow 0 job 0 In Progress
            0:00:00.001 workflow 0 job 1 Waiting For Resources
            0:00:00.020 workflow 0 job 0 Canceling
            0:00:00.022 workflow 0 job 0 Canceled
            0:00:00.022 workflow 0 job 1 In Progress
            0:00:00.522 workflow 0 job 1 Succeeded
        "#]],
    );
    assert_eq!(run.storage().log_rows, 1, "the canceled one wrote none");
}

#[test]
fn a_paused_job_is_pausing_then_suspended_and_resumed_with_the_rest_of_its_work() {
    let mut model = model(1, vec![plain(100)], vec![source(&[0], 0)]);
    model.acts = vec![
        act(40, Act::Jobs(JobVerb::Pause, ONE)),
        act(200, Act::Jobs(JobVerb::Resume, ONE)),
    ];
    check(
        model,
        &expect![[r#"
            0:00:00.000 workflow 0 job 0 Waiting For Resources
            0:00:00.000 workflow 0 job 0 In Progress
            0:00:00.040 workflow 0 job 0 Pausing
            0:00:00.042 workflow 0 job 0 Waiting
            0:00:00.200 workflow 0 job 0 Waiting For Resources
            0:00:00.200 workflow 0 job 0 In Progress
            0:00:00.258 workflow 0 job 0 Succeeded
        "#]],
    );
}

#[test]
fn a_postponed_job_lets_others_pass_and_is_ready_again_at_its_time() {
    let mut model = model(1, vec![plain(100)], vec![source(&[0, 1, 2], 0)]);
    model.acts = vec![act(
        50,
        Act::Jobs(JobVerb::Postpone(at(150)), Jobs::One(JobId(1))),
    )];
    check(
        model,
        &expect![[r#"
            0:00:00.000 workflow 0 job 0 Waiting For Resources
            0:00:00.000 workflow 0 job 0 In Progress
            0:00:00.001 workflow 0 job 1 Waiting For Resources
            0:00:00.002 workflow 0 job 2 Waiting For Resources
            0:00:00.050 workflow 0 job 1 Waiting
            0:00:00.100 workflow 0 job 0 Succeeded
            0:00:00.100 workflow 0 job 2 In Progress
            0:00:00.150 workflow 0 job 1 Waiting For Resources
            0:00:00.200 workflow 0 job 2 Succeeded
            0:00:00.200 workflow 0 job 1 In Progress
            0:00:00.300 workflow 0 job 1 Succeeded
        "#]],
    );
}

fn flooded() -> Model {
    let times: Vec<u64> = (0..20).collect();
    model(
        2,
        vec![plain(100), plain(100)],
        vec![source(&times, 0), source(&times, 1)],
    )
}

#[test]
fn an_act_on_all_that_match_takes_those_whose_state_allows_it() {
    let filter = JobFilter {
        workflow: Some(WorkflowId(0)),
        status: Some(JobStatus::WaitingForResources),
        ..JobFilter::default()
    };
    let mut model = flooded();
    model.acts = vec![act(50, Act::Jobs(JobVerb::Cancel, Jobs::All(filter)))];
    let run = run(model);
    let canceled = run.workflow(WorkflowId(0)).canceled;
    assert_eq!(canceled, 19, "the one in progress is no match");
    assert_eq!(run.workflow(WorkflowId(1)).canceled, 0);
    // They were never started: a worker had nothing to do with them.
    let mut rows = run
        .jobs()
        .rows()
        .filter(|row| row.status == JobStatus::Canceled);
    assert!(rows.all(|row| row.picked.is_none() && row.ended == Some(at(50))));
}

#[test]
fn a_deleted_job_gives_up_its_place_and_its_rows() {
    let mut model = flooded();
    model.acts = vec![act(
        50,
        Act::Jobs(JobVerb::Delete, Jobs::All(JobFilter::default())),
    )];
    let run = run(model);
    assert_eq!(run.counts().deleted, 40);
    assert_eq!((run.storage().job_rows, run.storage().log_rows), (0, 0));
    assert_eq!(
        run.check_job(JobVerb::Resume, JobId(0)),
        Err(ActError::JobDeleted)
    );
}
