/**
 * Items of equipment as clients see them, who holds which, and who may be given one. An item may be with somebody who was
 * deleted since: that is what the leavers' report is for.
 */
@NullMarked
package dev.muster.projections.equipment;

import org.jspecify.annotations.NullMarked;
