package dev.tickets.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The script in a real zsh, whose {@code compadd} is overlaid by one that writes down what TAB would offer. */
class ZshCompletionTest extends CompletionContract {
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

    @Test
    void shows_descriptions() throws IOException {
        assertThat(offered("tickets "))
                .anyMatch(line -> line.matches("list\\|list +-- List tickets: \\$newest \"first\""));
        Path cache = Files.createDirectories(folder.resolve(".cache/tickets/default"));
        Files.writeString(cache.resolve("tickets"), "12\tDisk full\n");
        assertThat(offered("tickets view ")).containsExactly("12|12  -- Disk full");
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
    void completes_at_a_prompt() throws IOException {
        Files.writeString(folder.resolve("a log.txt"), "");

        String given = ShellSession.zsh(folder)
                .given(SCRIPT, START, "tickets cr\t--out\tjs\t-F a\\ \t--keep=. -s it\\'s --zip=\t");

        assertThat(given).isEqualTo("<create><--output=json><-F><a log.txt><--keep=.><-s><it's><--zip=all>");
    }

    @Test
    void inserts_names_so_that_the_shell_does_not_run_them() throws IOException {
        Path cache = Files.createDirectories(folder.resolve(".cache/tickets/default"));
        Files.writeString(
                cache.resolve("departments"), "1\tBilling: $(touch pwned) `x`\t\n2\tサポート 日本\t\n3\tVPS Help\t\n");

        String given = ShellSession.zsh(folder)
                .given(SCRIPT, START, "tickets create -d b\t--department=サ\t-d \"VPS\t-d 'vps h\t");

        assertThat(given)
                .isEqualTo(
                        "<create><-d><Billing: $(touch pwned) `x`><--department=サポート 日本><-d><VPS Help><-d><VPS Help>");
        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    @Test
    void offers_attachments_of_accepted_types_first_also_after_a_name() throws IOException {
        for (String file : List.of("a.log", "b.PNG")) {
            Files.writeString(folder.resolve(file), "");
        }

        assertThat(words("tickets create -a ")).startsWith("b.PNG").contains("a.log");
        assertThat(words("tickets create -a name=")).startsWith("b.PNG").contains("a.log");
    }

    @Test
    void is_found_by_its_name_in_the_function_path() throws IOException {
        Files.writeString(folder.resolve("_tickets"), SCRIPT);

        String given = ShellSession.zsh(folder).given("", "fpath=($PWD $fpath); " + START, "tickets cr\t");

        assertThat(given).isEqualTo("<create>");
    }

    @Override
    List<String> words(String line) throws IOException {
        return offered(line).stream()
                .map(word -> word.replaceFirst("\\|.*", "").replaceAll("\\\\(.)", "$1"))
                .distinct()
                .toList();
    }

    private List<String> offered(String line) throws IOException {
        String zsh = RequiredTool.named("zsh").toString();
        Files.writeString(folder.resolve("script"), SCRIPT);
        Files.writeString(folder.resolve("setup"), SETUP);
        Path offered = Files.writeString(folder.resolve("offered"), "");
        Map<String, String> environment = new HashMap<>(variables);
        environment.putAll(Map.of(
                "PATH", System.getenv().getOrDefault("PATH", ""), "LC_ALL", "C.UTF-8", "HOME", folder.toString()));
        ProgramRun run = ProgramRun.of(folder, environment, List.of(zsh, "-f", "-c", CAPTURE, "zsh", line));
        assertThat(run.err()).isEmpty();
        return Files.readAllLines(offered);
    }
}
