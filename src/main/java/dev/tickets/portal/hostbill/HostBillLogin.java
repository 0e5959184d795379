package dev.tickets.portal.hostbill;

import dev.tickets.config.Secret;
import dev.tickets.portal.ApiCheck;
import dev.tickets.portal.ApiDescription;
import dev.tickets.portal.Login;
import dev.tickets.portal.http.HttpConnection;
import dev.tickets.portal.http.Request;
import dev.tickets.state.logins.AuthMethod;
import dev.tickets.state.logins.StoredLogin;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
    private static final String TRIED_ONCE =
            "the login was tried once; if the portal requires a second factor or a captcha, use a token"
                    + " (--token-stdin), --basic, or change the portal's settings";

    private static final String NEEDS_CODE =
            "give a one-time code: log in at a terminal or with --otp CODE; for jobs, set otp-secret or otp-command in"
                    + " config.toml, or use a token (--token-stdin)";

    private static final String WRONG_CODE =
            "check the clock of this machine (timedatectl) and the source of the one-time code";

    /** Of the page that describes the API, in bytes. */
    private static final int LONGEST_PAGE = 1 << 20;

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
        throw refused(words, otp != null);
    }

    private static TicketsException refused(List<String> words, boolean withCode) {
        boolean ofCode = PortalErrors.nameCode(words);
        TicketsException refusal = new TicketsException(
                ErrorCode.LOGIN_REQUIRED,
                "the portal refused the login" + (words.isEmpty() ? "" : ": " + PortalErrors.sentence(words)),
                ofCode && withCode ? WRONG_CODE : ofCode ? NEEDS_CODE : TRIED_ONCE);
        return ofCode && !withCode ? refusal.askingForCode() : refusal;
    }

    /** Whether the portal is down or busy, which says nothing about the login. */
    private static boolean isStumbling(JsonAnswer answer) {
        return answer.status() >= 500 || answer.status() == 429;
    }

    /** A refusal without a login is the answer of an API; a page is not. */
    @Override
    public void requireApi() {
        Request request = Request.get(at("/details"));
        JsonAnswer answer = http.send(request, JsonAnswer::read);
        if (isStumbling(answer)) {
            throw ApiFailures.of(request, answer);
        }
        if (answer.json() == null && answer.status() != 401 && answer.status() != 403) {
            throw new TicketsException(
                    ErrorCode.UNEXPECTED,
                    "no User API answers at " + api + ": the answer is not JSON (HTTP " + answer.status() + ")",
                    "check the portal's address; if the API is at another address, use --api-url");
        }
    }

    /**
     * The User API asks for a login with status 401, or refuses in JSON, with any status. Sites of other software
     * answer with pages and redirects.
     */
    @Override
    public ApiCheck check() {
        Request request = Request.get(at("/details")).directly();
        return http.send(request, answer -> {
            String location = answer.header("Location");
            JsonAnswer read = JsonAnswer.read(answer);
            if (isStumbling(read)) {
                return ApiCheck.failing(ApiFailures.of(request, read));
            }
            boolean object = read.json() instanceof Map<?, ?>;
            boolean refuses = !PortalErrors.in(read.root()).isEmpty();
            boolean here = read.status() == 401 || (object && (read.isSuccess() || read.status() == 403 || refuses));
            return here ? ApiCheck.HERE : ApiCheck.other(read.status(), location);
        });
    }

    @Override
    public @Nullable ApiDescription description(URI pages) {
        JsonAnswer swagger = http.send(
                Request.get(URI.create(pages + "/?action=swagger&cmd=userapi")).directly(), JsonAnswer::read);
        ApiDescription description = swagger.isSuccess() ? SwaggerReading.swagger(swagger.json()) : null;
        if (description != null) {
            return description;
        }
        Request page = Request.get(URI.create(pages + "/?cmd=userapi")).directly();
        Optional<ApiDescription> read = http.send(page, answer -> {
            byte[] bytes = answer.isSuccess() ? answer.body().readNBytes(LONGEST_PAGE) : new byte[0];
            return Optional.ofNullable(SwaggerReading.page(new String(bytes, StandardCharsets.UTF_8)));
        });
        return read.orElse(null);
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
