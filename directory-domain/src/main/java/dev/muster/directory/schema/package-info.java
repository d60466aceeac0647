/**
 * What SCIM resources consist of, as data: the schemas of RFC 7643 and ours are JSON files, and validation, PATCH, filters
 * and {@code /Schemas} all read the one {@link dev.muster.directory.schema.SchemaRegistry} made from them. A resource's
 * attributes are an immutable {@link dev.muster.directory.schema.Document}; whatever gets into one has been canonicalised
 * here, and what cannot is a {@link dev.muster.directory.schema.DocumentRefusal} that names attribute, value and cure.
 */
@NullMarked
package dev.muster.directory.schema;

import org.jspecify.annotations.NullMarked;
