/** From paths to attachments that the portal will take. */
@NullMarked
package dev.tickets.attach;

import org.jspecify.annotations.NullMarked;
