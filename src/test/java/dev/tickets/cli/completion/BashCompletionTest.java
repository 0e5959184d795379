package dev.tickets.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script in a real bash: what TAB offers where a line ends, as {@code COMPREPLY} or as {@code compopt -o ...}. */
class BashCompletionTest {
    private static final String SCRIPT = CompletionScript.of(Shell.BASH, SampleProgram.spec());

    @TempDir
    Path folder;

    @Test
    void offers_commands_but_no_hidden_ones() throws IOException {
        assertThat(offered("tickets ")).containsExactly("list", "create", "sandbox", "completion");
        assertThat(offered("tickets li")).containsExactly("list");
        assertThat(offered("tickets sec")).isEmpty();
    }

    @Test
    void offers_the_commands_below_a_command() throws IOException {
        assertThat(offered("tickets sandbox ")).containsExactly("serve", "answer");
        assertThat(offered("tickets sandbox serve --p")).containsExactly("--port");
    }

    @Test
    void offers_flags_of_the_command_and_those_of_every_command() throws IOException {
        assertThat(offered("tickets -")).containsExactly("-o", "--output", "-q");
        assertThat(offered("tickets list -")).containsExactly("-o", "--output", "-q", "--status", "--search");
        assertThat(offered("tickets ls --s")).containsExactly("--status", "--search");
        assertThat(offered("tickets create --t")).isEmpty();
    }

    @Test
    void finds_the_command_behind_flags_and_their_values() throws IOException {
        assertThat(offered("tickets -o json -q ")).contains("list");
        assertThat(offered("tickets -o list --output=json l")).containsExactly("list");
        assertThat(offered("tickets --output=json list --st")).containsExactly("--status");
    }

    @Test
    void offers_the_values_of_a_flag() throws IOException {
        assertThat(offered("tickets list -o ")).containsExactly("table", "json", "tsv");
        assertThat(offered("tickets --output t")).containsExactly("table", "tsv");
        assertThat(offered("tickets list --output=")).containsExactly("table", "json", "tsv");
        assertThat(offered("tickets list --output=j")).containsExactly("json");
        assertThat(offered("tickets list --status o")).containsExactly("open");
    }

    @Test
    void offers_an_optional_value_only_behind_an_equals_sign() throws IOException {
        assertThat(offered("tickets create --zip=")).containsExactly("all");
        assertThat(offered("tickets create --zip --k")).containsExactly("--keep");
        assertThat(offered("tickets create --zip ")).isEmpty();
    }

    @Test
    void completes_a_whole_word_where_the_equals_sign_divides_none() throws IOException {
        assertThat(offered("COMP_WORDBREAKS=' '", List.of("tickets", "list", "--output=j")))
                .containsExactly("--output=json");
    }

    @Test
    void leaves_files_and_folders_to_bash_itself() throws IOException {
        assertThat(offered("tickets create -F ")).containsExactly("compopt -o default");
        assertThat(offered("tickets create --file=")).containsExactly("compopt -o default");
        assertThat(offered("tickets create --keep ")).containsExactly("compopt -o dirnames");
        assertThat(offered("tickets create -a one.log two.log ")).containsExactly("compopt -o default");
        assertThat(offered("tickets create -a name=")).containsExactly("compopt -o default");
    }

    @Test
    void offers_nothing_for_free_text() throws IOException {
        assertThat(offered("tickets create -s ")).isEmpty();
        assertThat(offered("tickets list --search https://host/")).isEmpty();
        assertThat(offered("tickets sandbox answer ")).isEmpty();
    }

    @Test
    void offers_arguments_by_their_place() throws IOException {
        assertThat(offered("tickets completion ")).containsExactly("bash", "zsh", "fish");
        assertThat(offered("tickets completion bash ")).isEmpty();
        assertThat(offered("tickets sandbox answer 12 ")).containsExactly("table", "json", "tsv");
        assertThat(offered("tickets sandbox answer -o tsv https://host:80/12 "))
                .containsExactly("table", "json", "tsv");
        assertThat(offered("tickets sandbox answer 12 json a ")).containsExactly("compopt -o default");
    }

