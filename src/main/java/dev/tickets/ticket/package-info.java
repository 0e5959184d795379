/** The pure core: tickets, messages, drafts and failures. Uses only the JDK. */
@NullMarked
package dev.tickets.ticket;

import org.jspecify.annotations.NullMarked;
