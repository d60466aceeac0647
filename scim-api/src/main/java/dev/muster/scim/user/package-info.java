/** The endpoint {@code /Users} and the resource that it serves. */
@NullMarked
package dev.muster.scim.user;

import org.jspecify.annotations.NullMarked;
