package dev.tickets.cli.completion;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Range;

/**
 * The data of an option for a shell.
 *
 * @param names all its names with their dashes, the shorter ones first
 * @param takes what must follow the flag
 * @param values the candidates for its value
 * @param label the name of the value
 * @param description one line about it
 * @param repeatable whether the flag may be repeated
 */
record Flag(List<String> names, Takes takes, Values values, String label, String description, boolean repeatable) {
    /** What follows a flag. */
    enum Takes {
        NOTHING,
        /** A value, but only as {@code --flag=value}, not in the next word. */
        ATTACHED,
        ONE,
        /** Every word up to the next flag. */
        MANY
    }

    Flag {
        names = List.copyOf(names);
    }

    static Flag of(OptionSpec option) {
        return new Flag(
                List.of(option.names()),
                takes(option.arity()),
                Values.of(option),
                option.paramLabel(),
                Description.firstLine(option.description()),
                option.isMultiValue());
    }

    private static Takes takes(Range arity) {
        if (arity.max() == 0) {
            return Takes.NOTHING;
        }
        if (arity.min() == 0) {
            return Takes.ATTACHED;
        }
        return arity.max() > 1 ? Takes.MANY : Takes.ONE;
    }

    static boolean isLong(String name) {
        return name.startsWith("--");
    }
}
