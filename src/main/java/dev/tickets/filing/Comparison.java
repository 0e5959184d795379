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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects what reading back did not show of what was sent, and how to mend it. */
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

    /** @param arrived the message that the portal was asked to encrypt; null when it cannot be told from others */
    void mark(Portal portal, @Nullable Message arrived) {
        if (arrived != null) {
            portal.encryptionSeen(arrived.encrypted());
        }
        if (arrived == null || !arrived.encrypted()) {
            missing.add(
                    0, "THE PORTAL HAS NOT ENCRYPTED IT: the text lies there in clear, and may have been mailed so");
            remedies.add(
                    0,
                    "change what was secret, and ask the support desk to erase it; this portal is not asked to encrypt"
                            + " again before it is proven: encrypt to a key (encrypt-to in config.toml), or"
                            + " tickets doctor --prove-encryption -d DEPT");
        }
    }

    /**
     * Compares the addresses that get copies.
     *
     * @param arrived null when the portal shows none; then a line of the body has to name them
     * @param sealed whether such a line is among what is encrypted
     */
    void cc(NewTicket sent, @Nullable List<String> arrived, boolean sealed) {
        boolean silent = arrived == null || arrived.isEmpty();
        List<String> there = arrived == null
                ? List.of()
                : arrived.stream()
                        .map(address -> address.toLowerCase(Locale.ROOT))
                        .toList();
        List<String> lost = new ArrayList<>();
        for (String address : sent.cc()) {
            boolean named = silent && (sealed || sent.body().contains(address));
            if (!named && !there.contains(address.toLowerCase(Locale.ROOT))) {
                lost.add(address);
            }
        }
        if (!lost.isEmpty()) {
            missing.add("the portal does not copy " + String.join(", ", lost));
            remedies.add("tickets reply " + number + " -m 'Please add to CC: " + String.join(", ", lost) + "'");
        }
    }

    /** @param sent the service that went as a field; null when none did */
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
        List<String> names = FileComparison.missing(sent, arrived);
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

    /** The text and the attachments that did not arrive. */
    Missing lost() {
        return new Missing(text, lost);
    }

    /**
     * How those are sent again.
     *
     * @param draft that keeps them; null when nothing does
     */
    void again(@Nullable String draft) {
        if (text != null) {
            remedies.add("compare with tickets view " + number + ", and add what is missing"
                    + (draft == null
                            ? ": tickets reply " + number + " -F FILE"
                            : "; all of it is kept: tickets drafts show " + draft + ", tickets reply --draft "
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

    /** Some attachments have not gone out, because one before them failed. */
    void unsent(List<List<ReadyAttachment>> left, TicketsException failure) {
        String names =
                left.stream().flatMap(List::stream).map(ReadyAttachment::name).collect(joining(", "));
        missing.add("not sent, from here on: " + names + " (" + failure.getMessage() + ")");
        remedies.add(String.valueOf(failure.hint()));
        rest = failure;
    }

    /** The failure that says where the attachments are kept that have not gone out; null when all have. */
    @Nullable
    TicketsException rest() {
        return rest;
    }

    /** Closes the ticket after its reply; a reply that arrived stays one even when that fails. */
    Ticket closing(Supplier<Ticket> close, Ticket otherwise) {
        try {
            return close.get();
        } catch (RuntimeException | Error e) {
            missing.add("the ticket is still open: " + Unexpected.words(e));
            remedies.add("tickets close " + number);
            return otherwise;
        }
    }

    /** What arrived is compared; a comparison that fails says nothing of what is there. */
    void comparing(Runnable comparison) {
        try {
            comparison.run();
        } catch (RuntimeException | Error e) {
            missing.add("it could not be compared with what was sent: " + Unexpected.words(e));
            remedies.add("compare it yourself: tickets view " + number);
        }
    }

    /**
     * The result, its state {@code incomplete} when something is missing.
     *
     * @param warnings what failed here meanwhile, and takes nothing away from the message
     */
    Outcome filed(FilingResult result, List<String> warnings) {
        return new Outcome(
                missing.isEmpty() ? result : result.withState(SubmissionState.INCOMPLETE), missing, remedies, warnings);
    }
}
