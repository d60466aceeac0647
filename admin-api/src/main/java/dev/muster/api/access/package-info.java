/** What the customer's application asks at every sign-in: may this person come in, and as what? */
@NullMarked
package dev.muster.api.access;

import org.jspecify.annotations.NullMarked;
