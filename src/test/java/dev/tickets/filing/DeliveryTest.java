package dev.tickets.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tickets.filing.FailurePolicy.Fate;
import dev.tickets.portal.Portal;
import dev.tickets.state.TrustedFiles;
import dev.tickets.state.outbox.DeliveryProgress;
import dev.tickets.state.outbox.Outbox;
import dev.tickets.state.portals.NameStore;
import dev.tickets.testing.NoDraftCipher;
import dev.tickets.ticket.AccountRef;
import dev.tickets.ticket.DedupDecision;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.PackedAttachments;
import dev.tickets.ticket.Progress;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.ShortId;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.SubmissionState;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What delivering a message asks of the portal, and what it tells the keeper of the message. */
class DeliveryTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path folder;

    private final PortalInMemory portal = new PortalInMemory();
    private final List<String> told = new ArrayList<>();
    private List<List<ReadyAttachment>> files = List.of(List.of());
    private boolean fullDisk;

    /** Writes down what it is told. */
    private final class TellingKeeper implements Keeper {
        @Override
        public Submission submission() {
            Draft draft = Draft.ticket()
                    .department("Tech")
                    .subject("Down")
                    .message("It is down.")
                    .draft();
            return Submission.open(draft, new PackedAttachments(files, ""));
        }

        @Override
        public String outboxId() {
            return "e1";
        }

        @Override
        public boolean isBusy() {
            return false;
        }

        @Override
        public void begin() {
            told.add("begin");
        }

        @Override
        public void absent() {
            told.add("absent");
        }

        @Override
        public void note(DeliveryProgress progress) {
            told.add("note #" + progress.number() + " and " + progress.followUps());
        }

        @Override
        public void decided(DedupDecision decision) {
            told.add("decided");
        }

        @Override
        public void discard() {
            told.add("discard");
        }

        @Override
        public TicketsException settle(Fate fate, DeliveryProgress progress, TicketsException failure) {
            told.add(fate.toString());
            return failure;
        }

        @Override
        public @Nullable String done(TicketNumber number, Missing lost, Warnings warnings) {
            if (fullDisk) {
                throw new TicketsException(ErrorCode.UNEXPECTED, "the disk is full");
            }
            told.add("done #" + number);
            return null;
        }
    }

    private Outcome deliver(Supplier<Portal> portals) {
        TrustedFiles trust = new TrustedFiles();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        ShortId ids = new ShortId(new Random(1));
        DeliveryContext context = new DeliveryContext(
                new Outbox(folder.resolve("outbox"), trust, clock, ids, Progress.Display.NONE),
                NoDraftCipher.drafts(folder.resolve("drafts"), clock, notice -> {}),
                folder,
                trust,
                clock,
                milliseconds -> {},
                new Random(1),
                account -> new NameStore(folder.resolve("names"), "https://x", trust, clock, notice -> {}),
                notice -> {});
        DeliveryAttempt attempt = new DeliveryAttempt(
                new TellingKeeper(), new SubmissionListener() {}, Reference.next(NOW, new Random(1)), NOW, null);
        return new Delivery(context, new AccountRef("work", "https://x", "ann"), portals).deliver(attempt);
    }

    private Outcome deliver() {
        return deliver(() -> portal);
    }

    private TicketsException failure() {
        return catchThrowableOfType(TicketsException.class, this::deliver);
    }

    private static ReadyAttachment file(String name) {
        return new ReadyAttachment(name, Path.of("/tmp", name), 3, "");
    }

    private static TicketsException unclear() {
        return new TicketsException(ErrorCode.UNCLEAR, "no clear answer");
    }

    @Test
    void what_arrives_at_once_is_sent_once() {
        assertThat(deliver().result().state()).isEqualTo(SubmissionState.CREATED);
        assertThat(told).containsExactly("begin", "done #101");
        assertThat(portal.changes).isEqualTo(1);
    }

    @Test
    void what_is_found_after_an_unclear_answer_is_not_sent_again() {
        portal.storesAnd(unclear());

        assertThat(deliver().result().number()).isEqualTo(new TicketNumber("101"));
        assertThat(told).containsExactly("begin", "done #101");
        assertThat(portal.changes).isEqualTo(1);
    }

    @Test
    void what_is_certainly_not_there_is_sent_once_more_and_no_more() {
        portal.losesAnd(unclear()).losesAnd(unclear());

        assertThat(failure().code()).isEqualTo(ErrorCode.UNCLEAR);
        assertThat(told).containsExactly("begin", "absent", "begin", "UNCLEAR");
        assertThat(portal.changes).isEqualTo(2);
    }

    @Test
    void what_the_portal_may_still_be_processing_is_not_sent_again() {
        portal.losesAnd(unclear().unanswered(true));

        assertThat(failure().code()).isEqualTo(ErrorCode.UNCLEAR);
        assertThat(told).containsExactly("begin", "UNCLEAR");
        assertThat(portal.changes).isEqualTo(1);
    }

    @Test
    void what_was_accepted_but_cannot_be_read_back_is_unclear() {
        portal.cannotBeRead(new TicketsException(ErrorCode.UNREACHABLE, "cannot reach it"));

        assertThat(failure().saysWhereToLook()).isTrue();
        assertThat(told).containsExactly("begin", "UNCLEAR");
        assertThat(portal.changes).isEqualTo(1);
    }

    @Test
    void a_refusal_a_lost_login_and_a_portal_that_is_away_say_that_nothing_was_sent() {
        portal.losesAnd(new TicketsException(ErrorCode.REFUSED, "blocked"))
                .losesAnd(new TicketsException(ErrorCode.LOGIN_REQUIRED, "the session is over"))
                .losesAnd(new TicketsException(ErrorCode.UNREACHABLE, "cannot reach it"));

        assertThat(List.of(failure().code(), failure().code(), failure().code()))
                .containsExactly(ErrorCode.REFUSED, ErrorCode.LOGIN_REQUIRED, ErrorCode.UNREACHABLE);
        assertThat(told).containsExactly("begin", "REFUSE", "begin", "BLOCK", "begin", "WAIT");
    }

    @Test
    void without_a_usable_profile_it_waits_for_a_login() {
        TicketsException failure = catchThrowableOfType(
                TicketsException.class,
                () -> deliver(() -> {
                    throw TicketsException.usage("there is no profile 'work'", null);
                }));

        assertThat(failure.code()).isEqualTo(ErrorCode.LOGIN_REQUIRED);
        assertThat(told).containsExactly("BLOCK");
    }

    @Test
    void what_does_not_fit_in_the_first_message_follows_it() {
        files = List.of(List.of(file("a.png")), List.of(file("b.png")), List.of(file("c.png")));

        assertThat(deliver().missing()).isEmpty();
        assertThat(told)
                .containsExactly(
                        "begin",
                        "note #101 and 0",
                        "begin",
                        "note #101 and 1",
                        "begin",
                        "note #101 and 2",
                        "done #101");
    }

    @Test
    void attachments_that_fail_to_follow_make_it_incomplete_and_not_unsent() {
        files = List.of(List.of(file("a.png")), List.of(file("b.png")));
        portal.storesAnd(unclear()).losesAnd(new TicketsException(ErrorCode.REFUSED, "no more attachments"));

        Outcome outcome = deliver();

        assertThat(outcome.result().state()).isEqualTo(SubmissionState.INCOMPLETE);
        assertThat(outcome.missing()).containsExactly("not sent: b.png (no more attachments)");
        assertThat(told).containsExactly("begin", "note #101 and 0", "begin", "REFUSE");
    }

    @Test
    void a_fault_after_the_message_arrived_is_never_a_reason_to_send_it_again() {
        fullDisk = true;

        TicketsException failure = failure();

        assertThat(failure.code()).isEqualTo(ErrorCode.INCOMPLETE);
        assertThat(failure.state()).isEqualTo(SubmissionState.INCOMPLETE);
        assertThat(failure).hasMessage("#101 is confirmed, but a later step failed: the disk is full");
        assertThat(told).as("it is not settled").containsExactly("begin");
    }
}
