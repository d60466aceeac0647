/**
 * Renders rows as pages with JasperReports; no other package refers to it. Templates are compiled by the build and only
 * print what they are given: they contain no queries and no decisions.
 */
@NullMarked
package dev.muster.reports.rendering;

import org.jspecify.annotations.NullMarked;
