package dev.tickets.cli.completion;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Range;

/**
 * An option, as a shell needs to know it.
 *
 * @param names all its names with their dashes, the shorter ones first
 * @param takes what has to follow it
 * @param values what it may be given
 * @param label what the value is called
 * @param description one line about it
 * @param repeatable whether it may be given more than once
 */
record Flag(List<String> names, Takes takes, Values values, String label, String description, boolean repeatable) {
    /** What follows a flag. */
    enum Takes {
        NOTHING,
        /** A value, but only as {@code --flag=value}: the next word is not its own. */
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
