@NullMarked
package dev.muster.server.auditlog;

import org.jspecify.annotations.NullMarked;
