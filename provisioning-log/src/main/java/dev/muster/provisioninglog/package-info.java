/**
 * The provisioning log: what each client asked and what it was answered. Accepted requests are written within a second,
 * outside of the request; a refused one before it is answered, in a transaction of its own.
 */
@NullMarked
package dev.muster.provisioninglog;

import org.jspecify.annotations.NullMarked;
