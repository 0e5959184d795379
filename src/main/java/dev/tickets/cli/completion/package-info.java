/** Shell completion scripts, generated from the command model. */
@NullMarked
package dev.tickets.cli.completion;

import org.jspecify.annotations.NullMarked;
