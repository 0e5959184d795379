package dev.tickets.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script in a real bash: what TAB offers where a line ends, as {@code COMPREPLY} or as {@code compopt -o ...}. */
class BashCompletionTest extends CompletionContract {
    private static final String SCRIPT = CompletionScript.of(Shell.BASH, SampleProgram.spec());

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
    void offers_attachments_of_accepted_types_first_also_after_a_name() throws IOException {
        for (String file : List.of("a.log", "b.PNG", "c d.zip")) {
            Files.writeString(folder.resolve(file), "");
        }
        String options = "compopt -o default;compopt -o filenames;compopt -o nosort";

        assertThat(String.join(";", offered("tickets create -a "))).startsWith(options + ";b.PNG;c d.zip;");
        assertThat(offered("tickets create -a ")).contains("a.log");
        assertThat(String.join(";", offered("tickets create -a name="))).startsWith(options + ";b.PNG;c d.zip;");
        assertThat(offered("tickets create -a name=c")).endsWith("c d.zip");
        assertThat(offered("tickets create -a a")).containsExactly("compopt -o default");
        assertThat(offered("shopt -s failglob; set -uf", List.of("tickets", "create", "-a", "b")))
                .endsWith("b.PNG");
    }

    @Test
    void completes_attachments_at_a_prompt() throws IOException {
        for (String file : List.of("c $(touch pwned).zip", "x.log")) {
            Files.writeString(folder.resolve(file), "");
        }
        Files.createDirectories(folder.resolve("a folder"));
        Files.writeString(folder.resolve("a folder/b.png"), "");

        String given = ShellSession.bash(folder)
                .given(
                        SCRIPT,
                        "bind 'set bell-style none'",
                        "tickets create -a c\t\"c \tname=c\tx\ta\\ folder/\t~/x\t");

        assertThat(given)
                .isEqualTo("<create><-a><c $(touch pwned).zip><c $(touch pwned).zip><name=c $(touch pwned).zip>"
                        + "<x.log><a folder/b.png><" + folder + "/x.log>");
        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    @Test
    void offers_nothing_for_free_text() throws IOException {
        assertThat(offered("tickets create -s ")).isEmpty();
        assertThat(offered("tickets list --search https://host/")).isEmpty();
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
    void inserts_names_so_that_the_shell_does_not_run_them() throws IOException {
        Path cache = Files.createDirectories(folder.resolve(".cache/tickets/default"));
        Files.writeString(
                cache.resolve("departments"), "1\tBilling: $(touch pwned) `x`\t\n2\tサポート 日本\t\n3\tVPS Help\t\n");

        String given = ShellSession.bash(folder)
                .given(
                        SCRIPT,
                        "bind 'set bell-style none'",
                        "tickets create -d b\t-d Billing:\\ \t--department=サ\t-d \"VPS\t-d 'vps h\t");

        assertThat(given)
                .isEqualTo("<create><-d><Billing: $(touch pwned) `x`><-d><Billing: $(touch pwned) `x`>"
                        + "<--department=サポート 日本><-d><VPS Help><-d><VPS Help>");
        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    @Test
    void a_list_of_several_has_the_texts_beside_the_words() throws IOException {
        Path cache = Files.createDirectories(folder.resolve(".cache/tickets/default"));
        Files.writeString(cache.resolve("tickets"), "12\tDisk full\n13\tNo route\n");

        assertThat(offered("COMP_TYPE=63", List.of("tickets", "view", "1")))
                .containsExactly("compopt -o nosort", "12  (Disk full)", "13  (No route)");
        assertThat(offered("COMP_TYPE=9", List.of("tickets", "view", "1")))
                .containsExactly("compopt -o nosort", "12", "13");
        assertThat(offered("COMP_TYPE=63", List.of("tickets", "view", "13"))).containsExactly("13");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set -u",
                "set -e",
                "set -f",
                "set -C",
                "set -o posix",
                "shopt -s failglob",
                "shopt -s nullglob nocasematch",
                "IFS=:"
            })
    void works_with_every_setting_of_the_shell(String setting) throws IOException {
        SampleProgram.write(folder.resolve(".local/state"), folder.resolve(".config"));
        Path cache = Files.createDirectories(folder.resolve(".cache/tickets/default"));
        Files.writeString(cache.resolve("tickets"), "12\tDisk full\n");
        Files.writeString(cache.resolve("departments"), "3\tVPS Help\t\n");

        assertThat(offered(setting, List.of("tickets", "view", ""))).containsExactly("12");
        assertThat(offered(setting, List.of("tickets", "create", "-d", "v"))).containsExactly("VPS\\ Help");
        assertThat(offered(setting, List.of("tickets", "sandbox", "serve", "--draft", "2")))
                .containsExactly("260102-aaaa");
        assertThat(offered(setting, List.of("tickets", "sandbox", "serve", "--template", "d")))
                .containsExactly("disk");
    }

    @Test
    void is_quiet_without_a_home() throws IOException {
        assertThat(offered("unset HOME; set -u", List.of("tickets", "view", "")))
                .isEmpty();
        assertThat(offered("unset HOME; set -u", List.of("tickets", "sandbox", "serve", "--draft", "")))
                .isEmpty();
    }

    /** As bash 3.2, which macOS has. */
    @Test
    void is_not_loaded_by_a_bash_without_compopt() throws IOException {
        Path script = Files.writeString(folder.resolve("tickets.bash"), SCRIPT);
        String bash = RequiredTool.named("bash").toString();

        assertThat(ProgramRun.of(
                        folder,
                        List.of(
                                bash,
                                "--norc",
                                "-c",
                                "enable -n compopt; . ./tickets.bash; complete -p",
                                script.toString())))
                .isEqualTo(new ProgramRun(0, "", ""));
    }

    @Test
    void passes_shellcheck() throws IOException {
        String shellcheck = RequiredTool.named("shellcheck").toString();
        Path script = Files.writeString(folder.resolve("tickets.bash"), SCRIPT);

        assertThat(ProgramRun.of(folder, List.of(shellcheck, "--shell=bash", script.toString())))
                .isEqualTo(new ProgramRun(0, "", ""));
    }

    @Override
    List<String> words(String line) throws IOException {
        String before = beforeValue(line).replaceFirst("^--.*=", "");
        return offered(line).stream()
                .filter(word -> !word.startsWith("compopt "))
                .map(word -> word.startsWith(before) ? word.substring(before.length()) : word)
                .map(word -> word.replaceAll("\\\\(.)", "$1"))
                .toList();
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
                printf '%s\\n' ${COMPREPLY[@]+"${COMPREPLY[@]}"}
                """;
        List<String> command = new ArrayList<>(
                List.of(RequiredTool.named("bash").toString(), "--norc", "-c", prepare + "\n" + ask, "bash"));
        command.add(script.toString());
        command.addAll(words);
        Map<String, String> environment = new HashMap<>(variables);
        environment.putAll(Map.of(
                "PATH", System.getenv().getOrDefault("PATH", ""), "LC_ALL", "C.UTF-8", "HOME", folder.toString()));
        ProgramRun run = ProgramRun.of(folder, environment, command);
        assertThat(run.err()).isEmpty();
        return run.out().lines().filter(word -> !word.isEmpty()).toList();
    }
}
