/** The terminal: questions, progress, and other programs. */
@NullMarked
package dev.tickets.terminal;

import org.jspecify.annotations.NullMarked;
