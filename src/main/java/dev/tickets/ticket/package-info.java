/** Tickets and what surrounds them. Knows nothing but the JDK. */
@NullMarked
package dev.tickets.ticket;

import org.jspecify.annotations.NullMarked;
