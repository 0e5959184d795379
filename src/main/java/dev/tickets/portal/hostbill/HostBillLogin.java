package dev.tickets.portal.hostbill;

import dev.tickets.config.Secret;
import dev.tickets.portal.Login;
import dev.tickets.portal.http.HttpConnection;
import dev.tickets.portal.http.Request;
import dev.tickets.state.logins.AuthMethod;
import dev.tickets.state.logins.StoredLogin;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Logging in to HostBill's User API and out again: {@code POST /login}, {@code /token}, {@code /logout} and
 * {@code /revoke}. None of them is ever repeated.
 */
public final class HostBillLogin implements Login {
    private final HttpConnection http;
    private final URI api;

    /** @param http closed with the login */
    public HostBillLogin(HttpConnection http, URI api) {
        this.http = http;
        this.api = api;
    }

    /** @param otp sent as {@code otp}: no document names the field */
    @Override
    public Session logIn(String user, Secret password, @Nullable String otp) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("username", user);
        fields.put("password", password.reveal());
        if (otp != null) {
            fields.put("otp", otp);
        }
        Request request = Request.post(at("/login"), JsonBody.ofSecrets(fields));
        JsonAnswer answer = http.send(request, JsonAnswer::read);
        Optional<Session> tokens = tokens(answer);
        if (tokens.isPresent()) {
            return tokens.get();
        }
        List<String> words = PortalErrors.in(answer.root());
        boolean says = !words.isEmpty() || answer.status() == 401 || answer.status() == 403;
        if (!says || isStumbling(answer)) {
            throw ApiFailures.of(request, answer);
        }
        throw new TicketsException(
                ErrorCode.LOGIN_REQUIRED,
                "the portal refused the login" + (words.isEmpty() ? "" : ": " + PortalErrors.sentence(words)),
                "the login was tried once; if the portal requires a second factor or a captcha, use a token"
                        + " (--token-stdin), --basic, or change the portal's settings");
    }

    /** Whether the portal is down or busy, which says nothing about the login. */
    private static boolean isStumbling(JsonAnswer answer) {
        return answer.status() >= 500 || answer.status() == 429;
    }

    /** New tokens for a refresh token; empty when the portal says no. */
    Optional<Session> refresh(String refreshToken) {
        Request request = Request.post(at("/token"), JsonBody.ofSecrets(Map.of("refresh_token", refreshToken)));
        JsonAnswer answer = http.send(request, JsonAnswer::read);
        if (isStumbling(answer) || answer.tooMuch() != null) {
            throw ApiFailures.of(request, answer);
        }
        return tokens(answer);
    }

    /** Ends a session, access and refresh token, or a personal token; a 401 means that it had already ended. */
    @Override
    public void revoke(StoredLogin login) {
        String token = login.token();
        if (token == null) {
            return;
        }
        String refresh = login.refreshToken();
        Request request = login.auth() == AuthMethod.TOKEN
                ? Request.post(at("/logout"), JsonBody.of(Map.of()))
                : Request.post(
                        at("/revoke"),
                        JsonBody.ofSecrets(refresh == null ? Map.of() : Map.of("refresh_token", refresh)));
        end(request.authorized("Bearer " + token));
    }

    private void end(Request request) {
        JsonAnswer answer = http.send(request, JsonAnswer::read);
        boolean refused = !PortalErrors.in(answer.root()).isEmpty();
        if (answer.status() != 401 && (!answer.isSuccess() || refused)) {
            throw ApiFailures.of(request, answer);
        }
    }

    private static Optional<Session> tokens(JsonAnswer answer) {
        JsonRow payload = answer.payload();
        String access = payload.text("token", "access_token", "auth_token", "api_token", "access");
        if (!answer.isSuccess()
                || access == null
                || !PortalErrors.in(answer.root()).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Session(access, payload.text("refresh", "refresh_token", "refreshToken")));
    }

    private URI at(String path) {
        return URI.create(api + path);
    }

    @Override
    public void close() {
        http.close();
    }
}
