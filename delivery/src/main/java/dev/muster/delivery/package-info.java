/**
 * What leaves Muster: mail today. A letter is put into the {@link dev.muster.delivery.outbox outbox} with the change that it tells
 * of, and goes out through a {@link dev.muster.delivery.mail mail server or a folder}. Whoever writes letters stands on this module.
 */
@NullMarked
package dev.muster.delivery;

import org.jspecify.annotations.NullMarked;
