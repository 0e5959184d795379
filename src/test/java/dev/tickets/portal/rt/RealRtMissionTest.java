package dev.tickets.portal.rt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.ticket.TicketNumber;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ticket from the login to its end, at the real Request Tracker. */
@Tag("rt")
class RealRtMissionTest extends RealRtCommands {
    private static final byte[] LATIN = "café \0\1\r\nÿþ".repeat(99).getBytes(ISO_8859_1);
    private static final byte[] BINARY = new byte[3000];

    static {
        for (int i = 0; i < BINARY.length; i++) {
            BINARY[i] = (byte) (i * i);
        }
    }

    private Run login(Cli fresh, boolean token) {
        String[] command = {"login", "--portal", server.address().toString(), "--type", "rt"};
        return token
                ? fresh.stdin(server.token("carol") + "\n").run(words(List.of(command), "--token-stdin"))
                : fresh.stdin("carol-pass\n")
                        .run(words(List.of(command), "--user", "carol", "--basic", "--password-stdin"));
    }

    @ParameterizedTest(name = "token: {0}")
    @ValueSource(booleans = {true, false})
    void a_ticket_is_filed_shown_answered_closed_and_opened_and_its_files_come_back(boolean token) {
        Cli fresh = home("fresh");
        fresh.write("日本😀.bin", BINARY);
        fresh.write("latin.txt", LATIN);
        Run login = login(fresh, token);
        assertThat(login.exitCode()).isZero();
        assertThat(login.err())
                .endsWith("Logged in to " + server.address() + " as carol@example.test (profile default).\n");

        assertThat(fresh.run("departments")).isEqualTo(new Run(0, """
                ID  NAME               DESCRIPTION
                4   Billing            Billing department
                6   Locked             Locked department
                5   Odd                Odd department
                3   Technical Support  Technical Support department
                """, ""));
        String number = filed(fresh);
        goesOn(fresh, number);
        String kept = "The token stays valid at the portal. To revoke it, delete the token on " + server.address()
                + "/Prefs/AuthTokens.html, or ask the portal's operator to delete it.\n";
        assertThat(fresh.run("logout"))
                .isEqualTo(new Run(
                        0, "", "Logged out of " + server.address() + " (profile default).\n" + (token ? kept : "")));
    }

    private String filed(Cli fresh) {
        String[] message = {"-s", subject("Disk full: O'Neil & 日本"), "-m", "Hällo <b>you</b>", "--priority", "high"};
        String[] more = {"--cc", "ops@example.net,dave@example.test", "-a", "日本😀.bin", "-a", "latin.txt"};
        Run filed = fresh.run(words(List.of("create", "-d", "technical"), words(List.of(message), more)));
        String number = created(filed);
        assertThat(named(filed, number)).isEqualTo(new Run(0, """
                Ticket created! #N
                PORTAL/Ticket/Display.html?id=N
                """, ""));
        assertThat(named(fresh.run("view", number), number)).isEqualTo(new Run(0, """
                #N  Disk full: O'Neil & 日本 WORD
                Status      new
                Department  Technical Support
                Priority    high
                CC          ops@example.net, dave@example.test
                Opened      TIME
                Updated     TIME
                Page        PORTAL/Ticket/Display.html?id=N
                Times       UTC

                --- Carol (you), TIME

                  Hällo <b>you</b>

                  --\s
                  Ref: REF

                  attached: 日本😀.bin (3.0 kB, id ID)
                  attached: latin.txt (1.1 kB, id ID)
                """, ""));
        return number;
    }

    private void goesOn(Cli fresh, String number) {
        assertThat(named(fresh.run("reply", number, "-m", "More", "-a", "latin.txt"), number))
                .isEqualTo(new Run(0, """
                Reply sent! #N
                PORTAL/Ticket/Display.html?id=N
                """, ""));
        assertThat(fresh.run("close", number, "-o", "tsv", "--fields", "status"))
                .isEqualTo(new Run(0, "resolved\n", ""));
        assertThat(fresh.run("reopen", number, "-o", "tsv", "--fields", "status"))
                .isEqualTo(new Run(0, "open\n", ""));

        assertThat(fresh.run("attachments", number, "--save", "saved").exitCode())
                .isZero();
        Path saved = folder.resolve("fresh/saved");
        assertThat(saved.resolve("日本😀.bin")).hasBinaryContent(BINARY);
        assertThat(saved.resolve("latin.txt")).hasBinaryContent(LATIN);
        assertThat(saved.resolve("latin (2).txt")).hasBinaryContent(LATIN);
    }

