/** Manual pages in roff, written from the command model and from facts of the documentation. */
@NullMarked
package dev.tickets.cli.manual;

import org.jspecify.annotations.NullMarked;
