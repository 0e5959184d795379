package dev.tickets.cli.completion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The data of a command for a shell, without parts that are hidden in the help.
 *
 * @param place the words of the command, with the name of the program: {@code tickets sandbox serve}
 * @param name the last of these words
 * @param aliases its other names
 * @param description one line about it
 * @param subcommands the commands below it, in the order of the help
 * @param flags all its flags, including those of every command
 * @param parameters its arguments, in their order
 */
record Command(
        String place,
        String name,
        List<String> aliases,
        String description,
        List<Command> subcommands,
        List<Flag> flags,
        List<Parameter> parameters) {
    Command {
        aliases = List.copyOf(aliases);
        subcommands = List.copyOf(subcommands);
        flags = List.copyOf(flags);
        parameters = List.copyOf(parameters);
    }

    static Command of(CommandSpec root) {
        return of(root, root.name());
    }

    private static Command of(CommandSpec spec, String place) {
        return new Command(
                place,
                spec.name(),
                List.of(spec.aliases()),
                Description.firstLine(spec.usageMessage().description()),
                subcommands(spec, place),
                spec.options().stream()
                        .filter(option -> !option.hidden())
                        .map(Flag::of)
                        .toList(),
                spec.positionalParameters().stream()
                        .filter(parameter -> !parameter.hidden())
                        .map(Parameter::of)
                        .sorted(Comparator.comparing(Parameter::last))
                        .toList());
    }

    /** picocli lists a command again under each of its aliases, hence the {@code distinct}. */
    private static List<Command> subcommands(CommandSpec spec, String place) {
        return spec.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .distinct()
                .filter(subcommand -> !subcommand.usageMessage().hidden())
                .map(subcommand -> of(subcommand, place + " " + subcommand.name()))
                .toList();
    }

    /** This command and all below it. */
    Stream<Command> all() {
        return Stream.concat(Stream.of(this), subcommands.stream().flatMap(Command::all));
    }

    /** The flags that this command shares with all its subcommands: a script lists them once. */
    List<Flag> sharedFlags() {
        List<Flag> shared = new ArrayList<>(flags);
        all().forEach(command -> shared.retainAll(command.flags));
        return List.copyOf(shared);
    }

    /** The flags of this command only, without the shared ones. */
    List<Flag> ownFlags(List<Flag> shared) {
        return flags.stream().filter(flag -> !shared.contains(flag)).toList();
    }

    /** The words of the command without the name of the program, each after a slash; for the program a slash. */
    String path() {
        int end = place.indexOf(' ');
        return end < 0 ? "/" : place.substring(end).replace(' ', '/');
    }

    /** The candidates for its arguments, separated by slashes; a last one with a {@code +} repeats. */
    String arguments() {
        List<String> words = new ArrayList<>();
        for (Parameter parameter : parameters) {
            String spec = parameter.values().spec();
            if (parameter.takesTheRest()) {
                words.add(spec + "+");
            } else {
                for (int index = parameter.first(); index <= parameter.last(); index++) {
                    words.add(spec);
                }
            }
        }
        return String.join("/", words);
    }

    /** The name and the aliases. */
    List<String> names() {
        return Stream.concat(Stream.of(name), aliases.stream()).toList();
    }
}
