/**
 * Sends letters by mail: through an SMTP server, or into a folder if there is none. Delivery cannot be exactly-once, so
 * every outcome says whether the letter was sent, was not, or may have been.
 */
@NullMarked
package dev.muster.delivery.mail;

import org.jspecify.annotations.NullMarked;
