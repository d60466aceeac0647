/** The way to those who own a tenant, for what they have to know at once. */
@NullMarked
package dev.muster.server.owners;

import org.jspecify.annotations.NullMarked;
