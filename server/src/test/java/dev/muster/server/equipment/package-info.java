/** Equipment over HTTP, as provisioning clients and people handle it. */
@NullMarked
package dev.muster.server.equipment;

import org.jspecify.annotations.NullMarked;
