/**
 * Sends letters, with mail and nothing else: through an SMTP server, or into a folder where there is none.
 * Mail cannot be exactly once, so every outcome says whether the letter went out, did not, or may have.
 */
@NullMarked
package dev.muster.delivery.mail;

import org.jspecify.annotations.NullMarked;
