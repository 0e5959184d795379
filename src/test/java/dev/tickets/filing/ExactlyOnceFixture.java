package dev.tickets.filing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.tickets.portal.http.Limits;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Fault;
import dev.tickets.testing.FaultyPortal;
import dev.tickets.testing.FaultyPortal.StoredFile;
import dev.tickets.testing.FaultyPortal.StoredMessage;
import dev.tickets.testing.FaultyPortal.StoredTicket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** One way through a scenario in which something goes wrong with one request, and what must be true after it. */
abstract class ExactlyOnceFixture {
    static final List<String> NAMES = List.of("a.gif", "b.gif", "c.gif");
    static final String TEXT = "Since 09:40 all writes fail.";

    /** More than the program tries a read. */
    static final int AGAIN_AND_AGAIN = 4;

    @TempDir
    Path folder = Path.of("");

    /** What is filed: a new ticket, or a reply to one; with so many attachments, one to a message. */
    enum Scenario {
        TICKET(false, 0),
        TICKET_WITH_MORE_REPLIES(false, 3),
        REPLY_WITH_MORE_REPLIES(true, 2);

        final boolean reply;
        final int attachments;

        Scenario(boolean reply, int attachments) {
            this.reply = reply;
            this.attachments = attachments;
        }

        String[] arguments() {
            List<String> arguments = new ArrayList<>(
                    reply ? List.of("reply", "100001") : List.of("create", "-d", "1", "-s", "Disk full on web1"));
            arguments.addAll(List.of("-o", "json", "-m", TEXT));
            if (attachments > 0) {
                arguments.add("-a");
                arguments.addAll(NAMES.subList(0, attachments));
                arguments.add("--split");
            }
            return arguments.toArray(new String[0]);
        }
    }

    /**
     * A point where something goes wrong.
     *
     * @param nth request, from 1
     */
    record Point(int nth, String request, Fault fault, int times) {
        @Override
        public String toString() {
            return "request " + nth + " (" + request + ") " + fault + (times == 1 ? "" : " again and again");
        }

        boolean isChange() {
            return !request.startsWith("GET");
        }
    }

