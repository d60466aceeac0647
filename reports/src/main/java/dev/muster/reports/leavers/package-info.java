/**
 * Who has left, and still holds something that is ours? The question (its SQL), the row, the figures, and the page.
 * What hurts most comes first: the department, the person and the item with the most value outstanding.
 */
@NullMarked
package dev.muster.reports.leavers;

import org.jspecify.annotations.NullMarked;
