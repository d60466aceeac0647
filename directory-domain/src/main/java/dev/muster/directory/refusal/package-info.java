/**
 * What is the same for refusals of all modules: their codes, which clients and documents may rely on, the kind of each, and the
 * one table of their texts, {@code refusals.properties}.
 */
@NullMarked
package dev.muster.directory.refusal;

import org.jspecify.annotations.NullMarked;
