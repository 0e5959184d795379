package dev.tickets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.FaultyPortal;
import dev.tickets.testing.FaultyPortal.StoredMessage;
import dev.tickets.testing.InstalledProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Forty processes of the installed program raise the same alarm at once. */
@Isolated("forty processes leave other tests too little of the machine for their time limits")
class DedupIT {
    private static final int PROCESSES = 40;

    @TempDir
    Path folder;

    @Test
    void one_is_the_ticket_and_the_others_are_replies() throws Exception {
        assertThat(raised("reply", 40)).containsOnlyOnce("created\t100001\n").contains("replied\t100001\n");
    }

    @Test
    void one_is_the_ticket_and_the_others_are_skipped() throws Exception {
        assertThat(raised("skip", 1)).containsOnlyOnce("created\t100001\n").contains("skipped\t100001\n");
    }

    /** What each of them said. */
    private List<String> raised(String ifOpen, int messages) throws Exception {
        try (FaultyPortal portal = new FaultyPortal(folder.resolve("portal"))) {
            InstalledProgram program = new InstalledProgram(folder)
                    .withArchive()
                    .with("TICKETS_PORTAL", portal.uri().toString())
                    .with("TICKETS_TOKEN", portal.token());
            List<Process> processes = new ArrayList<>();
            for (int i = 0; i < PROCESSES; i++) {
                processes.add(program.start(
                        "create",
                        "-q",
                        "-d",
                        "1",
                        "-s",
                        "Disk full",
                        "-m",
                        "alert " + i,
                        "--dedup-key",
                        "disk-full-web1",
                        "--if-open",
                        ifOpen,
                        "-o",
                        "tsv",
                        "--fields",
                        "state,number"));
            }
            List<String> said = new ArrayList<>();
            for (Process process : processes) {
                assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
                String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
                assertThat(process.exitValue()).as(err).isZero();
                said.add(new String(process.getInputStream().readAllBytes(), UTF_8));
            }
            assertThat(said).hasSize(PROCESSES);
            assertThat(portal.stored()).hasSize(1);
            List<StoredMessage> stored = portal.stored().get(0).messages();
            assertThat(stored).hasSize(messages).doesNotHaveDuplicates();
            return said;
        }
    }
}
