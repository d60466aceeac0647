/** What happened to whom, and what the directory said at an instant. */
@NullMarked
package dev.muster.api.history;

import org.jspecify.annotations.NullMarked;
