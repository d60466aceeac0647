/**
 * Everything that can be asked of an item of equipment, and what then happened. Who holds it is no attribute among others:
 * handing it out and taking it back are decisions, with events of their own.
 */
@NullMarked
package dev.muster.directory.equipment;

import org.jspecify.annotations.NullMarked;
