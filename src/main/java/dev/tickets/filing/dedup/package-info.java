/** Which ticket belongs to a repeated alert, and what becomes of the alert. */
@NullMarked
package dev.tickets.filing.dedup;

import org.jspecify.annotations.NullMarked;
