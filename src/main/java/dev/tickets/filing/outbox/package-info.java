/** What is on its way, on disk: entries whose state is their place, each with one sender at a time, and receipts. */
@NullMarked
package dev.tickets.filing.outbox;

import org.jspecify.annotations.NullMarked;
