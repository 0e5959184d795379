/** Profiles, config.toml, where secrets come from, folders. */
@NullMarked
package dev.tickets.config;

import org.jspecify.annotations.NullMarked;
