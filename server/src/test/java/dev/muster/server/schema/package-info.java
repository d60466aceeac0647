/** Extension schemas: first-class while the server runs, and agreed upon before it does. */
@NullMarked
package dev.muster.server.schema;

import org.jspecify.annotations.NullMarked;
