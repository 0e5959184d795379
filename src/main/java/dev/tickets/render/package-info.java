/** From records to text: tables, JSON, TSV, a ticket's thread. Pure functions. */
@NullMarked
package dev.tickets.render;

import org.jspecify.annotations.NullMarked;
