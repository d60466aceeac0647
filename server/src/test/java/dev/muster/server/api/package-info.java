/** What people ask over {@code /api}. */
@NullMarked
package dev.muster.server.api;

import org.jspecify.annotations.NullMarked;
