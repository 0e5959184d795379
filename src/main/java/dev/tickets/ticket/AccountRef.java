package dev.tickets.ticket;

import org.jspecify.annotations.Nullable;

/**
 * The account of a message: it is sent only with the login of this profile to this portal.
 *
 * @param origin of the portal
 * @param user null when only a token is used
 */
public record AccountRef(
        String profile, String origin, @Nullable String user) {
    /** Whether a message of this account may be sent with the profile's current account. */
    public boolean isStill(AccountRef now) {
        return profile.equals(now.profile)
                && origin.equals(now.origin)
                && (user == null || now.user == null || user.equals(now.user));
    }
}