    static Stream<Point> faults(Scenario scenario, List<String> requests) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            for (Fault fault : Fault.values()) {
                Point once = new Point(i + 1, requests.get(i), fault, 1);
                // a read that fails once is read again: that is seen often enough with the shortest way
                boolean lasting = fault.stalls() || fault == Fault.REFUSED || fault == Fault.DUPLICATED;
                if (once.isChange() || lasting || scenario == Scenario.TICKET) {
                    points.add(once);
                }
                if (!lasting) {
                    points.add(new Point(i + 1, requests.get(i), fault, AGAIN_AND_AGAIN));
                }
            }
        }
        return points.stream()
                // a portal that asks for fewer requests has thrown this one away: that is what 429 means
                .filter(point -> !(point.isChange() && point.fault() == Fault.TOO_MANY_AFTER));
    }

    /** What is asked when nothing goes wrong. */
    List<String> requests(Scenario scenario, boolean later) {
        Attempt attempt = new Attempt(scenario, "clean" + later);
        try (attempt.portal) {
            if (later) {
                attempt.fileInVain();
                attempt.portal.recover();
            }
            int before = attempt.portal.requests().size();
            assertThat((later ? attempt.sendLater() : attempt.file()).exitCode())
                    .isZero();
            return attempt.portal
                    .requests()
                    .subList(before, attempt.portal.requests().size());
        }
    }

    /** One way through a scenario, with a portal and a home of its own. */
    final class Attempt {
        final Scenario scenario;
        final FaultyPortal portal;
        final Cli cli;
        Instant now = Cli.NOW;

        Attempt(Scenario scenario, String name) {
            Path own = folder.resolve(scenario + name.replaceAll("[^A-Za-z0-9]", "-"));
            this.scenario = scenario;
            this.portal = new FaultyPortal(own);
            this.cli = new Cli(own)
                    .with("TICKETS_TOKEN", portal.token())
                    .config("default-profile = \"work\"\n[profiles.work]\nportal = \"" + portal.uri()
                            + "\"\nmax-attachments = 1\n");
            for (String file : NAMES) {
                cli.write(file, content(file));
            }
            if (scenario.reply) {
                assertThat(cli.run("create", "-q", "-d", "1", "-s", "Opened before", "-m", "Hello")
                                .exitCode())
                        .isZero();
            }
        }

        Cli.Run file() {
            return cli.run(scenario.arguments());
        }

        void fileInVain() {
            portal.failing(FaultyPortal.ANY, 1, Fault.REFUSED);
            Cli.Run run = file();
            assertThat(run.exitCode()).as(run.toString()).isEqualTo(75);
        }

        /** Two hours later, when whatever waits is due again. */
        Cli.Run sendLater() {
            now = now.plus(Duration.ofHours(2));
            return cli.at(Clock.fixed(now, ZoneOffset.UTC)).run("outbox", "send", "-o", "json");
        }

        void fails(Point point) {
            try (portal) {
                portal.failing(FaultyPortal.ANY, point.nth(), point.fault(), point.times());
                assertTruth(within(point).file());
                emptied();
            }
        }

        void failsLater(Point point) {
            try (portal) {
                fileInVain();
                portal.recover();
                portal.failing(FaultyPortal.ANY, point.nth(), point.fault(), point.times());
                assertTruth(within(point).sendLater());
                emptied();
            }
        }

        Attempt within(Point point) {
            Duration ample = Duration.ofSeconds(50);
            if (point.fault().stalls()) {
                cli.within(new Limits(ample, Duration.ofMillis(700), ample, ample));
            }
            return this;
        }

        /**
         * Nothing goes wrong any more: after a few sendings the outbox is empty, and the portal has everything once.
         */
        void emptied() {
            portal.recover();
            cli.within(Limits.DEFAULT);
            for (int round = 1; !outbox().isEmpty(); round++) {
                assertThat(round).as("sendings until the outbox is empty").isLessThan(4);
                assertTruth(sendLater());
            }
            assertThat(sent()).containsExactlyElementsOf(expected());
        }

        /** An exit code says what there is at the portal and in the outbox. */
        void assertTruth(Cli.Run run) {
            List<StoredMessage> sent = sent();
            List<String> outbox = outbox();
            String said = run.toString() + "\nstored: " + sent.size() + ", outbox: " + outbox;
            switch (run.exitCode()) {
                case 0 -> {
                    assertThat(sent).as(said).containsExactlyElementsOf(expected());
                    assertThat(outbox).as(said).isEmpty();
                }
                case 75 -> {
                    assertThat(sent).as(said).isEmpty();
                    assertThat(outbox).as(said).containsExactly("waiting");
                    assertThat(run.err()).as(said).contains("\"exit\":75", "\"state\":\"queued\"", "*/5 * * * *");
                }
                case 6 -> {
                    assertThat(outbox).as(said).containsExactly("unclear");
                    assertThat(run.err())
                            .as(said)
                            .contains("\"exit\":6", "\"state\":\"unclear\"", "do not send the message again");
                }
                case 5 -> {
                    assertThat(sent).as(said).isNotEmpty();
                    assertThat(outbox).as(said).hasSize(1);
                    assertThat(run.err()).as(said).contains("\"exit\":5", "outbox");
                }
                default -> throw new AssertionError("no such exit code is foreseen: " + said);
            }
        }

        /** The messages at the portal that the scenario is about, references left out. */
        List<StoredMessage> sent() {
            List<StoredMessage> sent = new ArrayList<>();
            for (StoredTicket ticket : portal.stored()) {
                List<StoredMessage> messages = ticket.messages();
                messages.subList(scenario.reply ? 1 : 0, messages.size())
                        .forEach(message -> sent.add(new StoredMessage(
                                message.body().replaceFirst("\\s+-- \\s+Ref: tk-[0-9a-z]{26}$", ""), message.files())));
            }
            return sent;
        }

        List<StoredMessage> expected() {
            List<StoredMessage> expected = new ArrayList<>();
            for (int i = 0; i < Math.max(1, scenario.attachments); i++) {
                List<StoredFile> files = scenario.attachments == 0
                        ? List.of()
                        : List.of(StoredFile.of(NAMES.get(i), content(NAMES.get(i))));
                String body = i == 0 ? TEXT : "Attachment " + (i + 1) + " of " + scenario.attachments;
                expected.add(new StoredMessage(body, files));
            }
            return expected;
        }

        /** The states of what is in the outbox. */
        List<String> outbox() {
            Cli.Run run = cli.run("outbox", "list", "-o", "json");
            try {
                return JSON.std.listFrom(run.out()).stream()
                        .map(entry -> String.valueOf(((Map<?, ?>) entry).get("state")))
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(run.toString(), e);
            }
        }
    }

    static byte[] content(String name) {
        return ("GIF89a" + (name + "\u00ff\u0000\r\n").repeat(3_000)).getBytes(ISO_8859_1);
    }
}
