/** Profiles, credentials, folders. */
@NullMarked
package dev.tickets.config;

import org.jspecify.annotations.NullMarked;
