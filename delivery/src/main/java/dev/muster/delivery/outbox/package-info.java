/**
 * The outbox: every letter is stored as a row in the transaction of the change that it reports, and sent later by a few
 * threads. Nothing else sends mail, so nothing else waits for a mail server.
 */
@NullMarked
package dev.muster.delivery.outbox;

import org.jspecify.annotations.NullMarked;
