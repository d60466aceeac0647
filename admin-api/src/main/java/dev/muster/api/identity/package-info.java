/**
 * Identity questions: records of leavers under which another person returned. Open questions, answers, and reactivations
 * from before Muster asked.
 */
@NullMarked
package dev.muster.api.identity;

import org.jspecify.annotations.NullMarked;
