/**
 * Equipment for people: lists, check-outs and returns by hand, and the import of a list that another system exported. An
 * imported line says how an item should be; what differs becomes one command, and nothing else does.
 */
@NullMarked
package dev.muster.api.equipment;

import org.jspecify.annotations.NullMarked;
