package dev.tickets.cli.start;

import dev.tickets.state.Utf8;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Arguments and variables are UTF-8. Java decodes them by the locale, and replaces each byte that it cannot decode by a
 * mark: a text with such marks would be filed damaged, and a path with them leads elsewhere.
 */
final class Utf8Arguments {
    private static final char MARK = '\ufffd';

    private Utf8Arguments() {}

    /**
     * The arguments, decoded from the system's bytes if Java has replaced any.
     *
     * @param commandLine the bytes of the command line, each argument with a NUL at its end; null to trust Java
     * @throws TicketsException (usage) when an argument is not UTF-8
     */
    static String[] decoded(String[] args, @Nullable Path commandLine) {
        if (commandLine == null || !isMarked(args)) {
            return args;
        }
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(commandLine);
        } catch (IOException noProc) {
            throw refusal(args);
        }
        String[] decoded = args.clone();
        int end = bytes.length;
        for (int i = args.length - 1; i >= 0 && end > 0; i--) {
            int start = end - 1;
            while (start > 0 && bytes[start - 1] != 0) {
                start--;
            }
            try {
                decoded[i] = Utf8.strict(Arrays.copyOfRange(bytes, start, end - 1));
            } catch (CharacterCodingException e) {
                throw refusal(args[i]);
            }
            end = start;
        }
        return decoded;
    }

    /** @throws TicketsException (usage) when a variable of this program is not UTF-8 */
    static void requireVariables(Map<String, String> environment) {
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            if (variable.getValue().indexOf(MARK) >= 0 && isOurs(variable.getKey())) {
                throw TicketsException.usage(
                        "the value of " + variable.getKey() + " is not valid UTF-8: '" + variable.getValue() + "'",
                        "set " + variable.getKey() + " to UTF-8 text; nothing was sent or kept");
            }
        }
    }

    private static boolean isOurs(String name) {
        return name.startsWith("TICKETS_")
                || name.startsWith("XDG")
                || name.equals("HOME")
                || name.equals("GNUPGHOME")
                || name.equals("CREDENTIALS_DIRECTORY");
    }

    private static boolean isMarked(String... args) {
        for (String arg : args) {
            if (arg.indexOf(MARK) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static TicketsException refusal(String... args) {
        String marked = "";
        for (String arg : args) {
            if (isMarked(arg)) {
                marked = arg;
            }
        }
        return TicketsException.usage(
                "an argument is not valid UTF-8: '" + marked + "'",
                "convert text with iconv -t UTF-8; a file whose name is not UTF-8: -a NAME=<(cat FILE);"
                        + " nothing was sent or kept");
    }
}
