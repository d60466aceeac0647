/**
 * Items of equipment as clients see them, their holders, and who may get one. The holder may have been deleted since; the
 * leavers' report shows such items.
 */
@NullMarked
package dev.muster.projections.equipment;

import org.jspecify.annotations.NullMarked;
