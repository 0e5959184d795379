package dev.tickets.cli.start;

import dev.tickets.cli.AttachmentOptions;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;

/** Writes {@link OptionTable}: each command without subcommands and groups, and the root. */
public final class OptionTableSource {
    private static final String HEAD = """
            package dev.tickets.cli.start;

            import org.jspecify.annotations.Nullable;

            /**
             * The options of the commands, for {@link StoredModel}. Written from their annotations by GeneratedFilesTest. In a row
             * stand: the names of an option or the index of a parameter, its label, the field, and what is unusual about it.
             */
            final class OptionTable {
                private OptionTable() {}

                /** The rows of that command; null where picocli reads the annotations themselves. */
                static @Nullable String of(String command) {
                    return switch (command) {
            """;
    private static final String TAIL = """
                        default -> null;
                    };
                }
            }
            """;

    private OptionTableSource() {}

    static String of(CommandSpec root) {
        StringBuilder source = new StringBuilder(HEAD).append(section(root));
        root.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(OptionTableSource::isSimple)
                .forEach(command -> source.append(section(command)));
        return source.append(TAIL).toString();
    }

    public static boolean isSimple(CommandSpec command) {
        return command.subcommands().isEmpty()
                && command.argGroups().isEmpty()
                && command.specElements().isEmpty();
    }

    private static String section(CommandSpec command) {
        String rows = command.args().stream()
                .filter(argument -> !argument.inherited())
                .map(argument -> "                    " + row(command, argument) + "\n")
                .collect(Collectors.joining());
        return "            case \"" + command.name() + "\" -> \"\"\"\n" + rows + "                    \"\"\";\n";
    }

    private static String row(CommandSpec command, ArgSpec argument) {
        List<String> words = new ArrayList<>();
        if (argument instanceof OptionSpec option) {
            words.add(String.join(",", option.names()));
        } else {
            words.add(((PositionalParamSpec) argument).index().toString());
        }
        words.add(argument.paramLabel());
        words.add(place(command.userObject().getClass(), (Field) argument.userObject()));
        words.addAll(unusual(argument));
        return String.join(" ", words);
    }

    private static String place(Class<?> command, Field field) {
        if (field.getDeclaringClass() == command) {
            return field.getName();
        }
        return Arrays.stream(command.getDeclaredFields())
                .filter(shared ->
                        shared.isAnnotationPresent(Mixin.class) && shared.getType() == field.getDeclaringClass())
                .map(shared -> shared.getName() + "." + field.getName())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> unusual(ArgSpec argument) {
        List<String> words = new ArrayList<>();
        if (argument instanceof OptionSpec option) {
            add(words, "inherited", option.scopeType() == ScopeType.INHERIT);
            add(words, "help", option.usageHelp());
            add(words, "version", option.versionHelp());
        }
        add(words, "required", argument.required());
        if (argument.parameterConsumer() != null) {
            words.add(argument.parameterConsumer().getClass().getSimpleName());
        }
        add(words, "OnlyAttached", argument.preprocessor() instanceof AttachmentOptions.OnlyAttached);
        String usual = argument.type() == boolean.class ? "0" : "1";
        add(words, argument.arity().toString(), !argument.arity().toString().equals(usual));
        return words;
    }

    private static void add(List<String> words, String word, boolean applies) {
        if (applies) {
            words.add(word);
        }
    }
}
