@NullMarked
package dev.muster.postgres;

import org.jspecify.annotations.NullMarked;
