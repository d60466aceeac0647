/** What Axon stands on. */
@NullMarked
package dev.muster.server.messaging;

import org.jspecify.annotations.NullMarked;
