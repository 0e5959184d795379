package dev.tickets.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What TAB offers at the end of a line, the same in every shell. */
abstract class CompletionContract {
    /** Names as a portal could choose them to run a command, or to break a line. */
    private static final List<String> HOSTILE = List.of(
            "VPS Support",
            "Billing: $(touch pwned)",
            "`touch pwned`",
            "O'Neil \"q\"",
            "サポート 日本",
            "a;touch pwned",
            "-x");

    @TempDir
    Path folder;

    /** Variables of the environment, over {@code HOME}, which is the folder. */
    final Map<String, String> variables = new LinkedHashMap<>();

    /** The words offered at the end of the line, without descriptions, and as the program would get them. */
    abstract List<String> words(String line) throws IOException;

    /** What stands before the value in the last word, where a shell offers whole words: a flag, addresses. */
    static String beforeValue(String line) {
        String last = line.substring(line.lastIndexOf(' ') + 1);
        if (last.contains(",")) {
            return last.substring(0, last.lastIndexOf(',') + 1);
        }
        return last.startsWith("--")
                ? last.substring(0, last.indexOf('=') + 1)
                : last.matches("-[^-].+") ? last.substring(0, 2) : "";
    }

    private void cache(String file, List<String> lines) throws IOException {
        Path path = folder.resolve(".cache/tickets").resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, lines);
    }

    private void tickets(String profile, int count) throws IOException {
        cache(
                profile + "/tickets",
                IntStream.range(0, count)
                        .mapToObj(i -> (200_000 - i) + "\tSubject $(touch pwned) " + i)
                        .toList());
    }

    @Test
    void offers_commands_but_no_hidden_ones() throws IOException {
        assertThat(words("tickets "))
                .containsExactlyInAnyOrder("list", "create", "view", "outbox", "sandbox", "completion");
        assertThat(words("tickets li")).containsExactly("list");
        assertThat(words("tickets sec")).doesNotContain("secret");
    }

    @Test
    void offers_the_commands_below_a_command() throws IOException {
        assertThat(words("tickets sandbox ")).containsExactlyInAnyOrder("serve", "answer");
        assertThat(words("tickets sandbox serve --p")).contains("--port");
    }

    @Test
    void offers_flags_of_the_command_and_those_of_every_command() throws IOException {
        assertThat(words("tickets --")).containsExactlyInAnyOrder("--output", "--profile");
        assertThat(words("tickets list --")).containsExactlyInAnyOrder("--output", "--profile", "--status", "--search");
        assertThat(words("tickets ls --s")).containsExactlyInAnyOrder("--status", "--search");
        assertThat(words("tickets create --t")).doesNotContain("--trace");
    }

    @Test
    void finds_the_command_after_flags_and_their_values() throws IOException {
        assertThat(words("tickets -o json -q l")).containsExactly("list");
        assertThat(words("tickets -o list --output=json l")).containsExactly("list");
        assertThat(words("tickets --output=json list --st")).containsExactly("--status");
        assertThat(words("tickets list -q --output json --status o")).contains("open");
    }

    @Test
    void offers_the_values_of_a_flag() throws IOException {
        assertThat(words("tickets list -o ")).containsExactlyInAnyOrder("table", "json", "tsv");
        assertThat(words("tickets list --output=j")).containsExactly("json");
        assertThat(words("tickets list -oj")).containsExactly("json");
        assertThat(words("tickets list --status o")).containsExactly("open");
        assertThat(words("tickets create -s ")).isEmpty();
    }

    @Test
    void offers_an_optional_value_only_after_an_equals_sign() throws IOException {
        assertThat(words("tickets create --zip=")).containsExactly("all");
        assertThat(words("tickets create --zip ")).doesNotContain("all");
    }

    @Test
    void offers_arguments_by_their_place() throws IOException {
        assertThat(words("tickets completion ")).containsExactlyInAnyOrder("bash", "zsh", "fish");
        assertThat(words("tickets completion bash ")).doesNotContain("bash", "zsh", "fish");
        assertThat(words("tickets completion -- ")).containsExactlyInAnyOrder("bash", "zsh", "fish");
        assertThat(words("tickets sandbox answer 12 t")).containsExactlyInAnyOrder("table", "tsv");
        assertThat(words("tickets outbox mark 01AB ")).containsExactlyInAnyOrder("arrived", "lost");
    }

    @Test
    void takes_nothing_for_a_flag_after_two_dashes() throws IOException {
        assertThat(words("tickets completion -- -")).isEmpty();
        assertThat(words("tickets -- li")).isEmpty();
    }

    @Test
    void offers_drafts_and_templates_of_the_user() throws IOException {
        assertThat(words("tickets sandbox serve --draft ")).isEmpty();
        assertThat(words("tickets sandbox serve --template ")).containsExactlyInAnyOrder("incident", "question");

        SampleProgram.write(folder.resolve(".local/state"), folder.resolve(".config"));

        assertThat(words("tickets sandbox serve --draft ")).containsExactly("260102-aaaa");
        assertThat(words("tickets sandbox serve --draft 2701")).isEmpty();
        assertThat(words("tickets sandbox serve --template "))
                .contains("incident", "question", "disk", "net_2")
                .doesNotContain("not one", "not", "README");
        assertThat(words("tickets sandbox serve --template d")).containsExactly("disk");
    }

    @Test
    void looks_where_xdg_says() throws IOException {
        SampleProgram.write(folder.resolve("state"), folder.resolve("config"));
        Files.createDirectories(folder.resolve("cache/tickets/default"));
        Files.writeString(folder.resolve("cache/tickets/default/tickets"), "12\tDisk\n");
        variables.put("XDG_STATE_HOME", folder.resolve("state").toString());
        variables.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        variables.put("XDG_CACHE_HOME", folder.resolve("cache").toString());

        assertThat(words("tickets sandbox serve --draft ")).containsExactly("260102-aaaa");
        assertThat(words("tickets sandbox serve --template n")).containsExactly("net_2");
        assertThat(words("tickets view ")).containsExactly("12");

        variables.put("XDG_CACHE_HOME", "cache");
        assertThat(words("tickets view ")).isEmpty();
    }

    @Test
    void offers_entries_of_the_outbox_and_keys() throws IOException {
        Path state = folder.resolve(".local/state/tickets");
        Files.createDirectories(state.resolve("outbox/unclear/01AB"));
        Files.createDirectories(state.resolve("outbox/waiting/01CD"));
        Files.createDirectories(state.resolve("outbox/done/01EF"));
        Files.createDirectories(state.resolve("keys"));
        Files.createFile(state.resolve("keys/ABCD0123.asc"));
        Files.createFile(state.resolve("keys/pins"));

        assertThat(words("tickets outbox mark ")).containsExactlyInAnyOrder("01AB", "01CD");
        assertThat(words("tickets outbox mark 01A")).containsExactly("01AB");
        assertThat(words("tickets create --encrypt-to A")).containsExactly("ABCD0123");
    }

    @Test
    void offers_numbers_of_tickets_newest_first_and_at_most_200() throws IOException {
        assertThat(words("tickets view ")).isEmpty();

        tickets("default", 1);
        assertThat(words("tickets view ")).containsExactly("200000");

        tickets("default", 5_000);
        assertThat(words("tickets view ")).startsWith("200000", "199999").hasSizeBetween(200, 500);
        assertThat(words("tickets view 1965")).startsWith("196599").hasSize(100);
        assertThat(words("tickets view 5")).isEmpty();
        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    @Test
    void offers_names_without_running_them() throws IOException {
        List<String> lines = new ArrayList<>();
        HOSTILE.forEach(name -> lines.add((lines.size() + 1) + "\t" + name + "\tabout it"));
        cache("default/departments", lines);
        cache("default/services", List.of("7\tVPS 1\tvps.example.net\tActive"));

        assertThat(words("tickets create -d ")).containsExactlyInAnyOrderElementsOf(HOSTILE);
        assertThat(words("tickets create -d vps")).containsExactly("VPS Support");
        assertThat(words("tickets create -d 2")).containsExactly("2");
        assertThat(words("tickets create --service=")).containsExactly("VPS 1");
        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    @Test
    void offers_statuses_and_addresses_used_before() throws IOException {
        cache("default/statuses", List.of("In Progress"));
        cache("default/cc", List.of("bob@example.net", "alice@example.net"));

        assertThat(words("tickets list --status ")).containsExactlyInAnyOrder("open", "closed", "In Progress");
        assertThat(words("tickets create --cc ")).containsExactly("bob@example.net", "alice@example.net");
        assertThat(words("tickets create --cc=bob@example.net,a")).containsExactly("alice@example.net");
    }

    @Test
    void the_profile_decides_which_names_are_offered() throws IOException {
        cache("profiles", List.of("default\thttps://portal.example.net", "work\t"));
        cache("default/tickets", List.of("1\ta"));
        cache("work/tickets", List.of("2\tb"));
        cache("home/tickets", List.of("3\tc"));
        cache("sandbox/tickets", List.of("4\td"));

        assertThat(words("tickets -p ")).containsExactlyInAnyOrder("default", "work", "sandbox");
        assertThat(words("tickets view ")).containsExactly("1");
        assertThat(words("tickets -p work view ")).containsExactly("2");
        assertThat(words("tickets view --profile=work ")).containsExactly("2");
        assertThat(words("tickets -pwork view ")).containsExactly("2");
        assertThat(words("tickets -p ../default view ")).isEmpty();
        assertThat(words("tickets sandbox answer ")).containsExactly("4");

        Files.createDirectories(folder.resolve(".config/tickets"));
        Files.writeString(folder.resolve(".config/tickets/config.toml"), "# mine\ndefault-profile = \"home\"\n");
        assertThat(words("tickets view ")).containsExactly("3");
        assertThat(words("tickets view a")).isEmpty();
        variables.put("TICKETS_PROFILE", "work");
        assertThat(words("tickets view ")).containsExactly("2");
        assertThat(words("tickets -p default view ")).containsExactly("1");
    }

    /** As root, a file can be given to another user; as another user, a link leads to a file of root. */
    @Test
    void no_file_of_another_user_is_read() throws IOException {
        Assumptions.assumeTrue(System.getProperty("user.name").equals("root"), "only root gives files away");
        tickets("default", 1);
        Path file = folder.resolve(".cache/tickets/default/tickets");
        UserPrincipal nobody =
                folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        UserPrincipal us = Files.getOwner(file);

        Files.setOwner(file, nobody);
        assertThat(words("tickets view ")).isEmpty();
        Files.setOwner(file, us);
        Files.setOwner(file.getParent(), nobody);
        assertThat(words("tickets view ")).isEmpty();
        Files.setOwner(file.getParent(), us);
        assertThat(words("tickets view ")).containsExactly("200000");
    }
}
