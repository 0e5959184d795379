package dev.tickets.config;

import dev.tickets.ticket.TicketsException;

/** What a profile may be called: its name is part of file names. */
public final class ProfileName {
    private ProfileName() {}

    /**
     * The name, if it is one.
     *
     * @throws TicketsException (usage) otherwise
     */
    public static String check(String name) {
        boolean fine = !name.isEmpty() && name.length() <= 64 && Character.isLetterOrDigit(name.charAt(0));
        for (int i = 0; i < name.length() && fine; i++) {
            char c = name.charAt(i);
            fine = c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.');
        }
        if (!fine) {
            throw TicketsException.usage(
                    "not a profile name: '" + name + "'",
                    "use letters, digits, '-', '_' and '.', a letter or digit first, 64 at most");
        }
        return name;
    }
}
