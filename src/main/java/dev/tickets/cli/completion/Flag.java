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
 * @param description one line about it
 */
record Flag(List<String> names, Takes takes, Values values, String description) {
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
                Description.firstLine(option.description()));
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

    /** What follows the flag, as the scripts spell it. */
    String value() {
        return switch (takes) {
            case NOTHING -> "";
            case ATTACHED -> ":" + values.spec();
            case ONE -> "=" + values.spec();
            case MANY -> "=" + values.spec() + "+";
        };
    }
}
