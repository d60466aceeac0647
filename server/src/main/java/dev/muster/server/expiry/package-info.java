/**
 * Warns before a credential expires: a client that is suddenly refused deactivates nobody, and that is noticed late. Each
 * warning is given once, however many servers look.
 */
@NullMarked
package dev.muster.server.expiry;

import org.jspecify.annotations.NullMarked;
