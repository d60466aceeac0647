/** What neither Maven's graph nor the compiler can say of the house, said as rules; each is shown red on a bad sample. */
@NullMarked
package dev.muster.architecture;

import org.jspecify.annotations.NullMarked;
