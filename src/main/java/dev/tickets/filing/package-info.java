/** Sending to the portal and telling the truth about it: from a draft to a ticket that was read back. */
@NullMarked
package dev.tickets.filing;

import org.jspecify.annotations.NullMarked;
