package dev.tickets.terminal;

import dev.tickets.config.ProgramPath;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The size of a terminal that JLine cannot draw on: the system is asked once, when a question needs the size. */
final class LineSize {
    private static final Prompts.Room USUAL = new Prompts.Room(24, 80);

    private Prompts.@Nullable Room known;

    Prompts.Room room() {
        if (known == null) {
            known = asked();
        }
        return known;
    }

    private static Prompts.Room asked() {
        try {
            Process process = new ProcessBuilder(ProgramPath.SHELL, "-c", "stty size 2>/dev/null")
                    .redirectInput(Redirect.INHERIT)
                    .start();
            String[] size = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ", -1);
            boolean numbers = size.length == 2 && size[0].matches("\\d{1,4}") && size[1].matches("\\d{1,4}");
            int rows = numbers ? Integer.parseInt(size[0]) : 0;
            int columns = numbers ? Integer.parseInt(size[1]) : 0;
            return rows > 0 && columns > 0 ? new Prompts.Room(rows, columns) : USUAL;
        } catch (IOException noShell) {
            // the size only decides how much is shown at once
            return USUAL;
        }
    }
}