    @Test
    void takes_nothing_for_a_flag_behind_two_dashes() throws IOException {
        assertThat(offered("tickets completion -- ")).containsExactly("bash", "zsh", "fish");
        assertThat(offered("tickets completion -- -")).isEmpty();
        assertThat(offered("tickets completion -- -o ")).isEmpty();
        assertThat(offered("tickets -- li")).isEmpty();
    }

    @Test
    void completes_at_a_prompt() throws IOException {
        Files.writeString(folder.resolve("a log.txt"), "");

        String given = ShellSession.bash(folder)
                .given(
                        SCRIPT,
                        "bind 'set bell-style none'",
                        "tickets cr\t--output=js\t-F a\\ \t--keep=. -s it\\'s\t --zip=\t");

        assertThat(given).isEqualTo("<create><--output=json><-F><a log.txt><--keep=.><-s><it's><--zip=all>");
    }

    @Test
    void offers_drafts_and_the_templates_of_the_user() throws IOException {
        SampleProgram.write(folder.resolve(".local/state"), folder.resolve(".config"));

        assertThat(offered("tickets sandbox serve --draft ")).containsExactly("260102-aaaa");
        assertThat(offered("tickets sandbox serve --draft 2701")).isEmpty();
        assertThat(offered("tickets sandbox serve --template "))
                .contains("incident", "question", "disk", "net_2")
                .doesNotContain("not one", "not", "README");
        assertThat(offered("tickets sandbox serve --template d")).containsExactly("disk");
    }

    @Test
    void offers_what_is_built_in_where_the_user_has_nothing() throws IOException {
        assertThat(offered("tickets sandbox serve --draft ")).isEmpty();
        assertThat(offered("tickets sandbox serve --template ")).containsExactlyInAnyOrder("incident", "question");
    }

    @Test
    void looks_where_xdg_says() throws IOException {
        SampleProgram.write(folder.resolve("state"), folder.resolve("config"));

        String prepare =
                "XDG_STATE_HOME='" + folder.resolve("state") + "' XDG_CONFIG_HOME='" + folder.resolve("config") + "'";
        assertThat(offered(prepare, List.of("tickets", "sandbox", "serve", "--draft", "")))
                .containsExactly("260102-aaaa");
        assertThat(offered(prepare, List.of("tickets", "sandbox", "serve", "--template", "n")))
                .containsExactly("net_2");
    }

    @Test
    void passes_shellcheck() throws IOException {
        String shellcheck = RequiredTool.named("shellcheck").toString();
        Path script = Files.writeString(folder.resolve("tickets.bash"), SCRIPT);

        assertThat(ProgramRun.of(folder, List.of(shellcheck, "--shell=bash", script.toString())))
                .isEqualTo(new ProgramRun(0, "", ""));
    }

    /** What is offered at the end of this line, which is divided as bash divides it. */
    private List<String> offered(String line) throws IOException {
        List<String> words = new ArrayList<>();
        for (String word : line.split(" +", -1)) {
            words.addAll(List.of(word.split("(?<=[=:])(?![=:]|$)|(?<![=:])(?=[=:])", -1)));
        }
        return offered("", words);
    }

    private List<String> offered(String prepare, List<String> words) throws IOException {
        Path script = Files.writeString(folder.resolve("tickets.bash"), SCRIPT);
        String ask = """
                compopt() { printf 'compopt %s\\n' "$*"; }
                source "$1"; shift
                COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMP_POINT=${#COMP_LINE}
                _tickets tickets "${@: -1}" "${@: -2:1}" || echo failed
                printf '%s\\n' "${COMPREPLY[@]}"
                """;
        List<String> command = new ArrayList<>(
                List.of(RequiredTool.named("bash").toString(), "--norc", "-c", prepare + "\n" + ask, "bash"));
        command.add(script.toString());
        command.addAll(words);
        Map<String, String> environment = Map.of(
                "PATH", System.getenv().getOrDefault("PATH", ""), "LC_ALL", "C.UTF-8", "HOME", folder.toString());
        ProgramRun run = ProgramRun.of(folder, environment, command);
        assertThat(run.err()).isEmpty();
        return run.out().lines().filter(word -> !word.isEmpty()).toList();
    }
}
