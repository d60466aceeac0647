/**
 * The mail of a report as text and as HTML. Whatever a report found, the mail has the same form.
 */
@NullMarked
package dev.muster.reports.mail;

import org.jspecify.annotations.NullMarked;
