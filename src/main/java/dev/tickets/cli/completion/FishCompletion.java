package dev.tickets.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The script for fish: a list of {@code complete} lines, and one function that finds the command at the cursor. fish
 * itself completes the values of flags.
 */
final class FishCompletion {
    private static final String HEAD = """
            # Completion of @name@ for fish; generated from the program's commands; do not edit.

            # Where the cursor stands: the command, then the number of its argument, or the flag that takes all that follow.
            function __@name@_place
                set -l typed (commandline -opc)
                set -e typed[1]
                set -l command '@name@'
                set -l index 0
                set -l takes nothing
                set -l flag ''
                for word in $typed
                    if test $takes = one
                        set takes nothing
                    else if test $takes = rest
                        set index (math $index + 1)
                    else if string match -q -- '--' $word
                        set takes rest
                    else if string match -q -- '-?*' $word
                        set takes nothing
                        switch "$command $word"
            @takes@            end
                        set flag $word
                    else if test $takes = nothing
                        switch "$command $word"
            @enter@                case '*'
                                set index (math $index + 1)
                                continue
                        end
                        set index 0
                    end
                end
                if test $takes = many
                    echo "$command $flag"
                else
                    echo "$command $index"
                end
            end

            # Whether the cursor stands exactly there.
            function __@name@_at
                contains -- (__@name@_place) $argv
            end

            # Whether the cursor stands at this argument of this command or at a later one.
            function __@name@_from
                set -l place (string split -r -m 1 ' ' -- (__@name@_place))
                test "$place[1]" = "$argv[2..]"; and string match -qr '^[0-9]+$' -- $place[2]; and test $place[2] -ge $argv[1]
            end

            # Whether the cursor is after this command, and not after one of its subcommands.
            function __@name@_in
                test (__@name@_place | string replace -r ' [^ ]*$' '') = "$argv"
            end

            # The drafts of this user.
            function __@name@_own_drafts
                set -l state $XDG_STATE_HOME
                string match -q -- '/*' "$state"; or set state $HOME/.local/state
                for draft in $state/@name@/drafts/*/draft.json
                    string replace -r '.*/([^/]*)/draft.json$' '$1' -- $draft
                end
            end

            # The templates of this user, besides the built-in ones.
            function __@name@_own_templates
                set -l config $XDG_CONFIG_HOME
                string match -q -- '/*' "$config"; or set config $HOME/.config
                for template in $config/@name@/templates/*.md $config/@name@/templates/*.txt
                    string replace -rf '.*/([^/\\s.-][^/\\s]*)\\.(md|txt)$' '$1' -- $template
                end
            end

            complete -c @name@ -f
            """;

    private final Command program;
    private final List<Flag> shared;

    FishCompletion(Command program) {
        this.program = program;
        this.shared = program.sharedFlags();
    }

    String script() {
        List<String> lines = new ArrayList<>();
        shared.forEach(flag -> lines.add(flag("", flag)));
        for (Command command : program.all().toList()) {
            add(lines, command);
        }
        String head = HEAD.replace("@takes@", takes()).replace("@enter@", enter());
        return (head + String.join("\n", lines) + "\n").replace("@name@", program.name());
    }

    private void add(List<String> lines, Command command) {
        for (Command below : command.subcommands()) {
            lines.add(complete(at(command.place() + " 0")) + " -a " + quoted(below.name())
                    + described(below.description()));
        }
        for (Parameter parameter : command.parameters()) {
            argument(lines, places(command, parameter), parameter.values());
        }
        for (Flag flag : command.ownFlags(shared)) {
            lines.add(flag("__@name@_in " + command.place(), flag));
            if (flag.takes() == Flag.Takes.MANY) {
                String[] places = flag.names().stream()
                        .map(name -> command.place() + " " + name)
                        .toArray(String[]::new);
                argument(lines, at(places), flag.values());
            }
        }
    }

    private static void argument(List<String> lines, String condition, Values values) {
        if (values.kind() != Values.Kind.TEXT) {
            lines.add(complete(condition) + " " + offer(values));
        }
    }

    private static String flag(String condition, Flag flag) {
        StringBuilder line = new StringBuilder(complete(condition));
        for (String name : flag.names()) {
            String plain = name.replaceFirst("^--?", "");
            line.append(Flag.isLong(name) ? " -l " : plain.length() == 1 ? " -s " : " -o ");
            line.append(quoted(plain));
        }
        boolean offers = flag.values().kind() != Values.Kind.TEXT;
        switch (flag.takes()) {
            case NOTHING -> {}
            case ATTACHED -> line.append(offers ? " " + offer(flag.values()) : "");
            case ONE, MANY -> line.append(offers ? " -r " + offer(flag.values()) : " -x");
        }
        return line + described(flag.description());
    }

    private static String places(Command command, Parameter parameter) {
        if (parameter.takesTheRest()) {
            return "__@name@_from " + parameter.first() + " " + command.place();
        }
        return at(Stream.iterate(parameter.first(), index -> index <= parameter.last(), index -> index + 1)
                .map(index -> command.place() + " " + index)
                .toArray(String[]::new));
    }

    private static String at(String... places) {
        return "__@name@_at " + Stream.of(places).map(FishCompletion::quoted).collect(Collectors.joining(" "));
    }

    private static String offer(Values values) {
        return switch (values.kind()) {
            case TEXT -> "-f";
            case WORDS ->
                "-f -a "
                        + quoted(values.words().stream()
                                .map(FishCompletion::quoted)
                                .collect(Collectors.joining(" ")));
            case FILES -> "-F";
            case FOLDERS -> "-f -a '(__fish_complete_directories)'";
            case DRAFTS -> "-f -a '(__@name@_own_drafts)'";
            case TEMPLATES ->
                "-f -a " + quoted((String.join(" ", values.words()) + " (__@name@_own_templates)").strip());
        };
    }

    private String takes() {
        StringBuilder rows = new StringBuilder();
        for (Command command : program.all().toList()) {
            for (Flag flag : command.ownFlags(shared)) {
                rows.append(takes(command.place(), flag));
            }
        }
        shared.forEach(flag -> rows.append(takes("*", flag)));
        return rows.toString();
    }

    private static String takes(String place, Flag flag) {
        if (flag.takes() != Flag.Takes.ONE && flag.takes() != Flag.Takes.MANY) {
            return "";
        }
        return " ".repeat(16) + "case "
                + flag.names().stream().map(name -> quoted(place + " " + name)).collect(Collectors.joining(" "))
                + "\n" + " ".repeat(20) + "set takes " + (flag.takes() == Flag.Takes.ONE ? "one" : "many") + "\n";
    }

    private String enter() {
        return program.all()
                .flatMap(command -> command.subcommands().stream()
                        .map(below -> " ".repeat(16) + "case "
                                + below.names().stream()
                                        .map(name -> quoted(command.place() + " " + name))
                                        .collect(Collectors.joining(" "))
                                + "\n" + " ".repeat(20) + "set command " + quoted(below.place()) + "\n"))
                .collect(Collectors.joining());
    }

    private static String complete(String condition) {
        return "complete -c @name@" + (condition.isEmpty() ? "" : " -n " + quoted(condition));
    }

    private static String described(String description) {
        return description.isEmpty() ? "" : " -d " + quoted(description);
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./-]+")
                ? text
                : "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
