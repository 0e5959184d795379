package dev.tickets.filing;

import dev.tickets.testing.Cli;
import dev.tickets.testing.FakePortal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A portal with one department for a ticket or a reply to be filed at, and the program that files it. */
final class Answers implements AutoCloseable {
    final FakePortal portal = new FakePortal();
    private final Path folder;

    Answers(Path folder) {
        this.folder = folder;
        portal.answers("GET /api/ticket/departments", 200, "{\"departments\":[{\"id\":\"1\",\"name\":\"Tech\"}]}");
    }

    /** The answer to the creation. */
    Answers created(String json) {
        portal.answers("POST /api/tickets", 200, json(json));
        return this;
    }

    /** What a ticket reads; several come one after the other. */
    Answers ticket(String number, String json) {
        portal.answers("GET /api/tickets/" + number, 200, json(json));
        return this;
    }

    Answers list(String json) {
        portal.answers("GET /api/tickets", 200, json(json));
        return this;
    }

    Answers replied() {
        portal.answers("POST /api/tickets/7", 200, "{\"info\":[]}");
        return this;
    }

    Cli.Run create(String message, String... more) {
        return run(List.of("create", "-d", "Tech", "-s", "Disk full", "-m", message), more);
    }

    Cli.Run reply(String message, String... more) {
        return run(List.of("reply", "7", "-m", message), more);
    }

    Cli.Run run(List<String> command, String... more) {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of(more));
        return cli().run(words.toArray(new String[0]));
    }

    Cli cli() {
        return new Cli(folder).at(portal.uri());
    }

    /** A picture to attach. */
    String picture(String name) {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 0};
        return cli().write(name, png).toString();
    }

    /** How often something was changed. */
    long changes() {
        return portal.requests().stream()
                .filter(request -> !request.startsWith("GET"))
                .count();
    }

    static String json(String single) {
        return single.replace('\'', '"');
    }

    @Override
    public void close() {
        portal.close();
    }
}
