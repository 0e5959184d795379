package dev.tickets.cli.completion;

import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Range;

/**
 * An argument of a command that is not a flag.
 *
 * @param first its index among the arguments, from 0
 * @param last its last index; {@link Integer#MAX_VALUE} for all remaining arguments
 * @param values the candidates
 */
record Parameter(int first, int last, Values values) {
    static Parameter of(PositionalParamSpec parameter) {
        Range index = parameter.index();
        return new Parameter(index.min(), index.max(), Values.of(parameter));
    }

    boolean takesTheRest() {
        return last == Integer.MAX_VALUE;
    }
}
