package dev.muster.architecture.bad;

import org.springframework.scheduling.annotation.EnableScheduling;

/** Whatever its clock calls would be guarded by nobody. */
@EnableScheduling
class AnotherClock {}
