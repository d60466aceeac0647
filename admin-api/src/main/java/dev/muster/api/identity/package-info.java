/** Leavers' records under which another person came: what is open, what was answered, and what happened before anybody asked. */
@NullMarked
package dev.muster.api.identity;

import org.jspecify.annotations.NullMarked;
