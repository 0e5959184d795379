/** The portal as commands and filing see it, in terms of tickets. */
@NullMarked
package dev.tickets.portal;

import org.jspecify.annotations.NullMarked;
