/**
 * The timeline: what happened to which resource, who did it, and why. A streaming processor writes it. It stores no
 * personal data: the changes are read from the event, where an erasure empties them.
 */
@NullMarked
package dev.muster.history.timeline;

import org.jspecify.annotations.NullMarked;
