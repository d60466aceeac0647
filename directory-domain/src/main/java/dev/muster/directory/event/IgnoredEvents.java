package dev.muster.directory.event;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The events that a reader passes over, by intent. A reader that handles one event of a family handles all of the family or
 * names them here; {@code EveryMessageIsHandledTest} fails where a new event is neither. A policy, {@code When…}, is no such reader:
 * it follows from the events that it names, and from no other.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface IgnoredEvents {
    /** Events, or sealed interfaces of them: then all of these are passed over, and those that are to come. */
    Class<? extends DomainEvent>[] value();
}
