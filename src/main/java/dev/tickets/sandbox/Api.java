package dev.tickets.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.tickets.sandbox.SandboxOptions.Feature;
import dev.tickets.ticket.IoReason;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Routes each request, and turns each failure into an answer. Below {@code /api} every answer is JSON; elsewhere, the
 * portal has only the page of a ticket and an HTML page "not found".
 */
final class Api implements HttpHandler {
    private static final Map<String, String> METHODS = Map.ofEntries(
            Map.entry("/api/login", "POST"),
            Map.entry("/api/token", "POST"),
            Map.entry("/api/logout", "POST"),
            Map.entry("/api/revoke", "POST"),
            Map.entry("/api/details", "GET"),
            Map.entry("/api/service", "GET"),
            Map.entry("/api/service/{}", "GET"),
            Map.entry("/api/ticket/departments", "GET"),
            Map.entry("/api/ticket/attachment/{}", "GET"),
            Map.entry("/api/tickets", "GET, POST"),
            Map.entry("/api/tickets/{}", "GET, POST"),
            Map.entry("/api/tickets/{}/close", "PUT"),
            Map.entry("/api/tickets/{}/open", "PUT"),
            Map.entry("/tickets/view/{}", "GET"));

    private final SandboxOptions options;
    private final RateLimit rateLimit;
    private final Authentication authentication;
    private final AccountApi account;
    private final TicketApi tickets;

    Api(
            SandboxOptions options,
            RateLimit rateLimit,
            Authentication authentication,
            AccountApi account,
            TicketApi tickets) {
        this.options = options;
        this.rateLimit = rateLimit;
        this.authentication = authentication;
        this.account = account;
        this.tickets = tickets;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            boolean emptyErrors = options.features().contains(Feature.EMPTY_ERRORS);
            (emptyErrors ? answer.withEmptyErrors() : answer).send(exchange);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        Request request;
        try {
            request = new Request(exchange, options.maxRequestSize());
        } catch (Refusal refusal) {
            return Answer.refusal(refusal.status(), refusal.keys());
        }
        try {
            return answer(request);
        } catch (Refusal refusal) {
            return answer(request, refusal);
        } catch (SQLException | IOException e) {
            // The user's own machine failed, for example because of a full disk.
            return Answer.refusal(
                    500,
                    List.of("internal: "
                            + (e instanceof IOException failed ? IoReason.words(failed) : e.getMessage())));
        } catch (RuntimeException e) {
            return Answer.refusal(500, List.of("internal error of the practice portal"));
        } finally {
            request.body().drain();
        }
    }

    private Answer answer(Request request) throws SQLException, IOException {
        if (!isLocal(request.header("Host"))) {
            throw new Refusal(403, "host_notallowed");
        }
        String route = request.route();
        String methods = METHODS.get(route);
        if (methods == null) {
            return route.equals("/api") || route.startsWith("/api/")
                    ? Answer.refusal(404, List.of("unknown_path"))
                    : Answer.html(
                            404,
                            "<!DOCTYPE html><html><head><title>404</title></head>"
                                    + "<body><h1>Page not found</h1></body></html>");
        }
        if (!List.of(methods.split(", ", -1)).contains(request.method())) {
            return Answer.refusal(405, List.of("method_notallowed")).with("Allow", methods);
        }
        if (rateLimit.exceeded()) {
            return Answer.refusal(429, List.of("too_many_requests")).with("Retry-After", "1");
        }
        return dispatch(route, request);
    }

    private Answer dispatch(String route, Request request) throws SQLException, IOException {
        return switch (route) {
            case "/api/login" -> account.login(request);
            case "/api/token" -> account.renew(request);
            case "/api/revoke" -> account.revoke(request);
            default -> {
                authentication.admit(request);
                yield dispatchAdmitted(route, request);
            }
        };
    }

    private Answer dispatchAdmitted(String route, Request request) throws SQLException, IOException {
        boolean reading = request.method().equals("GET");
        return switch (route) {
            case "/api/logout" -> account.logout(request);
            case "/api/details" -> account.details();
            case "/api/service" -> account.services();
            case "/api/service/{}" -> account.service(request);
            case "/api/ticket/departments" -> account.departments();
            case "/api/ticket/attachment/{}" -> tickets.download(request);
            case "/api/tickets" -> reading ? tickets.list(request) : tickets.create(request);
            case "/api/tickets/{}" -> reading ? tickets.view(request) : tickets.reply(request);
            case "/api/tickets/{}/close" -> tickets.close(request);
            case "/api/tickets/{}/open" -> tickets.reopen(request);
            case "/tickets/view/{}" -> tickets.page(request);
            default -> throw new IllegalStateException("no such route: " + route);
        };
    }

    /** {@code Basic} makes a browser ask for the login. */
    private static Answer answer(Request request, Refusal refusal) throws IOException {
        Answer answer = Answer.refusal(refusal.status(), refusal.keys());
        if (refusal.status() == 401) {
            boolean api = request.route().startsWith("/api/");
            answer.with("WWW-Authenticate", (api ? "Bearer" : "Basic") + " realm=\"sandbox\"");
        }
        return answer;
    }

    /** A hostile web page can let its own host name point to this machine; its requests carry that host name. */
    private static boolean isLocal(@Nullable String host) {
        if (host == null) {
            return false;
        }
        int port = host.lastIndexOf(':');
        String name = (port < 0 ? host : host.substring(0, port)).toLowerCase(Locale.ROOT);
        return name.equals("127.0.0.1") || name.equals("localhost");
    }
}
