/**
 * Questions with a name. A report answers one of them for one tenant: its query is a {@code .sql} file, its page a
 * {@code .jrxml} file, and it is run on a schedule, kept as evidence and delivered by mail.
 */
@NullMarked
package dev.muster.reports;

import org.jspecify.annotations.NullMarked;
