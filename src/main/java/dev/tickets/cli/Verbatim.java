package dev.tickets.cli;

import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;

/** Accepts any next word, even one like an option: a message may begin with {@code -v}. */
public final class Verbatim implements IParameterConsumer {
    @Override
    @SuppressWarnings("JdkObsolete") // picocli's choice
    public void consumeParameters(Stack<String> args, ArgSpec option, CommandSpec command) {
        String name = ((OptionSpec) option).longestName();
        if (args.isEmpty()) {
            throw new MissingParameterException(
                    command.commandLine(),
                    option,
                    "Missing required parameter for option '" + name + "' (" + option.paramLabel() + ")");
        }
        if (option.getValue() != null) {
            throw new OverwrittenOptionException(
                    command.commandLine(), option, "Option '" + name + "' should be specified only once");
        }
        option.setValue(args.pop());
    }
}
