/**
 * What a request must be before anything reads it, and from where it came: addresses, proxies, the public URL, sizes, parameters.
 */
@NullMarked
package dev.muster.security.web;

import org.jspecify.annotations.NullMarked;
