package dev.tickets.portal.rt;

import dev.tickets.config.Secret;
import dev.tickets.portal.ApiCheck;
import dev.tickets.portal.Login;
import dev.tickets.portal.http.HttpConnection;
import dev.tickets.portal.http.Request;
import dev.tickets.state.logins.StoredLogin;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** RT's REST 2.0 has neither sessions nor a way to end a token: each request carries a token or a password. */
public final class RtLogin implements Login {
    private final HttpConnection http;
    private final URI api;

    public RtLogin(HttpConnection http, URI api) {
        this.http = http;
        this.api = api;
    }

    /** The failure if a profile asks for a session. */
    static TicketsException noSessions() {
        return TicketsException.usage(
                "this portal has no sessions: it takes a token, or the password with every request",
                "tickets login --token-stdin (or --token-file FILE), or tickets login --basic");
    }

    @Override
    public Session logIn(String user, Secret password, @Nullable String otp) {
        throw noSessions();
    }

    @Override
    public void requireApi() {
        RtAnswer answer = http.send(version(), RtAnswer::read);
        boolean asksForLogin = answer.status() == 401 || answer.status() == 302;
        if (answer.json() == null && !asksForLogin) {
            throw new TicketsException(
                    ErrorCode.UNEXPECTED,
                    "no REST 2.0 of Request Tracker answers at " + api + " (HTTP " + answer.status() + ")",
                    "check the portal's address; if the API is at another address, use --api-url");
        }
    }

    /**
     * RT asks for a login with status 401 and a message in JSON. A 401 without JSON may be RT's, too: web servers in
     * front of RT answer so. A redirect shows nothing, because pages of any software send clients to a login.
     */
    @Override
    public ApiCheck check() {
        Request request = version();
        RtAnswer answer = http.send(request, RtAnswer::read);
        if (answer.status() >= 500 || answer.status() == 429) {
            return ApiCheck.failing(RtFailures.of(request, answer));
        }
        RtRow row = answer.row();
        boolean asksForLogin =
                answer.status() == 401 && (answer.json() == null || (row.text("message") != null && !row.has("error")));
        return asksForLogin || (answer.isSuccess() && row.text("Version") != null)
                ? ApiCheck.HERE
                : ApiCheck.other(answer.status(), answer.location());
    }

    private Request version() {
        return Request.get(URI.create(api + "/rt")).directly();
    }

    @Override
    public String tokenPage(StoredLogin login) {
        return login.portal() + "/Prefs/AuthTokens.html";
    }

    /** REST 2.0 ends nothing: a password is no session, and tokens have their {@link #tokenPage}. */
    @Override
    public void revoke(StoredLogin login) {
        // no request exists for this
    }

    @Override
    public void close() {
        http.close();
    }
}
