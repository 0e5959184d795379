/** The start of the program: stored answers, the named command, the training of the class archive. */
@NullMarked
package dev.tickets.cli.start;

import org.jspecify.annotations.NullMarked;
