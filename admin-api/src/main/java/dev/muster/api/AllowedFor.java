package dev.muster.api;

import dev.muster.people.PersonRole;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which people a handler is for: exactly the named ones, no role implies another. On a class it is for all of its handlers
 * that have none of their own. The server's authorisation reads it; a handler without one is refused to everybody.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface AllowedFor {
    PersonRole[] value();
}
