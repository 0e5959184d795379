package dev.tickets.compose;

import dev.tickets.config.ProgramPath;
import dev.tickets.state.AtomicFile;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The picture on the desktop's clipboard, read with the desktop's programs. */
public final class Clipboard {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int MOST_TYPES = 1 << 20;
    private static final String PICTURE = "image/png";
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'screenshot-'yyyy-MM-dd-HHmmss'.png'");

    /** Writes the clipboard's PNG picture into the named file, with a program of every macOS. */
    private static final String TO_FILE = """
            on run arguments
                set picture to the clipboard as \u00abclass PNGf\u00bb
                set target to open for access (POSIX file (item 1 of arguments)) with write permission
                try
                    set eof of target to 0
                    write picture to target
                on error reason
                    close access target
                    error reason
                end try
                close access target
            end run
            """;

    private final Map<String, String> environment;
    private final String system;
    private final Clock clock;
    private final DesktopPrograms programs;

    /**
     * @param system the name of the operating system in Java
     * @param limit the time limit of each program
     */
    public Clipboard(Map<String, String> environment, String system, Clock clock, Duration limit) {
        this.environment = environment;
        this.system = system;
        this.clock = clock;
        this.programs = new DesktopPrograms(environment, limit);
    }

    /**
     * A program that reads the clipboard.
     *
     * @param source the package or origin of the program
     * @param types arguments that list the types on the clipboard; empty if unsupported
     * @param picture arguments that print the picture
     * @param takesFile whether the program writes the picture to its last argument instead
     */
    private record Tool(String name, String source, List<String> types, List<String> picture, boolean takesFile) {
        static final Tool WAYLAND = new Tool(
                "wl-paste",
                "install wl-clipboard (apt install wl-clipboard)",
                List.of("--list-types"),
                List.of("--no-newline", "--type", PICTURE),
                false);
        static final Tool X11 = new Tool(
                "xclip",
                "install xclip (apt install xclip)",
                List.of("-selection", "clipboard", "-t", "TARGETS", "-o"),
                List.of("-selection", "clipboard", "-t", PICTURE, "-o"),
                false);
        static final Tool MAC =
                new Tool("pngpaste", "install pngpaste (brew install pngpaste)", List.of(), List.of("-"), false);
        static final Tool MAC_ITSELF = new Tool("osascript", MAC.source(), List.of(), List.of("-e", TO_FILE), true);
    }

    /**
     * Writes the picture into a file in the folder, which is created if missing.
     *
     * @return the attachment, as {@code NAME=PATH}
     * @throws TicketsException (usage) without a picture or a program to read it
     */
    public String picture(Path folder) {
        Tool tool = tool();
        Path program = program(tool);
        String name = name();
        try {
            AtomicFile.makeFolder(folder);
            requirePicture(tool, program);
            Path file = folder.resolve(name);
            requirePng(programs.run(program, tool.picture(), file, tool.takesFile()));
            return name + "=" + file;
        } catch (IOException e) {
            throw cannotTake(e);
        }
    }

    /**
     * A picture.
     *
     * @param png its bytes, which the caller wipes
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Picture(String name, byte[] png) {}

    /**
     * The picture in memory, never on disk.
     *
     * @param most the maximum number of bytes
     * @throws TicketsException (usage) without a picture or a program to read it, or when the picture is larger
     */
    public Picture inMemory(int most) {
        Tool chosen = tool();
        // a program that writes a file would write to disk
        Tool tool = chosen.takesFile() ? Tool.MAC : chosen;
        Path program = program(tool);
        try {
            requirePicture(tool, program);
            byte[] png = programs.read(program, tool.picture(), most);
            if (png.length > most) {
                Arrays.fill(png, (byte) 0);
                throw TicketsException.usage(
                        "the picture on the clipboard is larger than " + most + " bytes", DesktopPrograms.TAKE_ONE);
            }
            requirePng(png);
            return new Picture(name(), png);
        } catch (IOException e) {
            throw cannotTake(e);
        }
    }

    private static TicketsException cannotTake(IOException e) {
        return IoReason.failure(ErrorCode.USAGE, "cannot read the picture from the clipboard", null, e);
    }

    private String name() {
        return NAME.format(LocalDateTime.ofInstant(clock.instant(), clock.getZone()));
    }

    private Path program(Tool tool) {
        return new ProgramPath(environment)
                .first(List.of(tool.name()))
                .orElseThrow(() -> TicketsException.usage(
                        "--paste needs the program " + tool.name() + ", which is not installed", tool.source()));
    }

    private Tool tool() {
        boolean wayland = isSet("WAYLAND_DISPLAY");
        boolean x11 = isSet("DISPLAY");
        // X11 programs also reach the clipboard of most Wayland desktops
        if (wayland && x11 && has(Tool.X11) && !has(Tool.WAYLAND)) {
            return Tool.X11;
        }
        if (wayland || x11) {
            return wayland ? Tool.WAYLAND : Tool.X11;
        }
        if (system.startsWith("Mac")) {
            return has(Tool.MAC) || !has(Tool.MAC_ITSELF) ? Tool.MAC : Tool.MAC_ITSELF;
        }
        throw TicketsException.usage(
                "--paste needs a desktop: neither WAYLAND_DISPLAY nor DISPLAY is set",
                "over ssh, copy the picture here and attach it: -a FILE");
    }

    private boolean isSet(String variable) {
        return !environment.getOrDefault(variable, "").isEmpty();
    }

    private boolean has(Tool tool) {
        return new ProgramPath(environment).first(List.of(tool.name())).isPresent();
    }

    private void requirePicture(Tool tool, Path program) throws IOException {
        if (!tool.types().isEmpty()) {
            requirePicture(programs.read(program, tool.types(), MOST_TYPES));
        }
    }

    private static void requirePicture(byte[] answer) {
        if (answer.length == 0) {
            throw TicketsException.usage("the clipboard is empty", DesktopPrograms.TAKE_ONE);
        }
        String types = new String(answer, StandardCharsets.UTF_8);
        List<String> lines = types.lines().map(String::strip).toList();
        if (lines.contains(PICTURE)) {
            return;
        }
        Optional<String> other =
                lines.stream().filter(type -> type.startsWith("image/")).findFirst();
        if (other.isPresent()) {
            throw TicketsException.usage(
                    "the picture on the clipboard is " + other.get() + ", not PNG", DesktopPrograms.TAKE_ONE);
        }
        boolean text = lines.stream().anyMatch(type -> type.startsWith("text/") || type.endsWith("STRING"));
        throw TicketsException.usage(
                text ? "the clipboard holds text, not a picture" : "the clipboard holds no picture",
                DesktopPrograms.TAKE_ONE);
    }

    private static void requirePng(Optional<Path> picture) throws IOException {
        if (picture.isEmpty()) {
            requirePng(new byte[0]);
        } else {
            try (InputStream in = Files.newInputStream(picture.get())) {
                requirePng(in.readNBytes(PNG.length));
            }
        }
    }

    private static void requirePng(byte[] picture) {
        if (picture.length == 0) {
            throw TicketsException.usage("the clipboard holds no picture", DesktopPrograms.TAKE_ONE);
        }
        if (picture.length < PNG.length || !Arrays.equals(picture, 0, PNG.length, PNG, 0, PNG.length)) {
            throw TicketsException.usage("the clipboard's PNG picture is not a valid PNG", DesktopPrograms.TAKE_ONE);
        }
    }
}
