/** Sends messages exactly once and reports the result: from a draft to a ticket that was read back. */
@NullMarked
package dev.tickets.filing;

import org.jspecify.annotations.NullMarked;
