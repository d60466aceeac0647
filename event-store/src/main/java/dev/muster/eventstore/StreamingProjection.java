package dev.muster.eventstore;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A projection that streams behind the event store, in the processing group of its name. Its rows carry the
 * {@code position} of the event that made them, so that a comparison can end where the stream has come to.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface StreamingProjection {
    /** The metadata by which an event that is read from the store says where it stands there. */
    String POSITION = "position";

    /** In how many parts a stream is read to begin with, so that several servers share it. */
    int SEGMENTS = 2;

    /** The tables that it writes, each with a column {@code position}. */
    String[] tables();
}
