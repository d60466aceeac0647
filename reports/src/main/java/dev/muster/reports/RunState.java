package dev.muster.reports;

/** How far a run has come. After a failure that is tried again it is {@code DUE} once more. */
public enum RunState {
    DUE,
    GENERATING,
    GENERATED,
    NOTHING_TO_REPORT,
    FAILED
}
