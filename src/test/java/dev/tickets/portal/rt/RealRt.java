package dev.tickets.portal.rt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tickets.testing.RequiredTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The real Request Tracker of this machine; without one, the calling test is skipped with a notice. */
final class RealRt implements RtServer {
    private static final String PACKAGES =
            "apt-get install request-tracker5 rt5-db-sqlite rt5-standalone rt5-clients starlet";
    private static final Path PROGRAM = Path.of("/usr/share/request-tracker5/libexec/rt-server");
    private static final String SCRIPT =
            Path.of("src/test/sh/rt-server").toAbsolutePath().toString();

    private static @Nullable RealRt usual;
    private static @Nullable RealRt searching;

    private final Path folder;
    private final int port;
    private final boolean fullText;
    private final Map<String, String> tokens = new HashMap<>();

    /** @param fullText whether the server searches what messages hold */
    RealRt(boolean fullText) {
        RequiredTool.at(PROGRAM, PACKAGES);
        this.fullText = fullText;
        try {
            folder = Files.createTempDirectory("tickets-rt-");
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    /** The server as it is installed, for all tests of this run: they may not stop it. */
    static synchronized RealRt shared() {
        usual = usual == null ? untilTheEnd(false) : usual;
        return usual;
    }

    /** The same with full-text search. */
    static synchronized RealRt sharedWithFullText() {
        searching = searching == null ? untilTheEnd(true) : searching;
        return searching;
    }

    private static RealRt untilTheEnd(boolean fullText) {
        RealRt server = new RealRt(fullText);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server;
    }

    /** Starts the server, again after an end. */
    void start() {
        List<String> words = new ArrayList<>(List.of("start", folder.toString(), String.valueOf(port)));
        if (fullText) {
            words.add("fulltext");
        }
        for (String line : run(words).lines().toList()) {
            int equals = line.indexOf('=');
            tokens.put(line.substring(0, equals), line.substring(equals + 1));
        }
        awaitListening();
    }

    /** Ends the server in the middle of its work. */
    void kill() {
        run(List.of("kill", folder.toString()));
    }

    /** Makes tickets "Seeded 1", "Seeded 2" and so on, without messages, in the queue Billing. */
    void fill(String user, int count) {
        run(List.of("fill", folder.toString(), user, String.valueOf(count)));
    }

    /** Where the server keeps its data. */
    Path database() {
        return folder.resolve("db/rt");
    }

    private static String run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(SCRIPT));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("rt-server failed: " + arguments);
            }
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The server says nothing when it is ready. */
    private void awaitListening() {
        long end = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < end) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException notYet) {
                LockSupport.parkNanos(50_000_000);
            }
        }
        throw new IllegalStateException("Request Tracker does not listen; see " + folder + "/log");
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public String token(String user) {
        return String.valueOf(tokens.get(user));
    }

    @Override
    public void close() {
        run(List.of("remove", folder.toString()));
    }
}
