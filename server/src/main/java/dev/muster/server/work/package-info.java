/** What the clock calls, guarded whether or not it remembers to guard itself. */
@NullMarked
package dev.muster.server.work;

import org.jspecify.annotations.NullMarked;
