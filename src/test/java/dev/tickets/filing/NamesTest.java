package dev.tickets.filing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.Fault;
import dev.tickets.testing.FaultyPortal;
import java.io.IOException;
import java.nio.file.Files;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the names of departments and services are looked up: at the portal, in what it last had, or later. */
class NamesTest {
    private static final String DEPARTMENTS = "GET /api/ticket/departments";

    @TempDir
    Path folder;

    private FaultyPortal portal;
    private Cli cli;

    @BeforeEach
    void start() {
        portal = new FaultyPortal(folder.resolve("portal"));
        cli = new Cli(folder).at(portal.uri()).with("TICKETS_TOKEN", portal.token());
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private Run create(String department, String... more) {
        return cli.run(
                Stream.concat(Stream.of("create", "-q", "-d", department, "-s", "Down", "-m", "x"), Stream.of(more))
                        .toArray(String[]::new));
    }

    private void learnNames() {
        assertThat(cli.run("departments").exitCode()).isZero();
        assertThat(cli.run("services").exitCode()).isZero();
    }

    private Path cached(String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("home/.cache/tickets"))) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        }
    }

    @Test
    void while_the_portal_does_not_tell_them_those_that_it_last_had_are_good_enough() {
        learnNames();
        cli.at(Clock.fixed(Cli.NOW.plus(Duration.ofDays(400)), ZoneOffset.UTC));
        portal.failing(DEPARTMENTS, 1, Fault.RESET_BEFORE, 9);

        Run run = create("cloud", "-o", "tsv", "--fields", "state,department");

        assertThat(run).isEqualTo(new Run(0, "created\tBESTNET-CLOUD\n", ""));
        assertThat(portal.stored()).hasSize(1);
    }

    @Test
    void a_ticket_teaches_the_names_too() {
        assertThat(create("cloud").exitCode()).isZero();
        portal.failing(DEPARTMENTS, 1, Fault.RESET_BEFORE, 9);

        assertThat(create("billing").exitCode()).isZero();
    }

    @Test
    void a_dry_run_needs_no_portal_then() {
        learnNames();
        portal.failing(FaultyPortal.ANY, 1, Fault.REFUSED);

        assertThat(create("cloud", "--dry-run").out()).contains("BESTNET-CLOUD");
        assertThat(create("nowhere", "--dry-run").exitCode()).isEqualTo(69);
    }

    @Test
    void a_name_that_nobody_knows_here_is_looked_up_when_the_ticket_is_sent() {
        portal.failing(FaultyPortal.ANY, 1, Fault.REFUSED);
        assertThat(create("cloud").exitCode()).isEqualTo(75);
        portal.recover();

        Cli later = cli.at(Clock.fixed(Cli.NOW.plus(Duration.ofHours(2)), ZoneOffset.UTC));
        assertThat(later.run("outbox", "send", "-o", "tsv", "--fields", "state,department"))
                .isEqualTo(new Run(0, "created\tBESTNET-CLOUD\n", ""));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"REFUSED", "RESET_BEFORE", "TOO_MANY_BEFORE", "UNAVAILABLE_BEFORE"})
    void a_name_that_a_fresh_list_lacks_is_refused_at_once_and_never_waits_in_the_outbox(Fault fault) {
        cli.at(Clock.systemUTC());
        learnNames();
        portal.failing(FaultyPortal.ANY, 1, fault, 99);

        assertThat(create("nowhere").withoutChance()).isEqualTo(new Run(3, "", """
                tickets: department 'nowhere' does not exist
                hint: nearest: Domains (3), General (4), Billing (2); list all: tickets departments; the draft is kept: tickets drafts show ID, tickets create --draft ID
                """));
        assertThat(create("cloud", "--service", "nothing").err())
                .startsWith("tickets: service 'nothing' does not exist\n");
        assertThat(cli.run("outbox", "list", "-o", "tsv").out()).isEmpty();
        assertThat(create("cloud").exitCode()).isIn(6, 75);
    }

    @Test
    void an_old_list_does_not_prove_that_a_name_does_not_exist() {
        learnNames();
        cli.at(Clock.offset(Clock.systemUTC(), Duration.ofHours(1)));
        portal.failing(FaultyPortal.ANY, 1, Fault.REFUSED);

        assertThat(create("nowhere").exitCode()).isEqualTo(75);
    }

    @Test
    void an_id_that_the_portal_no_longer_knows_is_refused_and_leaves_a_draft() throws IOException {
        learnNames();
        Files.write(cached("departments"), List.of("77\tOld team\tgone"));
        portal.failing(DEPARTMENTS, 1, Fault.RESET_BEFORE, 9);

        Run run = create("old");

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(3);
        assertThat(run.err()).contains("the draft is kept: tickets drafts show");
        assertThat(portal.stored()).isEmpty();
        assertThat(cli.run("outbox", "list", "-o", "tsv").out()).isEmpty();
    }

    @Test
    void a_portal_that_asks_for_patience_or_fails_is_not_asked_to_store_anything() {
        learnNames();
        for (Fault fault : List.of(Fault.TOO_MANY_BEFORE, Fault.UNAVAILABLE_BEFORE, Fault.BAD_GATEWAY_BEFORE)) {
            portal.failing(DEPARTMENTS, 1, fault, 9);
            assertThat(create("cloud").exitCode()).as(fault.toString()).isEqualTo(75);
        }
        assertThat(portal.requests()).doesNotContain(FaultyPortal.CREATE);
    }

    @Test
    void names_of_another_portal_are_not_used() throws IOException {
        learnNames();
        Files.writeString(cached("origin"), "https://another.example");
        portal.failing(DEPARTMENTS, 1, Fault.RESET_BEFORE, 9);

        assertThat(create("cloud").exitCode()).isEqualTo(75);
    }
}
