/**
 * A report answers one question for one tenant: its query is a {@code .sql} file, its page a {@code .jrxml} file. It is run
 * on a schedule, stored as evidence and sent by mail.
 */
@NullMarked
package dev.muster.reports;

import org.jspecify.annotations.NullMarked;
