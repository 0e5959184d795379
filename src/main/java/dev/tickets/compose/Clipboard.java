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

/** The picture on the clipboard of the desktop, fetched by the desktop's own programs. */
public final class Clipboard {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int MOST_TYPES = 1 << 20;
    private static final String PICTURE = "image/png";
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'screenshot-'yyyy-MM-dd-HHmmss'.png'");

    /** What the clipboard has as a PNG picture, into the file that is named; every macOS has what runs it. */
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
     * @param system the name of the operating system, as Java has it
     * @param limit of time for each question to the desktop
     */
    public Clipboard(Map<String, String> environment, String system, Clock clock, Duration limit) {
        this.environment = environment;
        this.system = system;
        this.clock = clock;
        this.programs = new DesktopPrograms(environment, limit);
    }

    /**
     * A program that knows the clipboard.
     *
     * @param source where it is to be had
     * @param types asks what kinds of things are on the clipboard; empty where it cannot tell
     * @param picture writes the picture to its standard output
     * @param takesFile whether it writes the picture to the file that is its last argument instead
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
     * Writes the picture into a file in that folder, which is made when it is not there.
     *
     * @return the attachment, as {@code NAME=PATH}
     * @throws TicketsException (usage) when there is no picture, or nothing to get it with
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
     * @param png its bytes; who takes them wipes them
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
    public record Picture(String name, byte[] png) {}

    /**
     * The picture, held in memory and never on disk.
     *
     * @param most bytes that it may have
     * @throws TicketsException (usage) when there is no picture, or nothing to get it with, or it is larger
     */
    public Picture held(int most) {
        Tool chosen = tool();
        // what writes a file by itself would write it on disk
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
        return IoReason.failure(ErrorCode.USAGE, "cannot take the picture off the clipboard", null, e);
    }

    private String name() {
        return NAME.format(LocalDateTime.ofInstant(clock.instant(), clock.getZone()));
    }

    private Path program(Tool tool) {
        return new ProgramPath(environment)
                .first(List.of(tool.name()))
                .orElseThrow(() -> TicketsException.usage(
                        "--paste needs the program " + tool.name() + ", which is not here", tool.source()));
    }

    private Tool tool() {
        boolean wayland = isSet("WAYLAND_DISPLAY");
        boolean x11 = isSet("DISPLAY");
        // programs of X11 reach the clipboard of most Wayland desktops too
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
            throw TicketsException.usage("there is nothing on the clipboard", DesktopPrograms.TAKE_ONE);
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
                    "the picture on the clipboard is no PNG but " + other.get(), DesktopPrograms.TAKE_ONE);
        }
        boolean text = lines.stream().anyMatch(type -> type.startsWith("text/") || type.endsWith("STRING"));
        throw TicketsException.usage(
                text ? "there is text on the clipboard, not a picture" : "there is no picture on the clipboard",
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
            throw TicketsException.usage("there is no picture on the clipboard", DesktopPrograms.TAKE_ONE);
        }
        if (picture.length < PNG.length || !Arrays.equals(picture, 0, PNG.length, PNG, 0, PNG.length)) {
            throw TicketsException.usage("what the clipboard calls a PNG picture is none", DesktopPrograms.TAKE_ONE);
        }
    }
}
