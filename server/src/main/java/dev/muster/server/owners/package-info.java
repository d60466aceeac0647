/**
 * Mail to a tenant's owners about urgent matters. In a package of its own, because the mass-change guard and the warnings of expiry
 * both send it.
 */
@NullMarked
package dev.muster.server.owners;

import org.jspecify.annotations.NullMarked;
