/** From paths to attachments that the portal accepts. */
@NullMarked
package dev.tickets.attach;

import org.jspecify.annotations.NullMarked;
