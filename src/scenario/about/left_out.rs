//! What is left out, and why.

use super::LeftOut;

macro_rules! left_out {
    ($($what:literal: $why:literal;)*) => {
        /// All that is left out, in the order of the page.
        pub const LEFT_OUT: &[LeftOut] = &[$(LeftOut { what: $what, why: $why },)*];
    };
}

left_out! {
    "Several hosts of the service":
        "They compete and don't share out the work, but how is not published. The workers are one pool.";
    "A host that crashes":
        "How long its jobs stay locked is not published.";
    "Quotas of an organization, several organizations on one service, a queue for what is urgent":
        "Online they exist, but their values are not public. One queue for all is an assumption.";
    "AsyncSelectMaxItems, AsyncThrottlingConfiguration, MaxRetries and their kin":
        "Their names are published, their defaults are not. Retries are a parameter.";
    "Types of jobs that need resources of their own":
        "Which ones is not published. Order is strictly by creation.";
    "The scope of a workflow, and who may do what":
        "A scope only lowers how often a workflow is triggered: the source's rate has it. You are the administrator.";
    "A version of a workflow for each edit":
        "A corrected version is a second workflow, and comes as a draft.";
    "Jobs of a workflow that was deleted":
        "Whether their rows go with it is not published: here they stay, and queued ones are canceled at pick-up.";
    "A job that is stuck in Canceling or Pausing":
        "No cause and no cure are published.";
    "Real-time workflows, dialogs, business process flows, cloud flows":
        "They make no background jobs; of cloud flows only the job that triggers one is here.";
    "Administration mode beyond Background operations":
        "Who may sign in changes nothing here. That a bulk deletion cancels itself then is not published yet.";
    "Service protection limits (429)":
        "They do not apply to workflows.";
    "The limit of two minutes for plug-ins and workflow activities":
        "Known from reports of users, not from documentation.";
    "Bytes of rows, indexes and payloads; capacity and its warnings":
        "Sizes are not published. Rows are counted; bytes are rows times an assumption; files are not counted.";
    "Locks of the database":
        "They are here as errors that happen at a rate, and as jobs that take longer as the tables grow.";
    "Records and their values":
        "A record is a number. Conditions are checked by chance, at a rate.";
    "Roles, sharing rows, e-mail servers, time zones":
        "Nothing in the incident depends on them.";
}
