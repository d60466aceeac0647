/**
 * The provisioning log: the requests of each client and the responses. An accepted request is written within a second,
 * outside of the request; a refused one before its response, in a transaction of its own.
 */
@NullMarked
package dev.muster.provisioninglog;

import org.jspecify.annotations.NullMarked;
