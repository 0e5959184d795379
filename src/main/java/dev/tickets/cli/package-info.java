/** The command line: one class per command, each parses, calls once, prints once and answers an exit code. */
@NullMarked
package dev.tickets.cli;

import org.jspecify.annotations.NullMarked;
