/**
 * What nobody thought of: random requests held against a plain reading of the RFCs, requests that were broken on the way, and
 * writers who meet. Everything is drawn from a seed, which a failure names.
 */
@NullMarked
package dev.muster.server.proof;

import org.jspecify.annotations.NullMarked;
