/** Databases of an older Muster. */
@NullMarked
package dev.muster.server.upgrade;

import org.jspecify.annotations.NullMarked;
