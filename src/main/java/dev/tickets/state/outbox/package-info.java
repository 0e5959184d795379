/** Submissions on their way, on disk: entries in one folder per state, each with one sender at a time, and receipts. */
@NullMarked
package dev.tickets.state.outbox;

import org.jspecify.annotations.NullMarked;
