package dev.assize.policies;

/** What an error-level rule that is neither proven nor refuted does to a deployment. */
public enum Mode {
    /** It stops the deployment: for releases. */
    ONLY_IF_PROVEN_GOOD,
    /** It lets the deployment pass: for alarms on what already runs. */
    BLOCK_IF_PROVEN_BAD
}
