/** The endpoint {@code /Groups} and the resource that it serves. Members are streamed: a group may have 100,000 of them. */
@NullMarked
package dev.muster.scim.group;

import org.jspecify.annotations.NullMarked;
