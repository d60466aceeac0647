/**
 * Everything that can be asked of a user, and what then happened. A user's attributes are one immutable document; being
 * switched off, renamed or deleted are decisions and have events of their own.
 */
@NullMarked
package dev.muster.directory.user;

import org.jspecify.annotations.NullMarked;
