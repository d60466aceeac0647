/**
 * Is what we serve what has happened? All events are replayed beside the running server and compared with its tables; the
 * verdict stays on record.
 */
@NullMarked
package dev.muster.api.verification;

import org.jspecify.annotations.NullMarked;
