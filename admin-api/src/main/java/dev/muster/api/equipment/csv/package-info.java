/**
 * A file of items as text: encodings, separators, columns, and cells that mean amounts, days, currencies and statuses. What is wrong with a
 * line is an {@link dev.muster.api.equipment.csv.ImportProblem}, what is wrong with the file an
 * {@link dev.muster.api.equipment.csv.ImportRefusal}.
 */
@NullMarked
package dev.muster.api.equipment.csv;

import org.jspecify.annotations.NullMarked;
