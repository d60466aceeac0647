/** Who asks, and what it opens: credentials, people, and a rule for every handler. What no rule names is closed. */
@NullMarked
package dev.muster.security;

import org.jspecify.annotations.NullMarked;
