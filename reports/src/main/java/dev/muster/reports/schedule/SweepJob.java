package dev.muster.reports.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** It is time to look for what was left undone. Quartz stores the name of this class: it must stay. */
@DisallowConcurrentExecution
final class SweepJob implements Job {
    private final Firing firing;

    SweepJob(Firing firing) {
        this.firing = firing;
    }

    @Override
    public void execute(JobExecutionContext context) {
        firing.sweep();
    }
}
