package dev.tickets.portal.hostbill;

import dev.tickets.config.Secret;
import dev.tickets.portal.Login.Session;
import dev.tickets.portal.http.HttpConnection;
import dev.tickets.portal.http.Request;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code POST /login}, {@code /token}, {@code /logout} and {@code /revoke}. None of them is ever repeated. */
final class TokenEndpoint {
    private final HttpConnection http;
    private final URI api;

    TokenEndpoint(HttpConnection http, URI api) {
        this.http = http;
        this.api = api;
    }

    /**
     * Logs in.
     *
     * @param otp one-time code, sent as {@code otp}: no document names the field; null for none
     * @throws TicketsException (login-required) in the portal's words when it refuses
     */
    Session login(String user, Secret password, @Nullable String otp) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("username", user);
        fields.put("password", password.reveal());
        if (otp != null) {
            fields.put("otp", otp);
        }
        JsonAnswer answer = http.send(Request.post(at("/login"), JsonBody.ofSecrets(fields)), JsonAnswer::read);
        Optional<Session> tokens = tokens(answer);
        if (tokens.isPresent()) {
            return tokens.get();
        }
        List<String> words = PortalErrors.in(answer.root());
        boolean says = !words.isEmpty() || answer.status() == 401 || answer.status() == 403;
        if (!says || isStumbling(answer)) {
            throw ApiFailures.of(Request.post(at("/login"), JsonBody.of(Map.of())), answer);
        }
        throw new TicketsException(
                ErrorCode.LOGIN_REQUIRED,
                "the portal refused the login" + (words.isEmpty() ? "" : ": " + PortalErrors.sentence(words)),
                "it was tried once; if the portal wants a second factor or a captcha, use a token (--token-stdin),"
                        + " --basic, or change that in the portal");
    }

    /** Whether the portal is down or busy, which says nothing about the login. */
    private static boolean isStumbling(JsonAnswer answer) {
        return answer.status() >= 500 || answer.status() == 429;
    }

    /** New tokens for a refresh token; empty when the portal says no. */
    Optional<Session> refresh(String refreshToken) {
        JsonAnswer answer = http.send(
                Request.post(at("/token"), JsonBody.ofSecrets(Map.of("refresh_token", refreshToken))),
                JsonAnswer::read);
        if (isStumbling(answer) || answer.tooMuch() != null) {
            throw ApiFailures.of(Request.post(at("/token"), JsonBody.of(Map.of())), answer);
        }
        return tokens(answer);
    }

    /** Ends a session: access and refresh token. A 401 means that it was over already. */
    void revokeSession(String access, @Nullable String refresh) {
        Map<String, String> fields = refresh == null ? Map.of() : Map.of("refresh_token", refresh);
        end(Request.post(at("/revoke"), JsonBody.ofSecrets(fields)).authorized("Bearer " + access));
    }

    /** Ends a personal token for good. */
    void revokeToken(String token) {
        end(Request.post(at("/logout"), JsonBody.of(Map.of())).authorized("Bearer " + token));
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
}
