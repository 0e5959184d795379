package dev.tickets.sandbox;

import dev.tickets.sandbox.SampleData.Department;
import dev.tickets.sandbox.Sessions.Pair;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Logins and the data of the account: details, services, departments. */
final class AccountApi {
    private static final String CLIENT_MAY_SET_PRIORITY = "64";

    private final Authentication authentication;
    private final Sessions sessions;
    private final SubmissionReader reader;

    AccountApi(Authentication authentication, Sessions sessions, SubmissionReader reader) {
        this.authentication = authentication;
        this.sessions = sessions;
        this.reader = reader;
    }

    /** {@code POST /login}, fields {@code username} and {@code password}; 401 {@code wronglogin} for wrong values. */
    Answer login(Request request) throws SQLException, IOException {
        try (Submission submission = reader.read(request)) {
            Authentication.checkLogin(submission.field("username"), submission.field("password"));
        }
        return tokens(sessions.begin());
    }

    /** {@code POST /token}, field {@code refresh_token}: a new token, with a new refresh token if the old one ends. */
    Answer renew(Request request) throws SQLException, IOException {
        try (Submission submission = reader.read(request)) {
            return tokens(sessions.renew(submission.field("refresh_token"))
                    .orElseThrow(() -> new Refusal(401, "invalid_token_foroperation")));
        }
    }

    private static Answer tokens(Pair pair) throws IOException {
        Map<String, Object> answer = Json.answer("token", pair.access());
        if (pair.refresh() != null) {
            answer.put("refresh", pair.refresh());
        }
        return Answer.json(answer);
    }

    /** {@code POST /logout}: ends the token of the request, also a personal token. */
    Answer logout(Request request) throws SQLException, IOException {
        String token = authentication.bearer(request);
        if (authentication.isPersonal(token)) {
            authentication.revokePersonal();
        } else {
            sessions.endAccess(token);
        }
        return Answer.json(Json.done());
    }

    /** {@code POST /revoke}: ends both tokens of a login, found by {@code refresh_token} or by the bearer token. */
    Answer revoke(Request request) throws SQLException, IOException {
        try (Submission submission = reader.read(request)) {
            String refresh = submission.field("refresh_token");
            if (refresh.isEmpty()) {
                authentication.admit(request);
                if (authentication.isPersonal(authentication.bearer(request))) {
                    authentication.revokePersonal();
                }
                sessions.end(authentication.bearer(request));
            } else if (!sessions.end(refresh)) {
                throw new Refusal(401, "invalid_token_foroperation");
            }
        }
        return Answer.json(Json.done());
    }

    /** {@code GET /details}: {@code {"client": {"id": ..., "email": ...}}}. */
    Answer details() throws IOException {
        Map<String, Object> client = Json.object();
        client.put("id", SampleData.CLIENT_ID);
        client.put("email", SampleData.USER);
        client.put("firstname", "Practice");
        client.put("lastname", "User");
        client.put("companyname", "");
        client.put("country", "JP");
        client.put("lastlogin", "0000-00-00 00:00:00");
        return Answer.json(Json.answer("client", client));
    }

    /** {@code GET /ticket/departments}: {@code {"departments": [{"id", "name", "description", "options"}]}}. */
    Answer departments() throws IOException {
        List<Object> departments = new ArrayList<>();
        for (Department department : SampleData.DEPARTMENTS) {
            Map<String, Object> row = Json.object();
            row.put("id", Long.toString(department.id()));
            row.put("name", department.name());
            row.put("description", department.description());
            row.put("options", CLIENT_MAY_SET_PRIORITY);
            departments.add(row);
        }
        return Answer.json(Json.answer("departments", departments));
    }

    /** {@code GET /service}: {@code {"services": [...]}}. */
    Answer services() throws IOException {
        Map<String, Object> answer = Json.answer("services", SampleData.SERVICES);
        answer.put("page", Json.page(1, 1));
        return Answer.json(answer);
    }

    /** {@code GET /service/{id}}: {@code {"service": {...}}}; 404 when the account has no such service. */
    Answer service(Request request) throws IOException {
        for (Map<String, Object> service : SampleData.SERVICES) {
            if (Long.toString(request.number()).equals(service.get("id"))) {
                return Answer.json(Json.answer("service", service));
            }
        }
        throw new Refusal(404, "service_notfound");
    }
}
