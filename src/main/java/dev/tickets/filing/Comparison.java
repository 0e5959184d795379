package dev.tickets.filing;

import static java.util.stream.Collectors.joining;

import dev.tickets.portal.Portal;
import dev.tickets.portal.TextComparison;
import dev.tickets.render.FilingResult;
import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.SubmissionState;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Compares the ticket that was read back with the sent message: what is missing, and how to fix that. */
final class Comparison {
    private final TicketNumber number;
    private final List<String> missing = new ArrayList<>();
    private final List<String> remedies = new ArrayList<>();
    private final List<ReadyAttachment> lost = new ArrayList<>();
    private @Nullable String text;
    private @Nullable TicketsException rest;

    Comparison(TicketNumber number) {
        this.number = number;
    }

    void text(String sent, Message arrived) {
        String fault = TextComparison.fault(sent, arrived.body());
        if (fault != null) {
            missing.add(fault);
            text = sent;
        }
    }

    /** @param arrived the message that the portal was asked to encrypt; null when it was not identified */
    void mark(Portal portal, @Nullable Message arrived) {
        if (arrived != null) {
            portal.encryptionSeen(arrived.encrypted());
        }
        if (arrived == null || !arrived.encrypted()) {
            missing.add(
                    0,
                    "THE PORTAL HAS NOT ENCRYPTED THE MESSAGE: the text is stored there unencrypted, and may"
                            + " have been mailed unencrypted");
            remedies.add(
                    0,
                    "change the secrets in the text, and ask the support desk to erase the message; this portal's"
                            + " encryption is not used again without a new proof: encrypt to a key (encrypt-to in"
                            + " config.toml), or run tickets doctor --prove-encryption -d DEPT");
        }
    }

    /**
     * Compares the CC addresses.
     *
     * @param arrived null when the portal shows none; then a line of the body must name the addresses
     * @param encrypted whether the body with this line is encrypted
     */
    void cc(NewTicket sent, @Nullable List<String> arrived, boolean encrypted) {
        boolean silent = arrived == null || arrived.isEmpty();
        List<String> there = arrived == null
                ? List.of()
                : arrived.stream()
                        .map(address -> address.toLowerCase(Locale.ROOT))
                        .toList();
        List<String> lost = new ArrayList<>();
        for (String address : sent.cc()) {
            boolean named = silent && (encrypted || sent.body().contains(address));
            if (!named && !there.contains(address.toLowerCase(Locale.ROOT))) {
                lost.add(address);
            }
        }
        if (!lost.isEmpty()) {
            missing.add("the portal does not show CC " + String.join(", ", lost));
            remedies.add("tickets reply " + number + " -m 'Please add to CC: " + String.join(", ", lost) + "'");
        }
    }

    /** @param sent the service that was sent as a field; null without one */
    void service(@Nullable Service sent, @Nullable String arrived) {
        if (sent == null) {
            return;
        }
        boolean there = arrived != null && (arrived.contains(sent.id()) || arrived.contains(sent.name()));
        if (!there) {
            missing.add("the portal does not show the related service " + sent.name());
            remedies.add("tickets reply " + number + " -m 'Related service: " + sent.name() + " (" + sent.id() + ")'");
        }
    }

    void files(Portal portal, List<ReadyAttachment> sent, List<Attachment> arrived) {
        if (sent.isEmpty()) {
            return;
        }
        List<String> names = missingFiles(sent, arrived);
        if (names.isEmpty()) {
            portal.attachmentsArrived();
            return;
        }
        missing.add("the portal does not show the attachment" + (names.size() == 1 ? " " : "s ")
                + String.join(", ", names));
        sent.stream().filter(file -> names.contains(file.name())).forEach(lost::add);
        if (arrived.isEmpty()) {
            remedies.add(portal.attachmentsLost());
        }
    }

    /**
     * The names of the missing files. If the number of files is right, a file with another name counts as arrived,
     * because portals change names.
     */
    private static List<String> missingFiles(List<ReadyAttachment> sent, List<Attachment> arrived) {
        List<Attachment> unmatched = new ArrayList<>(arrived);
        List<String> names = new ArrayList<>();
        boolean shortened = false;
        for (ReadyAttachment file : sent) {
            Optional<Attachment> match = unmatched.stream()
                    .filter(one -> isNamed(one, file) && !isOtherSize(one, file))
                    .findFirst();
            match.ifPresentOrElse(unmatched::remove, () -> names.add(file.name()));
            shortened |= arrived.stream().anyMatch(one -> isNamed(one, file) && isOtherSize(one, file));
        }
        return unmatched.size() >= names.size() && !shortened ? List.of() : names;
    }

    private static boolean isNamed(Attachment arrived, ReadyAttachment sent) {
        return arrived.name().equals(sent.name());
    }

    private static boolean isOtherSize(Attachment arrived, ReadyAttachment sent) {
        return arrived.size() != null && arrived.size() != sent.size();
    }

    Missing lost() {
        return new Missing(text, lost);
    }

    /**
     * Adds how to send the missing parts again.
     *
     * @param draft the draft that keeps the missing parts; null without a draft
     */
    void again(@Nullable String draft) {
        if (text != null) {
            remedies.add("compare with tickets view " + number + ", and add the missing text"
                    + (draft == null
                            ? ": tickets reply " + number + " -F FILE"
                            : "; the whole text is kept: tickets drafts show " + draft + ", tickets reply --draft "
                                    + draft));
        }
        if (!lost.isEmpty() && draft == null) {
            remedies.add(
                    0,
                    "tickets reply " + number
                            + " -m 'The attachments again' -a FILE…, or add them at the ticket's page");
        } else if (!lost.isEmpty() && text == null) {
            remedies.add(0, "tickets reply --draft " + draft + " sends the attachments again");
        }
    }

    /** Some attachments were not sent, because an earlier one failed. */
    void unsent(List<List<ReadyAttachment>> left, TicketsException failure) {
        String names =
                left.stream().flatMap(List::stream).map(ReadyAttachment::name).collect(joining(", "));
        missing.add("not sent: " + names + " (" + failure.getMessage() + ")");
        remedies.add(String.valueOf(failure.hint()));
        rest = failure;
    }

    /** The failure that says where unsent attachments are kept; null when all attachments were sent. */
    @Nullable
    TicketsException rest() {
        return rest;
    }

    /** Closes the ticket after its reply. A failure does not change the result of the reply. */
    Ticket closing(Supplier<Ticket> close, Ticket otherwise) {
        try {
            return close.get();
        } catch (RuntimeException | Error e) {
            missing.add("the ticket is still open: " + Unexpected.words(e));
            remedies.add("tickets close " + number);
            return otherwise;
        }
    }

    /** Runs a comparison. A comparison that fails says nothing about the message at the portal. */
    void comparing(Runnable comparison) {
        try {
            comparison.run();
        } catch (RuntimeException | Error e) {
            missing.add("the message could not be compared with the sent text: " + Unexpected.words(e));
            remedies.add("compare the message yourself: tickets view " + number);
        }
    }

    /**
     * The result, its state {@code incomplete} when something is missing.
     *
     * @param warnings local failures that do not affect the message
     */
    Outcome filed(FilingResult result, List<String> warnings) {
        return new Outcome(
                missing.isEmpty() ? result : result.withState(SubmissionState.INCOMPLETE), missing, remedies, warnings);
    }
}
