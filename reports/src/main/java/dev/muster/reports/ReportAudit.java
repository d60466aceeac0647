package dev.muster.reports;

import dev.muster.work.WorkFailure;

/** Is told what somebody does with schedules and runs, in the transaction that does it: to put it on record. */
public interface ReportAudit {
    enum Act {
        CREATED,
        CHANGED,
        DELETED
    }

    /** @param schedule as it is now; as it was, where it was deleted */
    void schedule(Act act, ScheduleView schedule);

    void runRequested(RunView run);

    /** @param failure of what is tried again at once */
    void triedAgain(WorkFailure failure);

    /** For whoever keeps no such record. */
    ReportAudit NONE = new ReportAudit() {
        @Override
        public void schedule(Act act, ScheduleView schedule) {}

        @Override
        public void runRequested(RunView run) {}

        @Override
        public void triedAgain(WorkFailure failure) {}
    };
}
