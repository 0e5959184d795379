package dev.tickets.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script in a real zsh, whose {@code compadd} is overlaid by one that writes down what TAB would offer. */
class ZshCompletionTest {
    private static final String SCRIPT = CompletionScript.of(Shell.ZSH, SampleProgram.spec());

    /** In a pseudo-terminal: TAB at the end of the line, then the line is wiped out and the shell left. */
    private static final String CAPTURE = """
            zmodload zsh/zpty
            zpty shell zsh -f -i
            zpty -w shell "source ./setup"
            zpty -r shell reply '*ready-now*'
            zpty -w -n shell "$1"$'\\t\\x15exit\\n'
            while zpty -r shell reply; do :; done
            """;

    /**
     * Ready is not when the file is read but when the line editor is at work: before, the terminal itself obeys Ctrl-U.
     */
    private static final String SETUP = """
            autoload -U compinit && compinit -u -D
            zstyle ':completion:*' verbose yes
            zstyle ':completion:*' insert-tab false
            source ./script
            compadd() {
                local -a hits texts
                local -i at=${@[(I)-(l|)d]}
                if [[ " ${@[1,(i)--]} " == *' '-[OAD]' '* ]]; then builtin compadd "$@"; return; fi
                if ((at)); then texts=("${(@P)@[at+1]}"); fi
                builtin compadd -A hits -D texts "$@"
                for ((at = 1; at <= $#hits; at++)); do print -r -- "$hits[at]|$texts[at]" >>offered; done
                builtin compadd "$@"
            }
            zle-line-init() { print ready-now; }
            zle -N zle-line-init
            """;

    /** zsh takes a TAB that comes faster than a hand can type for pasted text, unless it is told not to. */
    private static final String START =
            "unsetopt beep; autoload -U compinit && compinit -u -D; zstyle ':completion:*' insert-tab false";

    @TempDir
    Path folder;

    @Test
    void offers_commands_with_their_descriptions_but_no_hidden_ones() throws IOException {
        assertThat(words("tickets ")).containsExactlyInAnyOrder("list", "create", "sandbox", "completion");
        assertThat(offered("tickets "))
                .anyMatch(line -> line.matches("list\\|list +-- List tickets: \\$newest \"first\"\\."));
        assertThat(words("tickets sec")).isEmpty();
    }

    @Test
    void offers_the_commands_below_a_command() throws IOException {
        assertThat(words("tickets sandbox ")).containsExactlyInAnyOrder("serve", "answer");
        assertThat(words("tickets sandbox serve --p")).containsExactly("--port");
    }

    @Test
    void offers_flags_of_the_command_and_those_of_every_command() throws IOException {
        assertThat(words("tickets -")).containsExactlyInAnyOrder("-o", "--output", "-q");
        assertThat(words("tickets list --")).containsExactlyInAnyOrder("--output", "--status", "--search");
        assertThat(words("tickets ls --s")).containsExactlyInAnyOrder("--status", "--search");
        assertThat(SCRIPT).contains("-q[Say nothing but \\[errors\\]\\: it'\\''s 100% quiet.]");
    }

    @Test
    void finds_the_command_behind_flags_and_their_values() throws IOException {
        assertThat(words("tickets -o json -q l")).containsExactly("list");
        assertThat(words("tickets -o list l")).containsExactly("list");
        assertThat(words("tickets --output=json list --st")).containsExactly("--status");
        assertThat(words("tickets list --output=json --st")).containsExactly("--status");
        assertThat(words("tickets list -q --output json --status ")).containsExactly("open", "closed");
    }

    @Test
    void offers_the_values_of_a_flag() throws IOException {
        assertThat(words("tickets list -o ")).containsExactlyInAnyOrder("table", "json", "tsv");
        assertThat(words("tickets list --output=j")).containsExactly("json");
        assertThat(words("tickets list --status o")).containsExactly("open");
        assertThat(words("tickets create --zip=")).containsExactly("all");
        assertThat(words("tickets create --zip ")).doesNotContain("all");
    }

