/**
 * Turns rows into pages, with JasperReports and nothing else; nobody outside this package knows its name.
 * Templates are compiled when the project is built, and they print what they are given: they neither query nor decide.
 */
@NullMarked
package dev.muster.reports.rendering;

import org.jspecify.annotations.NullMarked;
