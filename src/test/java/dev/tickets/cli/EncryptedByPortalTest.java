package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.sandbox.SandboxOptions.Feature;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.Client;
import dev.tickets.testing.FakePortal;
import dev.tickets.testing.Fault;
import dev.tickets.testing.FaultyPortal;
import dev.tickets.testing.PlainText;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --encrypt} without a key: by the portal's own encryption, where that is proven. */
class EncryptedByPortalTest {
    private static final String TEXT = "correct horse battery";
    private static final PlainText SECRET = new PlainText(TEXT, "staple staple");
    private static final String NOT_KEPT = "is not kept, it would lie here in clear";

    @TempDir
    Path folder;

    private FaultyPortal portal;
    private Cli cli;

    @BeforeEach
    void start() {
        at(new FaultyPortal(folder.resolve("portal")), "");
    }

    private void at(FaultyPortal other, String configuration) {
        if (portal != null) {
            portal.close();
        }
        portal = other;
        cli = new Cli(folder).at(portal.uri()).with("TICKETS_TOKEN", portal.token());
        if (!configuration.isEmpty()) {
            cli.with("TICKETS_PROFILE", "work")
                    .config("[profiles.work]\nportal = \"" + portal.uri() + "\"\nuser = \"ann@example.net\"\n"
                            + configuration + "\n");
        }
    }

    @AfterEach
    void nothing_is_on_this_disk_in_clear() {
        portal.close();
        assertThat(SECRET.filesBelow(folder.resolve("home"))).isEmpty();
    }

    private void prove() {
        assertThat(cli.run("doctor", "--prove-encryption", "-d", "1").exitCode())
                .isZero();
    }

    private Run create(String... more) {
        cli.stdin(TEXT);
        return cli.run(
                Stream.concat(Stream.of("create", "-d", "1", "-s", "Login", "-F", "-", "--encrypt"), Stream.of(more))
                        .toArray(String[]::new));
    }

    private Run reply(String number, String... more) {
        cli.stdin(TEXT);
        return cli.run(Stream.concat(Stream.of("reply", number, "-F", "-", "--encrypt"), Stream.of(more))
                .toArray(String[]::new));
    }

    private List<String> states() {
        return cli.run("outbox", "list", "-o", "tsv", "--fields", "state")
                .out()
                .lines()
                .toList();
    }

