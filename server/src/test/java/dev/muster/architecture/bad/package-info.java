/** Everything that the rules forbid. No product code; only the rules' own tests look here. */
@NullMarked
package dev.muster.architecture.bad;

import org.jspecify.annotations.NullMarked;