    @Test
    void custom_fields_and_the_priority_of_the_staff_are_shown() {
        staff.send(
                "carol",
                "POST",
                "/ticket",
                Map.of(
                        "Queue", "Technical Support",
                        "Subject", subject("Fields"),
                        "Requestor", "carol@example.test",
                        "Priority", 100,
                        "Content", "Text",
                        "ContentType", "text/plain",
                        "CustomFields", Map.of("Server", "web 1 日本")));
        String number = cli.run("list", "--search", word, "-o", "tsv", "--fields", "number")
                .out()
                .strip();

        assertThat(named(cli.run("view", number), number)).isEqualTo(new Run(0, """
                #N  Fields WORD
                Status      new
                Department  Technical Support
                Priority    high
                Opened      TIME
                Updated     TIME
                Page        PORTAL/Ticket/Display.html?id=N
                Times       UTC
                Field       Server: web 1 日本

                --- Carol (you), TIME

                  Text
                """, ""));
    }

    @Test
    void the_answer_of_the_staff_is_theirs_and_their_comments_stay_hidden() {
        String number = create("Staff");
        staff.comment(new TicketNumber(number), "internal");
        staff.answer(new TicketNumber(number), "We look at it");

        assertThat(named(cli.run("view", number, "--last", "1"), number).out()).endsWith("""
                (1 earlier message is not shown)

                --- Agent (staff), TIME

                  We look at it
                """);
        assertThat(cli.run("view", number).out()).doesNotContain("internal");
    }

    @Test
    void a_merged_ticket_is_shown_under_the_other_number() {
        String kept = create("Kept");
        String merged = create("Merged");
        staff.send("PUT", "/ticket/" + merged, Map.of("MergeInto", kept));

        Run run = cli.run("view", merged);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("#" + kept + "  Kept " + word + "\n");
        assertThat(run.err()).isEqualTo("Ticket #" + merged + " was merged into ticket #" + kept + ".\n");
        assertThat(cli.run("reply", merged, "-m", "To both").exitCode()).isZero();
        assertThat(cli.run("view", kept, "--last", "1").out()).contains("  To both\n");
    }

    @Test
    void who_has_no_rights_sees_nothing_and_files_nothing() {
        String number = create("Foreign");
        Cli other = as("norights");
        String forbidden = "tickets: the portal forbids GET " + server.address() + "/REST/2.0/ticket/" + number
                + "\nhint: ask the portal's operator for the right, or log in as another user";

        assertThat(other.run("departments").out()).doesNotContain("Billing");
        assertThat(other.run("list"))
                .isEqualTo(new Run(0, "", "No ticket matches; --status all includes closed tickets.\n"));
        assertThat(other.run("view", number)).isEqualTo(new Run(4, "", forbidden + "\n"));
        assertThat(other.run("close", number)).isEqualTo(new Run(4, "", forbidden + "\n"));
        assertThat(other.run("reply", number, "-m", "Text").withoutChance())
                .isEqualTo(new Run(4, "", forbidden + "; the draft is kept: tickets drafts show ID\n"));
        assertThat(other.run("create", "-d", "Billing", "-s", subject("None"), "-m", "Text")
                        .withoutChance())
                .isEqualTo(new Run(3, "", """
                        tickets: department 'Billing' does not exist
                        hint: list all: tickets departments; the draft is kept: tickets drafts show ID, tickets create --draft ID
                        """));
        assertThat(tickets()).isEqualTo(1);
    }

    @Test
    void a_token_that_the_portal_does_not_know_is_no_login() {
        Run run = as("carol")
                .with("TICKETS_TOKEN", "1-43-0000000000000000000000000000dead")
                .run("list");

        assertThat(run).isEqualTo(new Run(4, "", """
                tickets: not logged in: the portal does not accept the token (from TICKETS_TOKEN)
                hint: tickets login -p default
                """));
    }

    @Test
    void twelve_at_once_are_twelve_tickets() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        List<String> numbers = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 12; i++) {
            String what = "At once " + i;
            threads.add(new Thread(() -> numbers.add(create(what))));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(numbers).hasSize(12).doesNotHaveDuplicates();
        assertThat(tickets()).isEqualTo(12);
        assertThat(cli.run("outbox", "list", "-o", "tsv")).isEqualTo(new Run(0, "", ""));
    }
}
