/** Mail to a tenant's owners about urgent matters. */
@NullMarked
package dev.muster.server.owners;

import org.jspecify.annotations.NullMarked;
