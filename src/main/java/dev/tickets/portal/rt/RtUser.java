package dev.tickets.portal.rt;

import dev.tickets.config.Credential;
import dev.tickets.config.Credentials;
import dev.tickets.config.Profile;
import dev.tickets.ticket.Account;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;

/** The user who is logged in. REST 2.0 has no name for "me", but a token holds the number of its user. */
final class RtUser {
    private final RtApi api;
    private final Profile profile;

    RtUser(RtApi api, Profile profile) {
        this.api = api;
        this.profile = profile;
    }

    /** Asks the portal. */
    Account account() {
        RtRow user = api.get("/user/" + RtApi.encoded(key())).row();
        String name = user.textOr("", "Name");
        return new Account(user.textOr("", "id"), user.textOr("", "EmailAddress"), user.textOr(name, "RealName"));
    }

    /**
     * The number or name of the user, who becomes the requestor of a ticket: RT does not make its author the requestor.
     * RT takes either in place of an address, so nothing is asked for it.
     */
    String requestor() {
        return key();
    }

    private String key() {
        if (api.credential() instanceof Credential.Basic basic) {
            return basic.user();
        }
        if (api.credential() instanceof Credential.Token token) {
            String[] parts = token.token().reveal().strip().split("-", -1);
            if (parts.length == 3 && parts[1].matches("\\d{1,18}")) {
                return parts[1];
            }
            String named = profile.user();
            if (named != null) {
                return named;
            }
            throw new TicketsException(
                    ErrorCode.LOGIN_REQUIRED,
                    "the token (from " + token.source() + ") does not name its user, as tokens of Request Tracker do",
                    Credentials.loginCommand(profile) + " --user NAME");
        }
        throw RtLogin.noSessions();
    }
}
