/** Samples that violate the rules. Only the tests of the rules use them. */
@NullMarked
package dev.muster.architecture.bad;

import org.jspecify.annotations.NullMarked;
