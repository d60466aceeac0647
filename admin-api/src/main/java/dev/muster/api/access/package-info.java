/** The call of the customer's application at every sign-in: does this user have access, and with which roles? */
@NullMarked
package dev.muster.api.access;

import org.jspecify.annotations.NullMarked;
