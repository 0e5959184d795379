/** The terminal: what is one, and asking a person. */
@NullMarked
package dev.tickets.terminal;

import org.jspecify.annotations.NullMarked;
