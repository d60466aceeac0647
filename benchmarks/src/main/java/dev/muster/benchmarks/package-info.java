/**
 * Measures the real server on a real PostgreSQL with fsync on. Figures of different machines do not compare, so what counts
 * are ratios to a yardstick of the same run: the same rows, written by bare JDBC.
 */
@NullMarked
package dev.muster.benchmarks;

import org.jspecify.annotations.NullMarked;
