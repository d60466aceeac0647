/**
 * Every letter that leaves Muster: put here as a row with the change that it tells of, sent by a few threads afterwards. Nobody
 * else sends, so nothing else ever waits for a mail server.
 */
@NullMarked
package dev.muster.delivery.outbox;

import org.jspecify.annotations.NullMarked;
