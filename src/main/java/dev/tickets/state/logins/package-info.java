/** Credentials and sessions, on disk. */
@NullMarked
package dev.tickets.state.logins;

import org.jspecify.annotations.NullMarked;
