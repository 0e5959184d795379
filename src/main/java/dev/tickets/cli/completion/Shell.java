package dev.tickets.cli.completion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The shells with a completion script. */
public enum Shell {
    BASH("tickets.bash"),
    ZSH("_tickets"),
    FISH("tickets.fish");

    private final String file;

    Shell(String file) {
        this.file = file;
    }

    /** The resource with the shell's completion script. */
    public String script() {
        return "/completions/" + file;
    }

    /** A text that was stored when the program was built. */
    public static String stored(String resource) {
        try (InputStream in = Shell.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program was built without " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
