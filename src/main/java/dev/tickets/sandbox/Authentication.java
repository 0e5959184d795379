package dev.tickets.sandbox;

import dev.tickets.sandbox.SandboxOptions.Right;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/** Checks logins and rights: session tokens, the personal token of this run, HTTP Basic. */
final class Authentication {
    private final Sessions sessions;
    private final Set<Right> rights;
    private final String personalToken;
    private volatile boolean personalTokenRevoked;

    Authentication(Sessions sessions, Set<Right> rights, String personalToken) {
        this.sessions = sessions;
        this.rights = rights;
        this.personalToken = personalToken;
    }

    /** Accepts a valid token or password; refuses others with 401. */
    void admit(Request request) throws SQLException, IOException {
        String authorization = request.header("Authorization");
        if (authorization == null) {
            throw new Refusal(401, "unauthorized");
        }
        String basic = credentials(authorization, "basic ");
        if (!basic.isEmpty()) {
            admitBasic(basic);
            return;
        }
        String token = bearer(request);
        if (isPersonal(token)) {
            if (personalTokenRevoked) {
                throw new Refusal(401, "invalid_token");
            }
        } else if (!sessions.isGood(token)) {
            throw new Refusal(401, "invalid_token");
        }
    }

    /** The bearer token of a request, valid or not; empty for none. */
    String bearer(Request request) {
        String authorization = request.header("Authorization");
        return authorization == null ? "" : credentials(authorization, "bearer ");
    }

    private static String credentials(String authorization, String scheme) {
        return authorization.toLowerCase(Locale.ROOT).startsWith(scheme)
                ? authorization.substring(scheme.length()).trim()
                : "";
    }

    private static void admitBasic(String encoded) throws Refusal {
        String pair;
        try {
            pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw wrongLogin();
        }
        int colon = pair.indexOf(':');
        if (colon < 0) {
            throw wrongLogin();
        }
        checkLogin(pair.substring(0, colon), pair.substring(colon + 1));
    }

    static void checkLogin(String user, String password) throws Refusal {
        if (!same(user.toLowerCase(Locale.ROOT), SampleData.USER) || !same(password, SampleData.PASSWORD)) {
            throw wrongLogin();
        }
    }

    private static Refusal wrongLogin() {
        return new Refusal(401, "wronglogin");
    }

    boolean isPersonal(String token) {
        return same(token, personalToken);
    }

    void revokePersonal() {
        personalTokenRevoked = true;
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** @param refusal error key for an account without this right */
    void require(Right right, String refusal) throws Refusal {
        if (!rights.contains(right)) {
            throw Refusal.polite(refusal);
        }
    }
}
