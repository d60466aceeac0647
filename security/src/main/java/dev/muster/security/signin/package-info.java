/**
 * People who sign in with a password: the check, its bounds and its record.
 */
@NullMarked
package dev.muster.security.signin;

import org.jspecify.annotations.NullMarked;
