package dev.tickets.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which files a run of the installed program opens for reading: strace tells. */
public final class OpenedFiles {
    /** A call that has worked, and does not only write. */
    private static final Pattern READ =
            Pattern.compile("openat\\(AT_FDCWD, \"([^\"]*)\", O_RD(?:ONLY|WR)[^)]*\\) = \\d+.*");

    private final InstalledProgram program;
    private final Path traces;
    private final String strace;

    /** @param folder the folder of the program, in which {@code traces/} is made */
    public OpenedFiles(InstalledProgram program, Path folder) throws IOException {
        this.program = program;
        // one file for each thread, so no call is cut in two by that of another thread
        this.strace = RequiredTool.named("strace") + " -ff --seccomp-bpf -qq -e trace=openat -o traces/t ";
        this.traces = Files.createDirectories(folder.resolve("traces"));
    }

    /**
     * The paths that a run opens, as often as it opens them, without folders; the run must end with 0.
     *
     * @param arguments of the program, as the shell reads them
     */
    public List<String> of(String arguments) throws IOException {
        for (Path trace : traces()) {
            Files.delete(trace);
        }
        ProgramRun run = program.shell(strace + "$TICKETS " + arguments);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        List<String> paths = new ArrayList<>();
        for (Path trace : traces()) {
            for (String line : Files.readAllLines(trace, ISO_8859_1)) {
                Matcher call = READ.matcher(line);
                if (call.matches() && !Files.isDirectory(Path.of(call.group(1)))) {
                    paths.add(call.group(1));
                }
            }
        }
        assertThat(paths).as("strace has seen the program").contains(InstalledProgram.TICKETS.toString());
        return paths;
    }

    private List<Path> traces() throws IOException {
        try (Stream<Path> files = Files.list(traces)) {
            return files.toList();
        }
    }
}
