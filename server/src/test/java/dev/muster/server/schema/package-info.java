/** Extension schemas: used like the RFC's while the server runs, and agreed by all servers before. */
@NullMarked
package dev.muster.server.schema;

import org.jspecify.annotations.NullMarked;
