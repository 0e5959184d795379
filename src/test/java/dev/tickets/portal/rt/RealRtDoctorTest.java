package dev.tickets.portal.rt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code tickets doctor} at the real Request Tracker. */
@Tag("rt")
class RealRtDoctorTest extends RealRtCommands {
    /** The lines from {@code api} to the download, with names for what differs each time. */
    private String checks(Cli at) {
        Run run = at.run("doctor", "--deep", "-o", "tsv", "--fields", "check,status,detail");
        assertThat(run.err()).isEmpty();
        String out = run.out();
        return out.substring(out.indexOf("\napi\t") + 1, out.indexOf("\nattachments\t") + 1)
                .replace(server.address().toString(), "PORTAL")
                .replaceAll("#\\d+", "#N")
                .replaceAll("has \\d+", "has COUNT")
                .replace('\t', '|');
    }

    @Test
    void a_customer_with_a_ticket() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "hello");
        String ignored = create("Doctor", "--attach", file.toString());

        assertThat(checks(cli)).isEqualTo("""
                api|ok|PORTAL/REST/2.0 answers as the API of Request Tracker
                description|ok|the portal does not describe its API
                login|ok|carol@example.test is logged in (by TICKETS_TOKEN)
                departments|ok|4 take tickets of this account
                services|ok|this portal has no list; --service takes any text
                tickets|ok|the list can be read; its first page has COUNT
                download|ok|a.txt of #N: 5 bytes, the same that were sent
                """);
    }

    @Test
    void a_user_without_rights() {
        assertThat(checks(as("norights"))).isEqualTo("""
                api|ok|PORTAL/REST/2.0 answers as the API of Request Tracker
                description|ok|the portal does not describe its API
                login|ok|norights@example.test is logged in (by TICKETS_TOKEN)
                departments|problem|none takes tickets of this account
                services|ok|this portal has no list; --service takes any text
                tickets|ok|the list can be read; its first page has COUNT
                download|ok|no attachment is known, so nothing was downloaded
                """);
    }

    @Test
    void a_wrong_token() {
        assertThat(checks(cli.with("TICKETS_TOKEN", "1-22-0123456789abcdef"))).isEqualTo("""
                api|ok|PORTAL/REST/2.0 answers as the API of Request Tracker
                description|ok|the portal does not describe its API
                login|problem|not logged in: the portal does not accept the token (from TICKETS_TOKEN)
                departments|warning|not checked, because 'login' failed
                services|warning|not checked, because 'login' failed
                tickets|warning|not checked, because 'login' failed
                download|warning|not checked, because 'login' failed
                """);
    }
}
