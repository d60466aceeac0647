/**
 * Tests with random input: random requests compared with a reference model of the RFCs, mutated requests, and concurrent
 * writes. Everything depends on a seed, which a failure prints.
 */
@NullMarked
package dev.muster.server.proof;

import org.jspecify.annotations.NullMarked;
