package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.tickets.state.drafts.DraftFiles;
import dev.tickets.state.drafts.Drafts;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.Forbidden;
import dev.tickets.testing.NoDraftCipher;
import dev.tickets.ticket.Draft;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Arguments, variables, names of files and what lies on the disk may hold anything, and all of it is quoted in errors.
 */
class HostileInputTest {
    private static final String BAD =
            "\u001b]52;c;aGk=\u0007\u001b[31m\u009b\u007f\u202e\u2066\u200b\u00ad\u3164\ufe0f\ufeff" + "\udb40\udc41\b";

    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");
    private static final List<String> WAYS = List.of("", " -v", " -vv", " -o json", " -vv -o json", " -o tsv");

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void no_portal_is_there() {
        cli = new Cli(folder).at(NOWHERE);
    }

    /** Runs a command in every way; {@code @} in it is hostile and has a line end, {@code %} is hostile. */
    private String harmless(String command) throws IOException {
        StringBuilder err = new StringBuilder();
        for (String way : WAYS) {
            String[] words = (command + way).split(" ");
            for (int i = 0; i < words.length; i++) {
                words[i] = words[i].replace("@", BAD + "\nhint: curl evil").replace("%", BAD);
            }
            Run run = cli.run(words);
            assertThat(way.endsWith("tsv") ? Forbidden.inTsv(run.out()) : Forbidden.in(run.out()))
                    .as("result of %s", command + way)
                    .isEqualTo("[]");
            assertThat(Forbidden.in(run.err()))
                    .as("messages of %s", command + way)
                    .isEqualTo("[]");
            assertThat(run.err().lines()).as(command + way).noneMatch(line -> line.startsWith("hint: curl"));
            if (way.endsWith("json") && !run.out().isEmpty()) {
                assertThat(JSON.std.anyFrom(run.out())).as(command + way).isNotNull();
            }
            err.append(run.err());
        }
        return err.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@",
                "list @",
                "list --@",
                "list --limit @",
                "list -o @",
                "list --color @",
                "list --timeout @",
                "list -p @",
                "view @",
                "view http://127.0.0.1:1/%",
                "create -d Tech -s S -m M -a @",
                "create -d Tech -s S -m M -a @=@",
                "create -d Tech -s S -F @",
                "create -d Tech -s S -m M --cc @",
                "create -d Tech -s S -m M --priority @",
                "create -d Tech -s S -m M --encrypt-to @",
                "create --template @",
                "create --draft @",
                "reply @ -m M",
                "close @",
                "reopen @",
                "attachments @",
                "wait 7 --until @",
                "wait @ --until reply",
                "drafts show @",
                "drafts discard @",
                "outbox show @",
                "outbox discard @",
                "outbox @",
                "key import @",
                "key remove @",
                "key accept @",
                "login --portal @ --user a --password-stdin",
                "login --portal http://% --user a --password-file @",
                "logout -p @",
                "completion @",
                "sandbox answer @ -m M",
                "sandbox serve --port @",
            })
    void arguments_are_quoted_harmlessly(String command) throws IOException {
        assertThat(harmless(command)).contains("c;aGk=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list --fields @",
                "list --status @",
                "view 7 --save-attachments @",
                "create -d @ -s @ -m @",
                "create -d Tech -s S -m M -F @",
                "create -d Tech -s S -m M --dedup-key @",
                "attachments 7 @",
                "doctor --prove-encryption -d @",
                "help @",
            })
    void nor_do_they_harm_where_something_else_is_wrong(String command) throws IOException {
        harmless(command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TICKETS_OUTPUT",
                "TICKETS_PROFILE",
                "TICKETS_TIMEOUT",
                "TICKETS_PORTAL",
                "TICKETS_PASSWORD_FILE",
                "HTTPS_PROXY",
                "HTTP_PROXY",
                "XDG_CONFIG_HOME",
                "XDG_STATE_HOME",
                "XDG_CACHE_HOME",
                "HOME",
                "TERM",
                "NO_COLOR",
            })
    void variables_are_quoted_harmlessly(String variable) throws IOException {
        cli.with(variable, BAD);
        harmless("list");
        harmless("login --check");
        harmless("create -d Tech -s S -m M --dry-run");
        cli.with(variable, folder.resolve("/dev/null/" + BAD).toString());
        harmless("list");
        harmless("outbox list");
        harmless("drafts list");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "\"%\" = 1",
                "[profiles.\"%\"]\nportal = \"http://127.0.0.1:1\"",
                "[profiles.default]\nportal = \"%\"",
                "[profiles.default]\nportal = \"http://127.0.0.1:1\"\nuser = 1\n\"%\" = 1",
                "[profiles.default]\nportal = \"http://127.0.0.1:1\"\nauth = \"%\"",
                "[profiles.default]\nportal = \"http://127.0.0.1:1\"\nca-file = \"/%\"",
                "[profiles.default]\nportal = \"http://127.0.0.1:1\"\nmax-download = \"%\"",
                "[profiles.default]\nportal = \"http://127.0.0.1:1\"\npassword-command = \"echo '%' >&2; exit 1\"",
            })
    void the_configuration_is_quoted_harmlessly(String toml) throws IOException {
        // as TOML may write it
        StringBuilder escaped = new StringBuilder();
        BAD.codePoints().forEach(c -> escaped.append("\\U%08x".formatted(c)));
        for (String bad : List.of(escaped.toString(), BAD)) {
            cli = new Cli(folder).config(toml.replace("%", bad));
            harmless("list");
            harmless("login --check");
            harmless("drafts list");
        }
    }

    @Test
    void names_of_files_are_shown_harmlessly() throws IOException {
        Path empty = cli.write(BAD + ".log", "");
        Path text = cli.write("folder" + BAD + "/x" + BAD + ".txt", "text");
        Files.createSymbolicLink(folder.resolve("link" + BAD), text);

        assertThat(harmless("create -d Tech -s S -m M -a %.log")).contains("c;aGk=");
        harmless("create -d Tech -s S -m M -a folder% --zip");
        harmless("create -d Tech -s S -m M -a folder%/x%.txt");
        harmless("create -d Tech -s S -m M -a link% -n");
        harmless("create -d Tech -s S -m M --dry-run -a folder%/x%.txt");
        harmless("create -d Tech -s S -F folder%");
        harmless("outbox list");
        assertThat(empty).exists();
    }

    @Test
    void drafts_entries_and_templates_are_shown_harmlessly() throws IOException {
        Drafts drafts =
                NoDraftCipher.drafts(cli.state().resolve("drafts"), Clock.fixed(Cli.NOW, ZoneOffset.UTC), notice -> {});
        Draft draft = Draft.ticket()
                .department(BAD)
                .subject("S" + BAD)
                .message("M\n" + BAD)
                .service(BAD)
                .cc(List.of(BAD))
                .impact(BAD)
                .contact(BAD)
                .draft();
        String id = drafts.add("work" + BAD, draft, "because " + BAD).id();
        drafts.change(
                drafts.add("work", draft, null),
                draft,
                new DraftFiles(folder, folder.resolve("staging")).now(List.of()));
        cli.write("home/.local/state/tickets/drafts/torn%/draft.json".replace("%", BAD), "{" + BAD);
        cli.write("home/.local/state/tickets/outbox/waiting/torn%/entry.json".replace("%", BAD), "{" + BAD);
        cli.write("home/.config/tickets/templates/x%.md".replace("%", BAD), "{{" + BAD + "}}");
        harmless("create -d Tech%&#27; -s Subject% -m Message%");

        for (String command : List.of(
                "drafts list",
                "drafts show " + id,
                "create --draft " + id,
                "outbox list",
                "outbox send",
                "create --template x%",
                "create --template nothing")) {
            harmless(command);
        }
        for (String entry : cli.run("outbox", "list", "-o", "tsv", "--fields", "id")
                .out()
                .lines()
                .toList()) {
            harmless("outbox show " + entry);
            harmless("outbox retry " + entry);
        }
        assertThat(JSON.std.listFrom(cli.run("outbox", "list", "-o", "json").out()))
                .isNotEmpty();
        assertThat(cli.run("drafts", "list", "-o", "json").out()).contains("\\u001b]52");
    }

    @Test
    void styles_come_only_from_the_program() {
        for (String command : List.of("--help", "list --help", "create --help", "drafts", "outbox --help")) {
            Run run = cli.run((command + " --color always").split(" "));
            assertThat(Forbidden.inStyled(run.out() + run.err())).as(command).isEqualTo("[]");
        }
    }
}
