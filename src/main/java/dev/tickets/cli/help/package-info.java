/** The help of the commands: sections of options, groups of commands, and their layout for any width of terminal. */
@NullMarked
package dev.tickets.cli.help;

import org.jspecify.annotations.NullMarked;
