package dev.tickets.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The script for zsh: one function per command, each a call of zsh's own {@code _arguments}. */
final class ZshCompletion {
    private static final String HEAD = """
            #compdef @name@
            # Completion of @name@ for zsh; generated from the program's commands; do not edit.

            """;

    /** The file is loaded by zsh as the body of the function, or sourced by hand. */
    private static final String FOOT = """
            # The drafts of this user.
            _@name@_own_drafts() {
                local state=$XDG_STATE_HOME expl
                if [[ $state != /* ]]; then state=$HOME/.local/state; fi
                local -a drafts=($state/@name@/drafts/*/draft.json(N:h:t))
                _wanted drafts expl draft compadd -a drafts
            }

            # The templates of this user, besides the built-in ones.
            _@name@_own_templates() {
                local config=$XDG_CONFIG_HOME expl
                if [[ $config != /* ]]; then config=$HOME/.config; fi
                local -aU templates=($@ $config/@name@/templates/*.(md|txt)(N.:t:r))
                templates=(${templates:#*[^[:alnum:]._-]*})
                _wanted templates expl template compadd -a templates
            }

            if [[ $funcstack[1] == _@name@ ]]; then _@name@ "$@"; else compdef _@name@ @name@; fi
            """;

    private final Command program;
    private final List<Flag> shared;

    ZshCompletion(Command program) {
        this.program = program;
        this.shared = program.sharedFlags();
    }

    String script() {
        String functions = program.all().map(this::function).collect(Collectors.joining());
        return (HEAD + functions + FOOT).replace("@name@", program.name());
    }

    private String function(Command command) {
        StringBuilder text = new StringBuilder(function(command.place()) + "() {\n");
        if (command.equals(program)) {
            text.append("    local -a everywhere=(\n");
            shared.forEach(flag -> specs(flag).forEach(spec -> line(text, 8, quoted(spec))));
            text.append("    )\n");
        }
        text.append(command.subcommands().isEmpty() ? leaf(command) : parent(command));
        return text.append("}\n\n").toString();
    }

    private String leaf(Command command) {
        List<String> specs = ownSpecs(command);
        for (Parameter parameter : command.parameters()) {
            specs.addAll(specs(parameter));
        }
        return arguments("-s -S", specs) + "\n";
    }

    /**
     * The words after the subcommand are passed to its function as if they were alone; {@code (-)} keeps this command
     * from taking the flags among them for its own.
     */
    private String parent(Command command) {
        StringBuilder text = new StringBuilder("    local curcontext=$curcontext state line\n");
        text.append("    local -A opt_args\n    local -a subcommands=(\n");
        for (Command below : command.subcommands()) {
            line(text, 8, quoted(escaped(below.name(), ":") + ":" + escaped(below.description(), "")));
        }
        text.append("    )\n");
        List<String> specs = ownSpecs(command);
        specs.add("(-)1:command:{ _describe -t commands command subcommands }");
        specs.add("(-)*:: :->below");
        text.append(arguments("-s -S -C", specs)).append(" && return\n");
        text.append("    case $state:$line[1] in\n");
        for (Command below : command.subcommands()) {
            String names = String.join("|", below.names());
            line(text, 8, "below:(" + names + ")) " + function(below.place()) + " ;;");
        }
        line(text, 8, "*) return 1 ;;");
        return text.append("    esac\n").toString();
    }

    private List<String> ownSpecs(Command command) {
        List<String> specs = new ArrayList<>();
        command.ownFlags(shared).forEach(flag -> specs.addAll(specs(flag)));
        return specs;
    }

    private static String arguments(String how, List<String> specs) {
        return "    _arguments " + how + " : $everywhere"
                + specs.stream().map(spec -> " \\\n        " + quoted(spec)).collect(Collectors.joining());
    }

    /** One spec per name; each forbids the other names, unless the flag may be given again. */
    private static List<String> specs(Flag flag) {
        String before = flag.repeatable() ? "*" : "(" + String.join(" ", flag.names()) + ")";
        String description = flag.description().isEmpty() ? "" : "[" + escaped(flag.description(), "[]:") + "]";
        return flag.names().stream()
                .map(name -> before + name + joint(flag, name) + description + value(flag, name))
                .toList();
    }

    /** How a value is joined to a flag: {@code -o+} in the same word or the next one, {@code --output=} likewise. */
    private static String joint(Flag flag, String name) {
        return switch (flag.takes()) {
            case NOTHING -> "";
            case ATTACHED -> Flag.isLong(name) ? "=-" : "";
            case ONE, MANY -> Flag.isLong(name) ? "=" : "+";
        };
    }

    private static String value(Flag flag, String name) {
        String value = escaped(flag.label(), ":") + ":" + action(flag.values());
        return switch (flag.takes()) {
            case NOTHING -> "";
            case ATTACHED -> Flag.isLong(name) ? "::" + value : "";
            case ONE -> ":" + value;
            case MANY -> ":*-*:" + value;
        };
    }

    private static List<String> specs(Parameter parameter) {
        String value = ":" + escaped(parameter.label(), ":") + ":" + action(parameter.values());
        if (parameter.takesTheRest()) {
            return List.of("*" + value);
        }
        List<String> specs = new ArrayList<>();
        for (int index = parameter.first(); index <= parameter.last(); index++) {
            specs.add((index + 1) + value);
        }
        return specs;
    }

    private static String action(Values values) {
        return switch (values.kind()) {
            case TEXT -> " ";
            case WORDS ->
                "("
                        + values.words().stream()
                                .map(word -> word.replaceAll("[^\\w./-]", "\\\\$0"))
                                .collect(Collectors.joining(" "))
                        + ")";
            case FILES -> "_files";
            case FOLDERS -> "_files -/";
            case DRAFTS -> "_@name@_own_drafts";
            case TEMPLATES -> "{ _@name@_own_templates " + String.join(" ", values.words()) + " }";
        };
    }

    private static String function(String place) {
        return "_" + place.replaceAll("\\W", "_");
    }

    private static void line(StringBuilder text, int indent, String line) {
        text.append(" ".repeat(indent)).append(line).append('\n');
    }

    /** A backslash before each of these characters, and before every backslash. */
    private static String escaped(String text, String special) {
        return text.chars()
                .mapToObj(c -> (c == '\\' || special.indexOf(c) >= 0 ? "\\" : "") + (char) c)
                .collect(Collectors.joining());
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
