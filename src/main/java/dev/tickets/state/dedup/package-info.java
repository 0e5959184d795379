/** The ledger of repeated alerts, on disk. */
@NullMarked
package dev.tickets.state.dedup;

import org.jspecify.annotations.NullMarked;
