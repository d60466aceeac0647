/**
 * Measures the real server on a real PostgreSQL with fsync on. Absolute figures depend on the machine, so compare the
 * ratios to the yardstick of the same run: plain JDBC that writes the same rows.
 */
@NullMarked
package dev.muster.benchmarks;

import org.jspecify.annotations.NullMarked;
