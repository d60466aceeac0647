package dev.muster.server.replay;

/** Told how far a replay is, now and then. It may end the run by throwing. */
interface ReplayProgress {
    void replayed(long events);
}
