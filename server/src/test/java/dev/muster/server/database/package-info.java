/** Tests of what Muster asks of a database. */
@NullMarked
package dev.muster.server.database;

import org.jspecify.annotations.NullMarked;
