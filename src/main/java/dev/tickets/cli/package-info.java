/** The command line: one class per command, which parses, calls once, prints once and returns an exit code. */
@NullMarked
package dev.tickets.cli;

import org.jspecify.annotations.NullMarked;
