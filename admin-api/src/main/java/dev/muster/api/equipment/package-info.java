/**
 * Equipment for people: lists, check-outs and returns by hand, and the import of a file from another system. Each line of
 * the file describes the desired state of an item; differences become one command, and a line without a difference does
 * nothing.
 */
@NullMarked
package dev.muster.api.equipment;

import org.jspecify.annotations.NullMarked;
