/**
 * The filter tree as a SQL condition. What may be asked is data: an attribute is a row in a type's list of
 * {@link dev.muster.projections.filter.Filterable}s, an operator a row in {@link dev.muster.projections.filter.ValueKind}.
 * Nothing that a client wrote ever becomes part of the SQL; it is bound as a parameter.
 */
@NullMarked
package dev.muster.projections.filter;

import org.jspecify.annotations.NullMarked;