    @Test
    void offers_drafts_and_the_templates_of_the_user() throws IOException {
        SampleProgram.write(folder.resolve(".local/state"), folder.resolve(".config"));

        assertThat(words("tickets sandbox serve --draft ")).containsExactly("260102-aaaa");
        assertThat(words("tickets sandbox serve --draft 2701")).isEmpty();
        assertThat(words("tickets sandbox serve --template "))
                .contains("incident", "question", "disk", "net_2")
                .doesNotContain("not one", "not", "README");
        assertThat(words("tickets sandbox serve --template d")).containsExactly("disk");
    }

    @Test
    void offers_what_is_built_in_where_the_user_has_nothing() throws IOException {
        assertThat(words("tickets sandbox serve --draft ")).isEmpty();
        assertThat(words("tickets sandbox serve --template ")).containsExactlyInAnyOrder("incident", "question");
    }

    @Test
    void offers_files_and_folders_where_they_belong_and_nowhere_else() throws IOException {
        Files.writeString(folder.resolve("a log.txt"), "");
        Files.createDirectory(folder.resolve("a folder"));

        assertThat(words("tickets create -F a")).containsExactlyInAnyOrder("a folder", "a log.txt");
        assertThat(words("tickets create --keep a")).containsExactly("a folder");
        assertThat(words("tickets create -a one two a")).containsExactlyInAnyOrder("a folder", "a log.txt");
        assertThat(words("tickets sandbox answer 12 json a")).containsExactlyInAnyOrder("a folder", "a log.txt");
        assertThat(words("tickets create -s a")).isEmpty();
        assertThat(words("tickets list a")).isEmpty();
    }

    @Test
    void offers_arguments_by_their_place() throws IOException {
        assertThat(words("tickets completion ")).containsExactlyInAnyOrder("bash", "zsh", "fish");
        assertThat(words("tickets completion bash ")).doesNotContain("bash", "zsh", "fish");
        assertThat(words("tickets completion -- ")).containsExactlyInAnyOrder("bash", "zsh", "fish");
        assertThat(words("tickets sandbox answer 12 t")).containsExactlyInAnyOrder("table", "tsv");
    }

    @Test
    void completes_at_a_prompt() throws IOException {
        Files.writeString(folder.resolve("a log.txt"), "");

        String given = ShellSession.zsh(folder)
                .given(SCRIPT, START, "tickets cr\t--out\tjs\t-F a\\ \t--keep=. -s it\\'s --zip=\t");

        assertThat(given).isEqualTo("<create><--output=json><-F><a log.txt><--keep=.><-s><it's><--zip=all>");
    }

    @Test
    void is_found_by_its_name_in_the_function_path() throws IOException {
        Files.writeString(folder.resolve("_tickets"), SCRIPT);

        String given = ShellSession.zsh(folder).given("", "fpath=($PWD $fpath); " + START, "tickets cr\t");

        assertThat(given).isEqualTo("<create>");
    }

    private List<String> words(String line) throws IOException {
        return offered(line).stream()
                .map(word -> word.replaceFirst("\\|.*", "").replace("\\ ", " "))
                .distinct()
                .toList();
    }

    private List<String> offered(String line) throws IOException {
        String zsh = RequiredTool.named("zsh").toString();
        Files.writeString(folder.resolve("script"), SCRIPT);
        Files.writeString(folder.resolve("setup"), SETUP);
        Path offered = Files.writeString(folder.resolve("offered"), "");
        Map<String, String> environment = Map.of(
                "PATH", System.getenv().getOrDefault("PATH", ""), "LC_ALL", "C.UTF-8", "HOME", folder.toString());
        ProgramRun run = ProgramRun.of(folder, environment, List.of(zsh, "-f", "-c", CAPTURE, "zsh", line));
        assertThat(run.err()).isEmpty();
        return Files.readAllLines(offered);
    }
}
