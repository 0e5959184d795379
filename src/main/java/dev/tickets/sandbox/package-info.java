/** The practice portal: an HTTP server on loopback with its data in SQLite. Shares no code with the client. */
@NullMarked
package dev.tickets.sandbox;

import org.jspecify.annotations.NullMarked;
