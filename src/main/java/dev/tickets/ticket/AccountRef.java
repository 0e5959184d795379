package dev.tickets.ticket;

import org.jspecify.annotations.Nullable;

/**
 * Whose entry it is: it is sent with the login of this profile, and to no other portal.
 *
 * @param origin of the portal
 * @param user null when a token says it all
 */
public record AccountRef(
        String profile, String origin, @Nullable String user) {
    /** Whether an entry of this owner may be sent by the other one, the same profile as it is now. */
    public boolean isStill(AccountRef now) {
        return profile.equals(now.profile)
                && origin.equals(now.origin)
                && (user == null || now.user == null || user.equals(now.user));
    }
}
