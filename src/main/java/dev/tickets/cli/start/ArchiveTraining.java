package dev.tickets.cli.start;

import dev.tickets.cli.ProcessContext;
import dev.tickets.portal.http.Limits;
import dev.tickets.portal.http.TlsRehearsal;
import dev.tickets.sandbox.SandboxOptions;
import dev.tickets.sandbox.SandboxPortal;
import dev.tickets.state.Jitter;
import dev.tickets.state.MachineClock;
import dev.tickets.state.Sleeper;
import dev.tickets.terminal.PromptsFactory;
import dev.tickets.terminal.Terminal;
import dev.tickets.ticket.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Trains the class archive: Java records the classes that these runs load. Started only by {@code make-archive}, in its
 * own folder, against practice portals in the same process, so that it needs no network and no terminal and changes no
 * files of the user.
 */
public final class ArchiveTraining {
    /** The number of a practice portal's first ticket. */
    private static final String FIRST = "100001";

    private final Path folder;
    private final SandboxPortal portal;

    private ArchiveTraining(Path folder, SandboxPortal portal) {
        this.folder = folder;
        this.portal = portal;
    }

    /**
     * Runs all commands.
     *
     * @param args an empty folder for all files of the runs; for runs over TLS also a PKCS12 file with a key for
     *     127.0.0.1, its password, and the certificate of its authority as PEM
     */
    public static void main(String[] args) throws IOException {
        // with the variables of the process, as each start reads them
        Path folder = ProcessContext.system().folder().resolve(args[0]);
        try (SandboxPortal portal = SandboxPortal.start(SandboxOptions.in(folder.resolve("portal")))) {
            ArchiveTraining training = new ArchiveTraining(folder, portal);
            training.prepare();
            training.run();
            if (args.length > 1) {
                training.runSecure(Path.of(args[1]), args[2], Path.of(args[3]).toAbsolutePath());
            }
        }
    }

    private void prepare() throws IOException {
        configure(portal.address().toString(), "max-attachment-size = \"8 MiB\"\n");
        Files.writeString(folder.resolve("app.log"), "a line\n");
        Files.write(folder.resolve("small.zip"), new byte[] {'P', 'K', 3, 4});
    }

    private void run() throws IOException {
        expect(ExitCode.OK, "multipart", "--version");
        expect(ExitCode.OK, "multipart", "--help");
        expect(ExitCode.OK, "multipart", "list", "--help");
        expect(ExitCode.USAGE, "multipart", "lsit");
        expect(ExitCode.OK, "multipart", "departments");
        for (String transport : new String[] {"multipart", "json"}) {
            expect(ExitCode.OK, transport, "create", "-d", "General", "-s", "a", "-m", "b", "-a", "small.zip");
            expect(ExitCode.OK, transport, "create", "-d", "General", "-s", "c", "-m", "d", "--zip", "-a", "app.log");
        }
        expect(ExitCode.OK, "multipart", "create", "-d", "General", "-s", "e", "-m", "f", "--no-queue");
        expect(ExitCode.OK, "multipart", "reply", FIRST, "-m", "g");
        expect(ExitCode.OK, "multipart", "view", FIRST);
        expect(ExitCode.OK, "multipart", "view", FIRST, "-o", "json");
        expect(ExitCode.OK, "multipart", "attachments", FIRST, "--save", "saved");
        expect(ExitCode.OK, "multipart", "list");
        expect(ExitCode.OK, "multipart", "list", "-o", "json");
        expect(ExitCode.OK, "multipart", "list", "-p", "sandbox");
        expect(ExitCode.OK, "multipart", "outbox", "send", "-q");
        expect(ExitCode.OK, context("multipart", "", watched()), "list");
        expect(ExitCode.OK, context("multipart", "", watched()), "view", FIRST);
        leaveTheWizard();
        PromptsFactory.rehearse();
    }

    private void runSecure(Path keys, String password, Path certificate) throws IOException {
        // with the TLS of BoringSSL, where the start script knows its library, and with Java's
        listSecurely(keys, password, certificate);
        System.setProperty("tickets.tls", "java");
        listSecurely(keys, password, certificate);
    }

    private void listSecurely(Path keys, String password, Path certificate) throws IOException {
        try (SecureAnswer answer = new SecureAnswer(keys, password, 2)) {
            configure(answer.address(), "ca-file = \"" + certificate + "\"\n");
            // the first run makes an index of the authorities, the second one uses it
            expect(ExitCode.OK, "multipart", "list");
            expect(ExitCode.OK, "multipart", "list");
            TlsRehearsal.complete();
            EarlyTls.begin(Map.of("TICKETS_PORTAL", answer.address()), "list");
        }
    }

    private void configure(String address, String more) throws IOException {
        Path config = Files.createDirectories(folder.resolve(".config/tickets"));
        Files.writeString(config.resolve("config.toml"), "[profiles.default]\nportal = \"" + address + "\"\n" + more);
    }

    /** Runs the wizard line by line; its input ends in the middle. */
    private void leaveTheWizard() {
        ProcessContext plain = context("multipart", "1\nsubject\nmessage\n.\n", new Terminal(true, false, true));
        expect(ExitCode.INTERRUPTED, plain, "create");
    }

    /** A terminal that shows everything and asks nothing. */
    private static Terminal watched() {
        return new Terminal(false, true, true);
    }

    private void expect(ExitCode expected, String transport, String... args) {
        expect(expected, context(transport, "", Terminal.NONE), args);
    }

    private static void expect(ExitCode expected, ProcessContext context, String... args) {
        int exitCode = new App(context).run(args);
        if (exitCode != expected.value()) {
            throw new IllegalStateException(String.join(" ", args) + " ended with " + exitCode);
        }
    }

    private ProcessContext context(String transport, String typed, Terminal terminal) {
        // a run reads all variables of its process; here only the classes for that are of use
        Map<String, String> environment = new HashMap<>(ProcessContext.system().environment());
        environment.clear();
        environment.put("HOME", folder.toString());
        environment.put("TICKETS_TOKEN", portal.token());
        environment.put("TICKETS_ATTACHMENT_TRANSPORT", transport);
        return new ProcessContext(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                null,
                environment,
                folder,
                folder.resolve("memory"),
                new MachineClock(),
                terminal,
                Sleeper.SYSTEM,
                Jitter.SYSTEM,
                Limits.DEFAULT);
    }
}
