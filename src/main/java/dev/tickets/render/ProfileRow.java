package dev.tickets.render;

import dev.tickets.ticket.PortalTime;
import org.jspecify.annotations.Nullable;

/**
 * A profile as {@code tickets profiles} shows it.
 *
 * @param usual whether commands without {@code -p} use the profile
 * @param portal address; null where it is not known
 * @param login the state of the login, such as {@code session}
 * @param changedAt when the saved login last changed; null without one
 * @param problem why the profile cannot be used; null for a usable one
 * @param source of the credential, the first in the chain; null for none
 */
public record ProfileRow(
        String name,
        boolean usual,
        @Nullable String portal,
        @Nullable String type,
        @Nullable String user,
        @Nullable String auth,
        String login,
        @Nullable PortalTime changedAt,
        @Nullable String problem,
        @Nullable String source) {}
