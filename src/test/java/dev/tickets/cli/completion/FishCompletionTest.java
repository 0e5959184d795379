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

/** The script in a real fish, which tells what TAB offers at the end of a line: each word, a tab, its description. */
class FishCompletionTest {
    private static final String SCRIPT = CompletionScript.of(Shell.FISH, SampleProgram.spec());

    @TempDir
    Path folder;

    @Test
    void offers_commands_with_their_descriptions_but_no_hidden_ones() throws IOException {
        assertThat(offered("tickets "))
                .containsExactlyInAnyOrder(
                        "list\tList tickets: $newest \"first\".",
                        "create\tCreate a new ticket.",
                        "sandbox\tThe practice portal.",
                        "completion\tPrint a completion script.");
        assertThat(offered("tickets sec")).isEmpty();
    }

    @Test
    void offers_the_commands_below_a_command() throws IOException {
        assertThat(offered("tickets sandbox "))
                .containsExactlyInAnyOrder("answer\tAnswer a ticket.", "serve\tServe it.");
        assertThat(offered("tickets sandbox serve --p")).containsExactly("--port");
    }

    @Test
    void offers_flags_of_the_command_and_those_of_every_command() throws IOException {
        String output = "--output\tOne of table, json, tsv (default: table).";
        assertThat(offered("tickets --")).containsExactly(output);
        assertThat(offered("tickets list --")).containsExactlyInAnyOrder(output, "--status", "--search\tSearch");
        assertThat(offered("tickets ls -")).contains("-q\tSay nothing but [errors]: it's 100% quiet.");
    }

    @Test
    void finds_the_command_behind_flags_and_their_values() throws IOException {
        assertThat(words("tickets -o json -q l")).containsExactly("list");
        assertThat(words("tickets -o list --output=json l")).containsExactly("list");
        assertThat(words("tickets --output=json list --st")).containsExactly("--status");
    }

    @Test
    void offers_the_values_of_a_flag() throws IOException {
        assertThat(words("tickets list -o ")).containsExactlyInAnyOrder("table", "json", "tsv");
        assertThat(words("tickets list --output=j")).containsExactly("--output=json");
        assertThat(words("tickets list --status o")).containsExactly("open");
        assertThat(words("tickets create --zip=")).containsExactly("--zip=all");
        assertThat(words("tickets create --zip ")).isEmpty();
    }

    @Test
    void offers_files_and_folders_where_they_belong_and_nowhere_else() throws IOException {
        Files.writeString(folder.resolve("a log.txt"), "");
        Files.createDirectory(folder.resolve("a folder"));

        assertThat(words("tickets create -F a")).containsExactlyInAnyOrder("a folder/", "a log.txt");
        assertThat(words("tickets create --keep a")).containsExactly("a folder/");
        assertThat(words("tickets create -a one two a")).containsExactlyInAnyOrder("a folder/", "a log.txt");
        assertThat(words("tickets sandbox answer 12 json a")).containsExactlyInAnyOrder("a folder/", "a log.txt");
        assertThat(words("tickets sandbox answer a")).isEmpty();
        assertThat(words("tickets create -s a")).isEmpty();
        assertThat(words("tickets list a")).isEmpty();
    }

    @Test
    void offers_arguments_by_their_place() throws IOException {
        assertThat(words("tickets completion ")).containsExactlyInAnyOrder("bash", "zsh", "fish");
        assertThat(words("tickets completion bash ")).isEmpty();
        assertThat(words("tickets completion -- ")).containsExactlyInAnyOrder("bash", "zsh", "fish");
        assertThat(words("tickets sandbox answer 12 t")).containsExactlyInAnyOrder("table", "tsv");
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

    private List<String> words(String line) throws IOException {
        return offered(line).stream().map(word -> word.replaceFirst("\t.*", "")).toList();
    }

    private List<String> offered(String line) throws IOException {
        String fish = RequiredTool.named("fish").toString();
        Files.createDirectories(folder.resolve(".config"));
        Path script = Files.writeString(folder.resolve(".config/tickets.fish"), SCRIPT);
        Map<String, String> environment = Map.of(
                "PATH", System.getenv().getOrDefault("PATH", ""), "LC_ALL", "C.UTF-8", "HOME", folder.toString());
        ProgramRun run = ProgramRun.of(
                folder,
                environment,
                List.of(fish, "--no-config", "-c", "source $argv[1]; complete -C $argv[2]", script.toString(), line));
        assertThat(run.err()).isEmpty();
        return run.out().lines().map(String::stripTrailing).toList();
    }
}
