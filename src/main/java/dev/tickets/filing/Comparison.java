package dev.tickets.filing;

import static java.util.stream.Collectors.joining;

import dev.tickets.portal.CharacterLoss;
import dev.tickets.portal.Portal;
import dev.tickets.portal.TextComparison;
import dev.tickets.render.FilingResult;
import dev.tickets.ticket.BmpText;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.MessageBody;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.ShellWord;
import dev.tickets.ticket.SubmissionState;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Compares the ticket that was read back with the sent message: what is missing, and how to fix that. */
final class Comparison {
    private final TicketNumber number;
    private final List<String> missing = new ArrayList<>();
    private final List<String> remedies = new ArrayList<>();
    private final List<ReadyAttachment> lost = new ArrayList<>();
    private @Nullable String text;
    /** Whether the text is only the part that the portal cut off. */
    private boolean cut;

    private @Nullable TicketsException rest;

    Comparison(TicketNumber number) {
        this.number = number;
    }

    /**
     * Compares the text.
     *
     * @param sent with every character
     */
    void text(String sent, Message arrived, PortalTexts texts) {
        String fault = TextComparison.fault(sent, arrived.body());
        if (fault == null) {
            return;
        }
        CharacterLoss loss = arrived.encrypted() || arrived.removed() ? null : CharacterLoss.of(sent, arrived.body());
        if (loss == null) {
            missing.add(arrived.removed() ? "the portal has removed the text of the message" : fault);
            text = sent;
            return;
        }
        texts.charactersLost();
        if (loss == CharacterLoss.CUT) {
            missing.add("the portal cut the message before " + firstName(sent) + ": " + fault);
            text = sent.substring(BmpText.firstBeyond(sent));
            cut = true;
        } else {
            missing.add("the portal does not show these characters of the message: " + names(sent));
            remedies.add(reply("My message lacks " + names(sent)) + " if they matter");
        }
    }

    /** Compares the subject as far as characters may be lost; otherwise portals change subjects as they like. */
    void subject(String sent, String arrived, PortalTexts texts) {
        CharacterLoss loss = CharacterLoss.of(sent, arrived);
        if (loss == null) {
            return;
        }
        texts.charactersLost();
        missing.add(
                loss == CharacterLoss.CUT
                        ? "the portal cut the subject before " + firstName(sent)
                        : "the portal does not show these characters of the subject: " + names(sent));
        remedies.add(reply("Subject: " + BmpText.of(sent)));
    }

    private String reply(String words) {
        return "tickets reply " + number + " -m " + ShellWord.of(words);
    }

    private static String names(String text) {
        return PortalTexts.shown(BmpText.names(text));
    }

    private static String firstName(String text) {
        List<String> names = BmpText.names(text);
        return names.isEmpty() ? "a character that the portal does not keep" : names.get(0);
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

    /**
     * Compares the service that was sent as a field.
     *
     * @param arrived null when the portal shows none; then a line of the body may name the service
     */
    void service(NewTicket sent, @Nullable String arrived) {
        Service service = sent.service();
        if (service == null) {
            return;
        }
        boolean there = arrived == null
                ? sent.body().contains(MessageBody.line(service))
                : arrived.contains(service.id()) || arrived.contains(service.name());
        if (!there) {
            missing.add("the portal does not show the related service " + service.name());
            remedies.add(
                    "tickets reply " + number + " -m 'Related service: " + service.name() + " (" + service.id() + ")'");
        }
    }

    /**
     * Compares the attachments.
     *
     * @param arrived the message as read back
     * @param thread the ticket as read back. Some portals show files without their message: a new file of the ticket
     *     counts as arrived
     * @param before the ids of the attachments that the ticket had before; null when not known
     */
    void files(
            Portal portal,
            List<ReadyAttachment> sent,
            Message arrived,
            TicketThread thread,
            @Nullable Set<String> before) {
        if (sent.isEmpty()) {
            return;
        }
        FileComparison files = new FileComparison(portal, sent, thread);
        List<String> names = files.missing(arrived, before);
        if (names.isEmpty()) {
            portal.attachmentsArrived();
            return;
        }
        missing.add("the portal does not show the attachment" + (names.size() == 1 ? " " : "s ")
                + String.join(", ", names));
        sent.stream().filter(file -> names.contains(file.name())).forEach(lost::add);
        if (arrived.attachments().isEmpty() && !files.isAnyThere()) {
            remedies.add(portal.attachmentsLost());
        }
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
        if (cut) {
            remedies.add(
                    draft == null
                            ? "send the rest: tickets reply " + number + " -F FILE"
                            : "the rest is kept: tickets reply --draft " + draft
                                    + " sends the rest, with names for characters that the portal does not keep");
        } else if (text != null) {
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

    /** Some attachments could not be attached when the message was packed. */
    void lacking(@Nullable String words) {
        if (words != null) {
            missing.add(words);
            remedies.add("tickets reply " + number + " -m 'The missing attachments' -a FILE…");
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
                missing.isEmpty() ? result : result.withState(SubmissionState.INCOMPLETE, String.join("; ", missing)),
                missing,
                remedies,
                warnings);
    }
}
