package dev.muster.architecture.bad;

import java.time.OffsetDateTime;

/** It would read 24:00 and other zones than the edge does. */
class SecondReaderOfTimes {
    OffsetDateTime read(String text) {
        return OffsetDateTime.parse(text);
    }
}
