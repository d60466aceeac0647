/** The history of a resource, and its state at an instant. */
@NullMarked
package dev.muster.api.history;

import org.jspecify.annotations.NullMarked;
