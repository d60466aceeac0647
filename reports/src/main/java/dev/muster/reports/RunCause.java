package dev.muster.reports;

/** Why a run was made: it was time, or somebody asked. */
public enum RunCause {
    SCHEDULE,
    REQUEST
}
