/**
 * Credentials of clients as requests present them: kept in memory, admitted within their scopes and rates, their use recorded.
 */
@NullMarked
package dev.muster.security.credential;

import org.jspecify.annotations.NullMarked;
