package dev.tickets.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs Jazzer on a target, in a process of its own: its agent changes every loaded class. Inputs that reach new code
 * are kept in {@code target/fuzz} for the next run.
 */
final class Fuzzer {
    private static final Path INPUTS = Path.of("src/test/resources/fuzz");
    private static final Path OUTPUT = Path.of("target/fuzz");
    private static final Path DICTIONARIES = INPUTS.resolveSibling("fuzz-words");

    /** Our code, and the libraries whose branches depend on the bytes. */
    private static final String INSTRUMENTED =
            "dev.tickets.**:com.electronwill.nightconfig.toml.**:org.bouncycastle.bcpg.*:org.bouncycastle.openpgp.*";

    private final FuzzTarget target;
    private final Path folder;

    Fuzzer(FuzzTarget target) {
        this.target = target;
        this.folder = OUTPUT.resolve(target.id());
    }

    /** The folder of the stored inputs. */
    static Path inputs(FuzzTarget target) {
        return INPUTS.resolve(target.id());
    }

    /** Fails with the first input that breaks a promise; the file of this input is named in the message. */
    void run(Duration time) throws IOException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        invent(time.multipliedBy(3).dividedBy(4));
        readAgain(end);
    }

    /** Reads the newest inputs in this process, where time and memory are those of the unchanged code. */
    private void readAgain(long end) throws IOException {
        List<Path> newest = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("corpus"))) {
            files.sorted(Comparator.comparing((Path file) -> file.toFile().lastModified())
                            .reversed())
                    .forEach(newest::add);
        }
        for (int i = 0; i < newest.size() && System.nanoTime() < end; i++) {
            Path input = newest.get(i);
            try {
                target.read(Files.readAllBytes(input));
            } catch (Exception | AssertionError e) {
                throw new AssertionError(advice(input.toString()), e);
            }
        }
    }

    private String advice(String input) {
        return target.id() + " breaks a promise: " + input + "\nmove the input to " + inputs(target)
                + " with a name that says what it shows";
    }

    private void invent(Duration time) throws IOException, InterruptedException {
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        Path found = Files.createDirectories(folder.resolve("found"));
        Path log = folder.resolve("log.txt");
        Process jazzer = new ProcessBuilder(command(time, corpus, found))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            int exit = jazzer.waitFor();
            assertThat(exit).as("%s%n%s", advice(newest(found)), end(log)).isZero();
        } finally {
            jazzer.destroyForcibly();
        }
    }

    private List<String> command(Duration time, Path corpus, Path found) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+EnableDynamicAgentLoading",
                "-Dfuzz.inside=true",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.type().getName(),
                "--instrumentation_includes=" + INSTRUMENTED,
                // the targets check what matters here; the general checks cost seconds at each start
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.*",
                "--custom_hook_includes=dev.tickets.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + found + "/",
                "-max_total_time=" + Math.max(1, time.toSeconds()),
                "-max_len=16384",
                "-timeout=60",
                // Linux counts the memory of the process that started this one, too; -Xmx is the limit
                "-rss_limit_mb=0",
                "-print_final_stats=1"));
        Path words = DICTIONARIES.resolve(target.id() + ".dict");
        if (Files.exists(words)) {
            command.add("-dict=" + words);
        }
        command.add(corpus.toString());
        command.add(inputs(target).toString());
        return command;
    }

    private static String newest(Path found) throws IOException {
        try (Stream<Path> files = Files.list(found)) {
            return files.max((a, b) ->
                            Long.compare(a.toFile().lastModified(), b.toFile().lastModified()))
                    .map(Path::toString)
                    .orElse("no input was kept");
        }
    }

    /** The lines of the log from the exception on, without the numbers of the fuzzer. */
    private static String end(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
        int start = Math.max(0, lines.size() - 60);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("== ")) {
                start = i;
                break;
            }
        }
        return String.join("\n", lines.subList(start, Math.min(lines.size(), start + 60)));
    }
}
