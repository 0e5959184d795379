package dev.tickets.cli.completion;

import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Range;

/**
 * An argument of a command that is no flag.
 *
 * @param first its place among the arguments, counted from 0
 * @param last the last place it takes; {@link Integer#MAX_VALUE} when it takes all the rest
 * @param values what it may be
 * @param label what it is called
 */
record Parameter(int first, int last, Values values, String label) {
    static Parameter of(PositionalParamSpec parameter) {
        Range index = parameter.index();
        return new Parameter(index.min(), index.max(), Values.of(parameter), parameter.paramLabel());
    }

    boolean takesTheRest() {
        return last == Integer.MAX_VALUE;
    }
}
