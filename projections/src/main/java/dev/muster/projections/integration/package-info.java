/** The integrations, what they may do, and whose secret a secret is. */
@NullMarked
package dev.muster.projections.integration;

import org.jspecify.annotations.NullMarked;
