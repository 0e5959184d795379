package dev.tickets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.FakePortal;
import dev.tickets.testing.InstalledProgram;
import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.PseudoTerminal;
import dev.tickets.testing.PublicAuthority;
import dev.tickets.testing.RawPortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many classes a start loads: most of its time goes into that, and the number does not depend on the machine. */
class LoadedClassesIT {
    /** Later releases of Java need more classes of their own for the same work. */
    private static final int OF_LATER_JAVA = Runtime.version().feature() == 17 ? 0 : 300;

    private static final String SOURCE = " source: ";
    private static final String TICKETS = """
            {"success":true,"tickets":[
            {"ticket_number":"2","subject":"Disk","status":"Open","date":"2026-01-02 00:00:00"},
            {"ticket_number":"1","subject":"Down","status":"Open","date":"2026-01-01 00:00:00"}]}
            """;
    private static final String REHEARSAL = "dev.tickets.portal.http.TlsRehearsal";
    private static final String NATIVE = "-Dtickets.tls=native";
    private static final String JAVAS = "-Dtickets.tls=java";
    private static final PublicAuthority AUTHORITY = new PublicAuthority();

    @TempDir
    Path folder;

    /**
     * A class that a run has loaded.
     *
     * @param source of it: the archive, a jar, Java's own image, or the running program
     */
    private record Loaded(String name, String source) {
        boolean isFromArchive() {
            return source.startsWith("shared objects file");
        }

        /** Whether an archive could have the class: not what Java makes at run time, and no events of its recorder. */
        boolean isArchivable() {
            return !source.startsWith("__") && !name.contains("/0x") && !name.startsWith("jdk.internal.event.");
        }
    }

    private List<Loaded> classes(InstalledProgram program, String... arguments) throws IOException {
        return classes(program, "", List.of(arguments));
    }

    /** @param options for Java */
    private List<Loaded> classes(InstalledProgram program, String options, List<String> arguments) throws IOException {
        Path log = folder.resolve("classes.log");
        ProgramRun run = program.with("TICKETS_JAVA_OPTS", "-Xlog:class+load:file=" + log + " " + options)
                .run(arguments.toArray(new String[0]));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return classes(log);
    }

