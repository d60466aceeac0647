package dev.muster.directory;

import dev.muster.directory.refusal.RefusalCode;

/** The server has been told to stop, so this was not even tried; the next one will do it. */
public final class ServerStops extends Refusal {
    public ServerStops() {
        super(RefusalCode.SERVER_STOPS);
    }
}
