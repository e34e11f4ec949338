//! What is modelled, with its source and the test that shows it.

use super::Fact;

macro_rules! facts {
    ($($area:literal: $([$source:literal, $test:ident] $what:literal;)*)*) => {
        /// All facts, in the order of the page.
        pub const FACTS: &[Fact] = &[
            $($(Fact { area: $area, what: $what, source: $source, test: stringify!($test) },)*)*
        ];
    };
}

facts! {
    "Workflows and triggers":
    ["KB 4562256", c1_each_trigger_of_an_activated_workflow_queues_one_job]
    "An activated workflow makes one system job each time it is triggered. A draft makes none.";
    ["Process", a_workflow_listens_to_the_events_that_it_lists_and_to_no_other]
    "It is triggered when a record is created, deleted, assigned, changes its status, or when one of the listed columns changes; on demand; and as a child workflow.";
    ["Process", an_update_starts_only_what_listens_to_one_of_its_columns]
    "An update that changes none of the listed columns does not start it.";
    ["Life cycle", each_activation_is_a_record_of_its_own_and_a_job_belongs_to_the_one_it_was_made_under]
    "Each activation is a record of its own. A job belongs to the one that it was made under.";
    ["KB 4562256", c3_a_bulk_import_floods_the_queue]
    "A bulk import triggers once for each of its rows. A plug-in, or another workflow, can trigger as often as it likes.";
    "The queue and the workers":
    ["Service", c2_jobs_are_processed_as_workers_come_free]
    "A job waits for resources, is picked up, runs, and is completed. A limited number run at a time, workflows and all other system jobs alike.";
    ["KB 4562256", c4_the_backlog_delays_the_jobs_of_every_other_workflow]
    "So a flood of one workflow delays the jobs of every other.";
    ["Service", promise_5_free_workers_take_the_head_until_none_is_free]
    "Jobs are picked up in the order of their creation. (In life this is not guaranteed, since types of jobs need different resources.)";
    ["Service", jobs_with_one_token_run_one_after_the_other]
    "Jobs with one dependency token run one after the other. Where the first is suspended, all later ones wait.";
    ["EMEA", polled_pick_up_loads_on_its_beat_up_to_the_high_mark]
    "On premises, the service looks at the table every 5 seconds; with fewer than 1,000 jobs in memory it loads up to 2,000. Online the beat is not published, and jobs are picked up at once.";
    "Deactivate, activate, delete":
    ["KB 4562256", c8_no_new_jobs_from_the_deactivation_on]
    "Deactivate makes the workflow a draft. From then on triggers make no jobs.";
    ["KB 4562256", c9_a_queued_job_is_canceled_when_it_is_picked_up_not_before_and_at_once]
    "A queued job is canceled when it is picked up, not before. Jobs in progress finish as usual.";
    ["KB 4562256", c12_steadily_back_to_nominal]
    "So the backlog drains steadily, back to nominal, and faster than by running it all.";
    ["KB 4562256", c13_the_rows_and_the_work_not_done_remain]
    "The rows that were written stay, and what was canceled or refused is work not done.";
    ["KB 4562256", c7_deactivate_sets_draft_and_only_a_draft_can_be_deleted]
    "Only a draft can be deleted.";
    "Steps":
    ["Processes", a_step_starts_what_listens_to_its_kind_of_change]
    "Steps create, update, assign, change the status of and delete records, send e-mails, start child workflows, check conditions, wait, stop, or run code of one's own.";
    ["Processes", a_step_that_changes_data_starts_what_listens_with_the_same_correlation_one_deeper]
    "A step that changes data starts what listens to it: the same correlation, one call deeper. A child workflow runs asynchronously to its parent.";
    ["Processes", the_parallel_wait_branch_ends_a_wait_that_is_never_met]
    "At a wait condition the job is suspended and holds no worker. A parallel wait branch ends the wait after a time.";
    ["Processes", a_stop_step_leaves_its_message_on_the_job]
    "A stop step ends the job as Succeeded or Canceled, with a message.";
    "Detection of infinite loops":
    ["Practices", the_seventeenth_run_on_one_row_fails_as_an_infinite_loop]
    "More than 16 runs on one record in a short time fail with code -2147204734.";
    ["Depth", a_call_depth_beyond_eight_fails_within_the_hour_and_counts_anew_after_it]
    "So does a call that is more than 8 deep within one hour.";
    ["Depth", a_flood_of_fresh_correlations_passes_the_loop_detection]
    "Triggers from outside begin with a fresh correlation each, so no flood of an import or a connector is detected.";
    "What goes wrong":
    ["Errors", each_failure_has_the_documented_outcome]
    "Whether a job fails, is tried again or is suspended depends on the kind of error. A workflow whose call fails is suspended; a plug-in fails.";
    ["Monitor", a_network_error_is_retried_later_and_later_until_it_works]
    "A job that fails several times in a row is postponed for longer and longer, until it succeeds.";
    "Acts on system jobs":
    ["Service", each_verb_is_allowed_in_the_documented_states_and_refused_with_the_reason_in_others]
    "Cancel, Pause, Resume, Postpone and Delete are allowed in the documented states, and refused in others.";
    ["Service", jobs_that_the_platform_makes_refuse_cancel_pause_and_resume_and_say_why]
    "Jobs that the platform makes by itself can't be canceled, paused or resumed.";
    ["System Job", a_job_in_progress_is_canceling_for_a_while_and_does_nothing_more]
    "A job in progress is Canceling or Pausing for a while before it is Canceled or suspended.";
    "Tables, logs and deletion":
    ["KB 4562256", c5_the_database_grows_by_the_jobs_and_their_logs]
    "Each job is a row, and each step that is reached writes a row to the workflow log.";
    ["Practices", retention_deletes_only_what_succeeded_in_a_batch_after_it]
    "\"Automatically delete completed workflow jobs\" deletes those that succeeded, in batches soon after. With exactly one step that is no wait, no log is written at all.";
    ["Clean-up", a_bulk_deletion_deletes_what_is_old_enough_and_matches]
    "A bulk deletion takes completed jobs by type, status reason and age. The one that comes with Dynamics 365 takes workflow jobs that succeeded and are older than 30 days.";
    ["Monitor", a_deletion_immediately_stops_at_a_million_rows_and_takes_old_ones_first]
    "With the option Immediately it takes at most 1,000,000 rows in one run.";
    "Queries":
    ["Bypass", aggregates_over_fifty_thousand_rows_fail_as_documented]
    "Counting more than 50,000 rows fails with AggregateQueryRecordLimitExceeded.";
    ["Service", c6_grouping_what_waits_by_workflow_names_the_culprit]
    "Grouping what waits by workflow names the culprit.";
}
