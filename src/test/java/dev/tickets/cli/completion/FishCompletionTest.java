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

/** The script in a real fish, which tells what TAB offers at the end of a line: each word, a tab, its description. */
class FishCompletionTest extends CompletionContract {
    private static final String SCRIPT = CompletionScript.of(Shell.FISH, SampleProgram.spec());

    @Test
    void shows_descriptions() throws IOException {
        Path cache = Files.createDirectories(folder.resolve(".cache/tickets/default"));
        Files.writeString(cache.resolve("tickets"), "12\tDisk full\n");
        Files.writeString(cache.resolve("departments"), "3\tVPS Help\t\n");

        assertThat(offered("tickets l")).containsExactly("list\tList tickets: $newest \"first\"");
        assertThat(offered("tickets --o")).containsExactly("--output\tOne of table, json, tsv (default: table)");
        assertThat(offered("tickets ls -q")).containsExactly("-q\tSay nothing but [errors]: it's 100% quiet");
        assertThat(offered("tickets view ")).containsExactly("12\tDisk full");
        assertThat(offered("tickets create -d v")).containsExactly("VPS Help\t3");
    }

    @Test
    void completes_whole_words_with_their_beginning() throws IOException {
        assertThat(offered("tickets list --output=j")).containsExactly("--output=json");
        assertThat(offered("tickets list -oj")).containsExactly("-ojson");
    }

    @Test
    void inserts_names_so_that_the_shell_does_not_run_them() throws IOException {
        Path cache = Files.createDirectories(folder.resolve(".cache/tickets/default"));
        Files.writeString(
                cache.resolve("departments"), "1\tBilling: $(touch pwned) `x`\t\n2\tサポート 日本\t\n3\tVPS Help\t\n");

        String given =
                ShellSession.fish(folder).given(SCRIPT, "", "tickets create -d Bil\t--department=サ\t-d \"VPS\t-s x");

        assertThat(given)
                .isEqualTo("<create><-d><Billing: $(touch pwned) `x`><--department=サポート 日本><-d><VPS Help><-s><x>");
        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    @Test
    void offers_attachments_of_accepted_types_first_also_after_a_name() throws IOException {
        for (String file : List.of("a.log", "b.PNG")) {
            Files.writeString(folder.resolve(file), "");
        }

        assertThat(words("tickets create -a ")).startsWith("b.PNG").contains("a.log");
        assertThat(offered("tickets create -a name=")).startsWith("name=b.PNG").contains("name=a.log");
    }

    @Test
    void offers_files_and_folders_where_they_belong_and_nowhere_else() throws IOException {
        Files.writeString(folder.resolve("a log.txt"), "");
        Files.createDirectory(folder.resolve("a folder"));

        assertThat(words("tickets create -F a")).containsExactlyInAnyOrder("a folder/", "a log.txt");
        assertThat(words("tickets create --keep a")).containsExactly("a folder/");
        assertThat(words("tickets create -a one two a")).containsExactlyInAnyOrder("a folder/", "a log.txt");
        assertThat(words("tickets sandbox answer 12 json a")).containsExactlyInAnyOrder("a folder/", "a log.txt");
        assertThat(words("tickets create -s a")).isEmpty();
        assertThat(words("tickets list a")).isEmpty();
    }

    /** fish replaces whole words, so the candidates repeat what stands before a value in the same word. */
    @Override
    List<String> words(String line) throws IOException {
        String before = beforeValue(line);
        return offered(line).stream()
                .map(word -> word.replaceFirst("\t.*", ""))
                .map(word -> word.startsWith(before) ? word.substring(before.length()) : word)
                .toList();
    }

    private List<String> offered(String line) throws IOException {
        String fish = RequiredTool.named("fish").toString();
        Files.createDirectories(folder.resolve(".config"));
        Path script = Files.writeString(folder.resolve(".config/tickets.fish"), SCRIPT);
        Map<String, String> environment = new HashMap<>(variables);
        environment.putAll(Map.of(
                "PATH", System.getenv().getOrDefault("PATH", ""), "LC_ALL", "C.UTF-8", "HOME", folder.toString()));
        ProgramRun run = ProgramRun.of(
                folder,
                environment,
                List.of(fish, "--no-config", "-c", "source $argv[1]; complete -C $argv[2]", script.toString(), line));
        assertThat(run.err()).isEmpty();
        return run.out().lines().map(String::stripTrailing).toList();
    }
}
