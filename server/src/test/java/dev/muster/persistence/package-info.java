/** Entities and their transactions, on the whole server. */
@NullMarked
package dev.muster.persistence;

import org.jspecify.annotations.NullMarked;
