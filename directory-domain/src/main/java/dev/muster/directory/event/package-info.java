/** What all events have in common: whom they concern, which of their data is personal, and who passes them over. */
@NullMarked
package dev.muster.directory.event;

import org.jspecify.annotations.NullMarked;
