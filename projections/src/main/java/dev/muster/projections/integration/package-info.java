/** The integrations, their policies, and the look-up of a credential by its secret. */
@NullMarked
package dev.muster.projections.integration;

import org.jspecify.annotations.NullMarked;
