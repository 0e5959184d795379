package dev.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.InstalledProgram;
import dev.tickets.testing.LongLists;
import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A list of 10,000 tickets takes 110 MiB at most (later Javas: 120), whatever the portal, its pages and the format. */
class LongListIT {
    private static final long MOST_KIBIBYTES = (Runtime.version().feature() == 17 ? 110L : 120L) << 10;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}, pages of {1}, {2}")
    @CsvSource({
        "hostbill,25,table",
        "hostbill,100,json",
        "rt,25,json",
        "rt,100,table",
        "rt,100,tsv",
    })
    void a_long_list_takes_little_memory(String type, int pageSize, String format) throws IOException {
        String time = RequiredTool.named("time").toString();
        try (LongLists portal =
                type.equals("rt") ? LongLists.rt(10_000, pageSize) : LongLists.hostBill(10_000, pageSize)) {
            ProgramRun run = new InstalledProgram(folder)
                    .withArchive()
                    .with("TICKETS_PORTAL", portal.uri().toString())
                    .with("TICKETS_TYPE", type)
                    .with("TICKETS_TOKEN", "token-1")
                    .shell(time + " -f %M -o used $TICKETS list --all --limit 10000 -o " + format + " >out");

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(Files.readString(folder.resolve("out"))).contains("Disk of web1.example.net is full");
            List<String> lines = Files.readAllLines(folder.resolve("used"));
            assertThat(Long.parseLong(lines.get(lines.size() - 1))).isLessThanOrEqualTo(MOST_KIBIBYTES);
        }
    }
}
