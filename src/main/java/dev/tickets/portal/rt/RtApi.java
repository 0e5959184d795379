package dev.tickets.portal.rt;

import dev.tickets.config.Credential;
import dev.tickets.config.Credentials;
import dev.tickets.config.Profile;
import dev.tickets.portal.http.Answer;
import dev.tickets.portal.http.AnswerReader;
import dev.tickets.portal.http.Body;
import dev.tickets.portal.http.HttpConnection;
import dev.tickets.portal.http.Request;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Requests with a login; every failure is an exception. No redirect is followed: RT redirects to its login page where a
 * login is missing.
 */
final class RtApi {
    /** The usual path of the API below RT's pages. */
    private static final String PATH = "/REST/2.0";

    private final HttpConnection http;
    private final Profile profile;
    private final Credential credential;

    RtApi(HttpConnection http, Profile profile, Credential credential) {
        this.http = http;
        this.profile = profile;
        this.credential = credential;
    }

    Credential credential() {
        return credential;
    }

    /**
     * Reads JSON.
     *
     * @param path below the API's address
     * @param parameters names and values in turn
     */
    RtAnswer get(String path, String... parameters) {
        return checked(Request.get(at(path, parameters)));
    }

    /** @throws TicketsException (unclear) if the answer does not show whether the change was made */
    RtAnswer change(String method, String path, Body body) {
        return checked(Request.change(method, at(path), body));
    }

    /** Reads a file through the API. */
    void download(String path, AnswerReader<Boolean> reader) {
        // a file is an effect: the answer's value says nothing
        boolean ignored = send(Request.download(at(path)), reader);
    }

    /**
     * Reads a file from RT's pages, which accept a token but no Basic login.
     *
     * @param path below RT's pages
     * @return false if that is not possible, and nothing was read
     */
    boolean page(String path, AnswerReader<Boolean> reader) {
        String api = profile.apiUrl().toString();
        if (!(credential instanceof Credential.Token) || !api.endsWith(PATH)) {
            return false;
        }
        URI page = URI.create(api.substring(0, api.length() - PATH.length()) + path);
        return http.send(
                Request.download(page).directly().authorized(header()),
                answer -> answer.status() == 200 && reader.read(answer));
    }

    private RtAnswer checked(Request request) {
        RtAnswer answer = send(request, RtAnswer::read);
        if (answer.isSuccess()) {
            return answer;
        }
        throw RtFailures.of(request, answer);
    }

    private <T> T send(Request request, AnswerReader<T> reader) {
        return http.send(request.directly().authorized(header()), answer -> loggedIn(answer, reader));
    }

    private <T> T loggedIn(Answer answer, AnswerReader<T> reader) throws IOException {
        String location = answer.header("Location");
        boolean sentAway = answer.status() / 100 == 3 && location != null && isLogin(location);
        if (answer.status() == 401 || sentAway) {
            String what = credential instanceof Credential.Basic ? "password" : "token";
            throw new TicketsException(
                    ErrorCode.LOGIN_REQUIRED,
                    "not logged in: the portal does not accept the " + what + " (from " + credential.source() + ")",
                    Credentials.loginCommand(profile));
        }
        return reader.read(answer);
    }

    /** Whether RT sends the client to its login page, or to its start page, which asks for the login. */
    private boolean isLogin(String location) {
        try {
            URI target = profile.apiUrl().resolve(location);
            String root = URI.create(profile.apiUrl().toString().replace(PATH, "") + "/")
                    .getPath();
            String path = String.valueOf(target.getPath());
            return path.contains("/NoAuth/Login") || path.equals(root) || (path + "/").equals(root);
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private String header() {
        if (credential instanceof Credential.Token token) {
            return "token " + token.token().reveal();
        }
        if (credential instanceof Credential.Basic basic) {
            String pair = basic.user() + ":" + basic.password().reveal();
            return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        }
        throw RtLogin.noSessions();
    }

    /** Joins text, because {@link URI#resolve} would drop the path of the base. */
    private URI at(String path, String... parameters) {
        StringBuilder address = new StringBuilder(profile.apiUrl().toString()).append(path);
        for (int i = 0; i < parameters.length; i += 2) {
            address.append(i == 0 ? '?' : '&')
                    .append(encoded(parameters[i]))
                    .append('=')
                    .append(encoded(parameters[i + 1]));
        }
        return URI.create(address.toString());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
