/** The reference and the documents of the product: made from the code, or run against a server. */
@NullMarked
package dev.muster.server.reference;

import org.jspecify.annotations.NullMarked;
