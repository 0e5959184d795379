package dev.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Fault;
import dev.tickets.testing.FaultyPortal;
import dev.tickets.testing.InstalledProgram;
import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clock of the machine jumps by years between two runs: what waits is sent, once, and a login is still one. */
class ClockIT {
    private static final String CREATE = "create -d 1 -s 'Disk full' -m Help -o tsv --fields state";

    @TempDir
    Path folder;

    private RequiredTool faketime;
    private FaultyPortal portal;
    private InstalledProgram program;

    @BeforeEach
    void a_portal_is_there() {
        faketime = RequiredTool.named("faketime");
        portal = new FaultyPortal(folder.resolve("portal"));
        program = new InstalledProgram(folder)
                .withArchive()
                .with("TICKETS_PORTAL", portal.uri().toString())
                .with("TICKETS_TOKEN", portal.token())
                // a clock that was set leaves alone how time goes on, which Java waits by, and the times of files
                .with("FAKETIME_DONT_FAKE_MONOTONIC", "1")
                .with("DONT_FAKE_MONOTONIC", "1")
                .with("NO_FAKE_STAT", "1")
                // else threads that wait are woken again and again, and Java takes ten times as long
                .with("FAKETIME_FORCE_MONOTONIC_FIX", "0");
    }

    @AfterEach
    void it_ends() {
        if (portal != null) {
            portal.close();
        }
    }

    /** The program while the clock is so many days off. */
    private ProgramRun at(int days, String arguments) {
        return program.shell(faketime + " -f " + (days < 0 ? "" : "+") + days + "d $TICKETS " + arguments);
    }

    @Test
    void the_program_believes_the_clock() {
        portal.failing(FaultyPortal.ANY, 1, Fault.REFUSED);
        at(3_650, CREATE);

        int year = LocalDate.now(ZoneOffset.UTC).plusDays(3_650).getYear();
        assertThat(program.run("outbox", "list", "-o", "tsv", "--fields", "createdAt")
                        .out())
                .startsWith(String.valueOf(year));
    }

    @ParameterizedTest
    @CsvSource({"0, 365", "0, -365", "365, -365"})
    void what_waits_is_sent_once(int kept, int sent) {
        portal.failing(FaultyPortal.ANY, 1, Fault.REFUSED);
        assertThat(at(kept, CREATE).exitCode()).isEqualTo(75);
        portal.recover();

        ProgramRun run = at(sent, "outbox send -o tsv --fields state");

        assertThat(run).isEqualTo(new ProgramRun(0, "created\n", ""));
        assertThat(at(kept, "outbox send -q")).isEqualTo(new ProgramRun(0, "", ""));
        assertThat(portal.stored()).hasSize(1);
    }

    @Tag("thorough")
    @ParameterizedTest
    @CsvSource({"0, 365", "365, 0"})
    void what_may_have_arrived_is_found_by_its_reference(int stored, int found) {
        portal.failing(FaultyPortal.ANY, 2, Fault.UNAVAILABLE_AFTER, 4);
        assertThat(at(stored, CREATE).exitCode()).isEqualTo(6);
        portal.recover();

        assertThat(at(found, "outbox send -o tsv --fields state")).isEqualTo(new ProgramRun(0, "created\n", ""));
        assertThat(portal.stored()).hasSize(1);
    }

    @Test
    void a_portal_that_asked_for_patience_is_not_waited_for_by_another_clock() {
        portal.failing(FaultyPortal.CREATE, 1, Fault.TOO_MANY_BEFORE);
        assertThat(at(365, CREATE).exitCode()).isEqualTo(75);

        assertThat(at(0, "outbox send -q").exitCode()).isZero();
        assertThat(portal.stored()).hasSize(1);
    }

    @Test
    void a_repeated_alert_is_a_reply_and_none_is_held_back_by_a_time_that_was_wrong() {
        String alert = CREATE + " --dedup-key disk-full --min-interval 6h";
        assertThat(at(365, alert).out()).isEqualTo("created\n");

        assertThat(at(0, alert).out()).isEqualTo("replied\n");
        assertThat(portal.stored()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 365", "0, -365"})
    void a_session_is_one_as_long_as_the_portal_says_so(int login, int use) {
        program.without("TICKETS_TOKEN").without("TICKETS_PORTAL").with("PASSWORD", portal.password());
        ProgramRun in = program.shell("printf '%s\\n' \"$PASSWORD\" | " + faketime + " -f "
                + (login < 0 ? "" : "+") + login + "d $TICKETS login -q --portal " + portal.uri() + " --user "
                + portal.user() + " --password-stdin");
        assertThat(in.exitCode()).as(in.toString()).isZero();

        assertThat(at(use, "list -q").exitCode()).isZero();
        assertThat(at(use, CREATE).out()).isEqualTo("created\n");
    }
}
