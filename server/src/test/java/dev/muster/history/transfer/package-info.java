/** Export from one database and import into another. */
@NullMarked
package dev.muster.history.transfer;

import org.jspecify.annotations.NullMarked;
