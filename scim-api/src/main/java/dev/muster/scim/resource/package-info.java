/**
 * Code that the endpoints of all resource types share: the attributes that a client requests, resources and lists as JSON,
 * and read requests. The differences between the types are in the schema registry.
 */
@NullMarked
package dev.muster.scim.resource;

import org.jspecify.annotations.NullMarked;
