/**
 * Submissions on their way, on disk: entries whose state is the folder they lie in, each with one sender at a time, and
 * receipts.
 */
@NullMarked
package dev.tickets.state.outbox;

import org.jspecify.annotations.NullMarked;
