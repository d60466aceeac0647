/**
 * Architecture rules that neither Maven's module graph nor the compiler can enforce. Each rule is shown failing on a bad
 * sample.
 */
@NullMarked
package dev.muster.architecture;

import org.jspecify.annotations.NullMarked;
