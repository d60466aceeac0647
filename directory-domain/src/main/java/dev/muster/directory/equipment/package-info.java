/**
 * Commands, events and refusals of an item of equipment. The holder is not an ordinary attribute: check-out and return are
 * decisions with their own events.
 */
@NullMarked
package dev.muster.directory.equipment;

import org.jspecify.annotations.NullMarked;
