/** The way in: answers that are stored, the command that the arguments name, the training of the class archive. */
@NullMarked
package dev.tickets.cli.start;

import org.jspecify.annotations.NullMarked;
