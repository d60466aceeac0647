/**
 * Warns before a credential expires: a client that is suddenly refused deactivates nobody, and this is noticed late. Each
 * warning is given once, however many servers run.
 */
@NullMarked
package dev.muster.server.expiry;

import org.jspecify.annotations.NullMarked;
