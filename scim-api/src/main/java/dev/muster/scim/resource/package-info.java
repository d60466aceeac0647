/**
 * What the endpoints of all resource types have in common: which attributes a client wants to see, a resource and a list
 * of them as JSON, and the reading requests. What differs between the types is in the schema registry.
 */
@NullMarked
package dev.muster.scim.resource;

import org.jspecify.annotations.NullMarked;
