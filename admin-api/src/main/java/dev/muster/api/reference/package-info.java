/** The reference of the API. It is alone here because it is about all of the other packages, and belongs to none of them. */
@NullMarked
package dev.muster.api.reference;

import org.jspecify.annotations.NullMarked;
