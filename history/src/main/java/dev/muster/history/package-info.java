/** What happened, what was so at any time, and the proof that what is served is what happened. */
@NullMarked
package dev.muster.history;

import org.jspecify.annotations.NullMarked;
