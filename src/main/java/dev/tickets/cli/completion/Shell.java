package dev.tickets.cli.completion;

import java.util.Locale;

/** The shells whose TAB knows the program. */
public enum Shell {
    BASH,
    ZSH,
    FISH;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