    private static List<Loaded> classes(Path log) throws IOException {
        List<Loaded> classes = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            int source = line.indexOf(SOURCE);
            if (source > 0) {
                String name = line.substring(line.lastIndexOf(']', source) + 1, source);
                classes.add(new Loaded(name.strip(), line.substring(source + SOURCE.length())));
            }
        }
        return classes;
    }

    private List<String> loaded(InstalledProgram program, String... arguments) throws IOException {
        return classes(program, arguments).stream().map(Loaded::name).toList();
    }

    /** What the archive lacks of the classes that it could have. */
    private static List<String> outside(List<Loaded> classes) {
        return classes.stream()
                .filter(loaded -> !loaded.isFromArchive() && loaded.isArchivable())
                .map(Loaded::name)
                .toList();
    }

    /** Without an archive for this JVM a program that prints one word loads 540 already. */
    @Test
    void the_version_needs_hardly_more_than_java_itself() throws IOException {
        List<String> classes = loaded(new InstalledProgram(folder), "--version");

        assertThat(classes)
                .hasSizeLessThan(620 + OF_LATER_JAVA)
                .noneMatch(name -> name.startsWith("picocli"))
                .noneMatch(name -> name.startsWith("org.jline"));
    }

    @Test
    void a_list_over_http_loads_only_what_it_uses() throws IOException {
        try (RawPortal portal = RawPortal.answering(RawPortal.json(TICKETS))) {
            assertThat(loaded(at(portal), "list"))
                    .hasSizeLessThanOrEqualTo(1_800 + OF_LATER_JAVA)
                    .noneMatch(name -> name.startsWith("sun.security.ssl"))
                    .doesNotContain(REHEARSAL)
                    .noneMatch(LoadedClassesIT::isOfOtherCommands);
        }
    }

    static Stream<Arguments> waysOfTls() {
        return Stream.of(
                Arguments.of(NATIVE, 2_700, "org.conscrypt.NativeSsl", "sun.security.ssl.ClientHello"),
                Arguments.of(JAVAS, 3_150, "sun.security.ssl.SSLSocketImpl", "org.conscrypt.NativeSsl"));
    }

    /** With a second processor TLS begins at once. */
    @ParameterizedTest
    @MethodSource("waysOfTls")
    void a_list_over_https_loads_only_what_it_uses(String options, int most, String used, String unused)
            throws IOException {
        try (RawPortal portal = secure()) {
            assertThat(classes(at(portal), options, List.of("list")).stream().map(Loaded::name))
                    .hasSizeLessThanOrEqualTo(most + OF_LATER_JAVA)
                    .contains(used)
                    .doesNotContain(unused)
                    .matches(
                            names -> names.contains(REHEARSAL)
                                    == (Runtime.getRuntime().availableProcessors() > 1),
                            "rehearses")
                    .noneMatch(name -> name.startsWith("org.bouncycastle"))
                    .noneMatch(LoadedClassesIT::isOfOtherCommands);
        }
    }

    @Test
    void the_archive_has_every_class_of_a_list_over_http() throws IOException {
        try (RawPortal portal = RawPortal.answering(RawPortal.json(TICKETS))) {
            assertThat(outside(classes(at(portal).withArchive(), "list"))).isEmpty();
        }
    }

    /** Java reads the first key with this class, after the question is on the screen. */
    private static final String READER_OF_KEYS = "org.jline.keymap.BindingReader";

    @Test
    void the_archive_has_every_class_of_the_way_to_the_first_question() throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        new InstalledProgram(home).withArchive();
        try (FakePortal portal = new FakePortal();
                PseudoTerminal terminal = new PseudoTerminal(folder)) {
            portal.answers(
                    "GET /api/ticket/departments",
                    200,
                    "{\"success\":true,\"departments\":[{\"id\":\"1\",\"name\":\"Tech\"}]}");
            terminal.with("JAVA_HOME", System.getProperty("java.home"))
                    .with("TICKETS_PORTAL", portal.uri().toString())
                    .with("TICKETS_TOKEN", "token-1")
                    .with("TICKETS_JAVA_OPTS", "-Xlog:class+load:file=" + folder.resolve("classes.log"))
                    .run("unset TICKETS_PROFILE; '" + InstalledProgram.TICKETS + "' create")
                    .waitFor("Department:")
                    .press("C-c");
            assertThat(terminal.exitCode()).isEqualTo(130);
        }
        List<Loaded> classes = classes(folder.resolve("classes.log"));
        List<String> names = classes.stream().map(Loaded::name).toList();

        assertThat(names).contains(READER_OF_KEYS);
        assertThat(outside(classes.subList(0, names.indexOf(READER_OF_KEYS)))).isEmpty();
    }

    /** The training for the archive meets a chain like this one, and a portal with a name. */
    @ParameterizedTest
    @ValueSource(strings = {NATIVE, JAVAS})
    void the_archive_has_every_class_of_a_list_over_https(String options) throws IOException {
        try (RawPortal portal = secure()) {
            assertThat(outside(classes(at(portal).withArchive(), options, List.of("list"))))
                    .isEmpty();
        }
    }

    private static RawPortal secure() {
        return new RawPortal(AUTHORITY.localhost(), (socket, portal) -> {
            portal.head(socket);
            socket.getOutputStream().write(RawPortal.json(TICKETS).getBytes(UTF_8));
        });
    }

    /** At a portal with a name. */
    private InstalledProgram at(RawPortal portal) throws IOException {
        Path authority = Files.writeString(folder.resolve("ca.pem"), AUTHORITY.pem());
        return new InstalledProgram(folder)
                .with("TICKETS_PORTAL", portal.uri().getScheme() + "://localhost:" + portal.port())
                .with("TICKETS_CA_FILE", authority.toString())
                .with("TICKETS_TOKEN", "token-1");
    }

    private static boolean isOfOtherCommands(String name) {
        return name.startsWith("org.jsoup")
                || name.startsWith("org.sqlite")
                || name.startsWith("org.jline")
                || name.startsWith("dev.tickets.compose.Wizard")
                || name.startsWith("java.net.http.")
                || name.startsWith("com.fasterxml.jackson.databind")
                || name.startsWith("dev.tickets.sandbox")
                // the verifier looks for the exception that a damaged file would cause
                || (name.startsWith("com.electronwill") && !name.endsWith("ParsingException"));
    }
}
