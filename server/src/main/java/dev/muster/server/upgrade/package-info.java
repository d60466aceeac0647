/**
 * A database that an older Muster made, or that an import left half done, brought up to what this one expects, before anybody is
 * served: its tables migrated, and made again from the events where these give other rows now.
 */
@NullMarked
package dev.muster.server.upgrade;

import org.jspecify.annotations.NullMarked;
