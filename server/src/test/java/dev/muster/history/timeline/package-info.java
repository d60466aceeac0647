/** The timeline over HTTP. */
@NullMarked
package dev.muster.history.timeline;

import org.jspecify.annotations.NullMarked;
