package dev.tickets.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The script for bash: one function that reads the typed words, with three tables. It uses only bash itself, whose file
 * name completion handles blanks, quotes and {@code ~}.
 */
final class BashCompletion {
    private static final String SCRIPT = """
            # Completion of @name@ for bash 4 and later; generated from the program's commands; do not edit.

            _@name@() {
                local command='@name@' flag='' ended='' prefix='' word current kind many
                local -a typed=() words=()
                local -i last=0 index=0 i

                # bash divides words at = and :, so that --flag=value comes as three; here they become one again.
                for ((i = 1; i <= COMP_CWORD; i++)); do
                    word=${COMP_WORDS[i]}
                    if [[ $word == [=:]* || ${COMP_WORDS[i - 1]} == [=:]* ]]; then
                        typed[last]+=$word
                    else
                        last+=1
                        typed[last]=$word
                    fi
                done

                for ((i = 1; i < last; i++)); do
                    word=${typed[i]}
                    if [[ $flag && ! $many ]]; then
                        flag=''
                    elif [[ $ended ]]; then
                        index+=1
                    elif [[ $word == -- ]]; then
                        ended=1 flag=''
                    elif [[ $word == -?* ]]; then
                        flag=''
                        if _@name@_values "$command $word"; then flag=$word; fi
                    elif [[ ! $flag ]]; then
                        case "$command $word" in
            @enter@                *) index+=1 ;;
                        esac
                    fi
                done

                COMPREPLY=() words=() kind=words current=${typed[last]}
                if [[ $flag && (! $many || $current != -*) ]]; then
                    _@name@_values "$command $flag"
                elif [[ ! $ended && $current == --*=* ]]; then
                    word=${current%%=*} current=${current#*=}
                    if [[ $COMP_WORDBREAKS != *=* ]]; then prefix=$word=; fi
                    _@name@_values "$command $word=" || _@name@_values "$command $word" || return 0
                elif [[ ! $ended && $current == -* ]]; then
                    _@name@_flags "$command"
                elif [[ $ended ]] || ! _@name@_commands "$command"; then
                    _@name@_values "$command $index" || return 0
                fi
                case $kind in
                    words) for word in "${words[@]}"; do
                        if [[ $word == "$current"* ]]; then COMPREPLY+=("$prefix$word"); fi
                    done ;;
                    files) compopt -o default ;;
                    folders) compopt -o dirnames ;;
                esac
            }

            # The subcommands of a command.
            _@name@_commands() {
                case $1 in
            @commands@        *) return 1 ;;
                esac
            }

            # The flags of a command.
            _@name@_flags() {
                words=(@shared@)
                case $1 in
            @flags@    esac
            }

            # The values of a flag (only after =: with the = in the name), and of the arguments of a command, counted from 0.
            _@name@_values() {
                many=''
                case $1 in
            @values@        *) return 1 ;;
                esac
            }

            # The drafts of this user.
            _@name@_own_drafts() {
                local state=${XDG_STATE_HOME:-} draft
                if [[ $state != /* ]]; then state=$HOME/.local/state; fi
                for draft in "$state"/@name@/drafts/*/draft.json; do
                    draft=${draft%/draft.json}
                    if [[ -d $draft ]]; then words+=("${draft##*/}"); fi
                done
            }

            # The templates of this user, besides the built-in ones.
            _@name@_own_templates() {
                local config=${XDG_CONFIG_HOME:-} template
                if [[ $config != /* ]]; then config=$HOME/.config; fi
                for template in "$config"/@name@/templates/*.{md,txt}; do
                    if [[ -f $template ]]; then
                        template=${template##*/}
                        template=${template%.*}
                        if [[ $template != *[^[:alnum:]._-]* ]]; then words+=("$template"); fi
                    fi
                done
            }

            complete -F _@name@ @name@
            """;

    private final Command program;
    private final List<Flag> shared;

    BashCompletion(Command program) {
        this.program = program;
        this.shared = program.sharedFlags();
    }

    String script() {
        return SCRIPT.replace("@enter@", enter())
                .replace("@commands@", commands())
                .replace("@shared@", names(shared))
                .replace("@flags@", flags())
                .replace("@values@", values())
                .replace("@name@", program.name());
    }

    private String enter() {
        return program.all()
                .flatMap(command -> command.subcommands().stream()
                        .map(below -> " ".repeat(16)
                                + below.names().stream()
                                        .map(name -> quoted(command.place() + " " + name))
                                        .collect(Collectors.joining(" | "))
                                + ") command=" + quoted(below.place()) + " index=0 ;;\n"))
                .collect(Collectors.joining());
    }

    private String commands() {
        return program.all()
                .filter(command -> !command.subcommands().isEmpty())
                .map(command -> "        " + quoted(command.place()) + ") words=("
                        + words(command.subcommands().stream().map(Command::name)) + ") ;;\n")
                .collect(Collectors.joining());
    }

    private String flags() {
        return program.all()
                .filter(command -> !command.ownFlags(shared).isEmpty())
                .map(command -> "        " + quoted(command.place()) + ") words+=(" + names(command.ownFlags(shared))
                        + ") ;;\n")
                .collect(Collectors.joining());
    }

    private String values() {
        List<String> rows = new ArrayList<>();
        for (Command command : program.all().toList()) {
            for (Flag flag : command.ownFlags(shared)) {
                addRow(rows, quoted(command.place() + " "), flag);
            }
            for (Parameter parameter : command.parameters()) {
                rows.add(row(places(command.place(), parameter), false, parameter.values()));
            }
        }
        shared.forEach(flag -> addRow(rows, "*' '", flag));
        return String.join("", rows);
    }

    private static void addRow(List<String> rows, String before, Flag flag) {
        if (flag.takes() != Flag.Takes.NOTHING) {
            String mark = flag.takes() == Flag.Takes.ATTACHED ? "=" : "";
            Stream<String> places = flag.names().stream()
                    .filter(name -> mark.isEmpty() || Flag.isLong(name))
                    .map(name -> before + name + mark);
            rows.add(row(places.collect(Collectors.joining(" | ")), flag.takes() == Flag.Takes.MANY, flag.values()));
        }
    }

    private static String places(String place, Parameter parameter) {
        if (parameter.takesTheRest()) {
            return quoted(place + " ") + "[0-9]*";
        }
        return Stream.iterate(parameter.first(), index -> index <= parameter.last(), index -> index + 1)
                .map(index -> quoted(place + " " + index))
                .collect(Collectors.joining(" | "));
    }

    private static String row(String places, boolean many, Values values) {
        String set = switch (values.kind()) {
            case TEXT -> "kind=text";
            case WORDS -> "words=(" + words(values.words().stream()) + ")";
            case FILES -> "kind=files";
            case FOLDERS -> "kind=folders";
            case DRAFTS -> "_@name@_own_drafts";
            case TEMPLATES -> "words=(" + words(values.words().stream()) + "); _@name@_own_templates";
        };
        return "        " + places + ") " + (many ? "many=1 " : "") + set + " ;;\n";
    }

    private static String names(List<Flag> flags) {
        return words(flags.stream().flatMap(flag -> flag.names().stream()));
    }

    private static String words(Stream<String> words) {
        return words.map(BashCompletion::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
