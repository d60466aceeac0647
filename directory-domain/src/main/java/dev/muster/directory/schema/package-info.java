/**
 * The schemas of resources, as data: those of RFC 7643 and ours are JSON files. Validation, PATCH, filters and {@code /Schemas} all
 * read the one {@link dev.muster.directory.schema.SchemaRegistry} that is made from them.
 */
@NullMarked
package dev.muster.directory.schema;

import org.jspecify.annotations.NullMarked;
