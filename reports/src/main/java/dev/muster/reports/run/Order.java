package dev.muster.reports.run;

import dev.muster.reports.schedule.Timing;
import java.util.List;

/** What a schedule says, checked. */
record Order(String report, Timing timing, List<String> recipients, boolean onlyWhenSomething, boolean enabled) {}