    @Test
    void a_proven_portal_is_asked_and_its_mark_is_read_back() {
        prove();

        Run run = create("-o", "json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEqualTo("""
                The portal itself is asked to encrypt it: whoever runs the portal can read it.
                The subject is not encrypted.
                """);
        assertThat(run.out()).contains("\"encrypted\": true", "\"state\": \"created\"");
        assertThat(reply("100002", "-o", "json").out()).contains("\"encrypted\": true", "\"state\": \"replied\"");
        assertThat(cli.run("view", "100002").out()).contains(TEXT);
    }

    @Test
    void a_missing_mark_is_said_loudly_and_remembered() {
        at(
                new FaultyPortal(folder.resolve("other"), options -> options.without(Feature.ENCRYPTION)),
                "encrypt-portal = \"proven\"");

        Run run = create("--no-ref");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("""
                tickets: #100001 is there, but THE PORTAL HAS NOT ENCRYPTED IT: the text lies there in clear, and may \
                have been mailed so
                hint: change what was secret, and ask the support desk to erase it; \
                """);
        Run again = create();
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("this portal was seen to ignore the wish to encrypt");
        assertThat(portal.stored()).hasSize(1);
    }

    @Test
    void a_reply_without_a_mark_is_half_done_too() {
        at(
                new FaultyPortal(folder.resolve("other"), options -> options.without(Feature.ENCRYPTION)),
                "encrypt-portal = \"proven\"");
        cli.run("create", "-q", "-d", "1", "-s", "Login", "-m", "harmless");

        Run run = reply("100001", "-o", "json");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.out()).contains("\"encrypted\": false", "\"state\": \"incomplete\"");
        assertThat(run.err()).contains("THE PORTAL HAS NOT ENCRYPTED IT");
    }

    @Test
    void a_profile_may_forbid_it() {
        at(new FaultyPortal(folder.resolve("other")), "encrypt-portal = \"never\"");
        prove();

        assertThat(create().err()).contains("encrypt-portal = \"never\" forbids the portal's own encryption");
    }

    @Test
    void attachments_need_a_key() {
        prove();
        cli.write("in/a.gif", "GIF89a");

        assertThat(create("-a", "in/a.gif")).isEqualTo(new Run(2, "", """
                tickets: the portal's own encryption covers no attachments: to encrypt them needs a key; nothing was sent
                hint: --encrypt-to KEYFILE, or encrypt-to in config.toml
                """));
        assertThat(portal.stored()).hasSize(1);
    }

    @Test
    void a_text_that_the_portal_cut_is_not_kept() {
        try (FakePortal cutting = FakePortal.encryptingOneWord()) {
            cli.config("[profiles.work]\nportal = \"" + cutting.uri() + "\"\nencrypt-portal = \"proven\"\n")
                    .with("TICKETS_PROFILE", "work")
                    .with("TICKETS_PORTAL", "");

            Run run = create("-q");

            assertThat(run.exitCode()).isEqualTo(5);
            assertThat(run.err()).isEqualTo("""
                    tickets: #7 is there, but only the first 7 of 21 characters of the message arrived
                    hint: compare with tickets view 7, and add what is missing: tickets reply 7 -F FILE
                    """);
            assertThat(cli.run("drafts", "list").out()).isEmpty();
        }
    }

    @Test
    void while_the_portal_is_away_nothing_is_kept() {
        prove();
        portal.failing(FaultyPortal.ANY, 1, Fault.REFUSED, 100);

        Run run = create("--impact", "staple staple");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(69);
        assertThat(run.err()).contains("; the ticket " + NOT_KEPT).contains("hint: send it again when the portal is");
        assertThat(states()).isEmpty();
        assertThat(cli.run("drafts", "list").out()).isEmpty();
        portal.recover();
        assertThat(portal.stored()).hasSize(1);
    }

    @Test
    void what_the_portal_refuses_is_not_kept_either() {
        prove();

        Run run = reply("999999");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
        assertThat(run.err()).contains("; the reply " + NOT_KEPT);
        assertThat(states()).isEmpty();
        assertThat(cli.run("drafts", "list").out()).isEmpty();
    }

    @Test
    void of_an_unclear_one_only_the_reference_is_kept_and_it_is_found_by_that() {
        prove();
        cli.within(Client.impatient());
        portal.failing(FaultyPortal.CREATE, 1, Fault.STALLED_AFTER);

        Run run = create();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(portal.stored()).hasSize(2);
        assertThat(states()).isEmpty();
    }

    @Test
    void an_unclear_one_that_cannot_be_looked_for_now_is_looked_for_later() {
        prove();
        portal.failing(FaultyPortal.ANY, 2, Fault.RESET_AFTER, 100);

        Run run = create();

        assertThat(run.exitCode()).as(run.err()).isEqualTo(6);
        assertThat(run.err())
                .contains("; its text " + NOT_KEPT + "; what it takes to look for the ticket is in the outbox as ")
                .contains("tickets outbox send looks for it first");
        assertThat(states()).containsExactly("unclear");
        portal.recover();

        Run found = cli.run("outbox", "send", "-o", "json", first());

        assertThat(found.exitCode()).as(found.err()).isZero();
        assertThat(found.out()).contains("\"encrypted\": true");
        assertThat(states()).isEmpty();
        assertThat(portal.stored()).hasSize(2);
    }

    private String first() {
        return cli.run("outbox", "list", "-o", "tsv", "--fields", "id").out().strip();
    }

    @Test
    void one_that_has_not_arrived_becomes_a_draft_without_its_text() {
        prove();
        portal.failing(FaultyPortal.ANY, 2, Fault.RESET_BEFORE, 100);
        assertThat(create("--impact", "staple staple").exitCode()).isEqualTo(6);
        portal.recover();
        assertThat(cli.run("outbox", "show", first()).out()).contains("it is encrypted, or it was not kept");

        cli.at(Clock.fixed(Cli.NOW.plus(Duration.ofMinutes(6)), ZoneOffset.UTC));
        Run run = cli.run("outbox", "send", first());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("the ticket has not arrived, and its text was not kept, for it would have lain here in clear")
                .contains("hint: write it again; the draft is kept: tickets drafts show ");
        assertThat(portal.stored()).hasSize(1);
        String draft =
                cli.run("drafts", "list", "-o", "tsv", "--fields", "id").out().strip();
        cli.stdin(TEXT);
        Run again = cli.run("create", "--draft", draft, "-F", "-", "-o", "json");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.out()).contains("\"subject\": \"Login\"", "\"encrypted\": true");
    }

    @Test
    void one_that_is_said_to_be_lost_is_not_sent_without_its_text() {
        prove();
        portal.failing(FaultyPortal.ANY, 2, Fault.RESET_BEFORE, 100);
        assertThat(create("--no-ref").exitCode()).isEqualTo(6);
        portal.recover();
        assertThat(cli.run("outbox", "mark", first(), "lost").exitCode()).isZero();

        assertThat(cli.run("outbox", "send", first()).exitCode()).isEqualTo(1);

        assertThat(portal.stored()).hasSize(1);
        assertThat(states()).isEmpty();
    }

    @Test
    void the_mark_of_one_that_is_found_later_is_required_as_well() {
        at(
                new FaultyPortal(folder.resolve("other"), options -> options.without(Feature.ENCRYPTION)),
                "encrypt-portal = \"proven\"");
        portal.failing(FaultyPortal.ANY, 2, Fault.RESET_AFTER, 100);
        assertThat(create().exitCode()).isEqualTo(6);
        portal.recover();

        Run found = cli.run("outbox", "send", first());

        assertThat(found.exitCode()).as(found.err()).isEqualTo(5);
        assertThat(found.err()).contains("THE PORTAL HAS NOT ENCRYPTED IT");
    }

    @Test
    void a_repeated_alert_that_becomes_a_reply_is_encrypted_too() {
        prove();
        assertThat(create("--dedup-key", "disk").exitCode()).isZero();

        assertThat(create("--dedup-key", "disk", "-o", "json").out())
                .contains("\"state\": \"replied\"", "\"encrypted\": true");
    }

    @Test
    void a_log_shows_no_text_though_the_portal_does_not_mark_it() {
        at(
                new FaultyPortal(folder.resolve("other"), options -> options.without(Feature.ENCRYPTION)),
                "encrypt-portal = \"proven\"");

        Run run = create("-vv");

        assertThat(run.err()).contains("POST ", "GET ").doesNotContain(TEXT);
    }

    @Test
    void a_dry_run_says_that_it_would_be_encrypted() {
        prove();

        Run run = create("--dry-run", "-o", "json");

        assertThat(run.out()).contains("\"encrypted\": true", "\"state\": \"dry-run\"");
        assertThat(portal.stored()).hasSize(1);
    }
}
