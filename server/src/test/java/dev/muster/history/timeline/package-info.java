/** What the history tells of a life in the directory, over HTTP. */
@NullMarked
package dev.muster.history.timeline;

import org.jspecify.annotations.NullMarked;
