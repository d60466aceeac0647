package dev.muster.people;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which people a handler is for, however they have signed in: exactly the named roles, no role implies another. On a class it is for
 * all of its handlers that have none of their own. A handler for programs says {@code RequiresScope}, one for both says both; one that
 * says nothing stops the start, and is closed.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface AllowedFor {
    PersonRole[] value();
}
