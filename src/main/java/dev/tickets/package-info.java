/** The front door. */
@NullMarked
package dev.tickets;

import org.jspecify.annotations.NullMarked;
