package dev.tickets.filing;

import dev.tickets.attach.PackingContext;
import dev.tickets.config.AttachmentRules;
import dev.tickets.state.AtomicFile;
import dev.tickets.ticket.BmpText;
import dev.tickets.ticket.CcAddresses;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.MessageBody;
import dev.tickets.ticket.PackOptions;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.TextLimits;
import dev.tickets.ticket.TicketsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Keeps texts below the portal's limit: a longer text goes as an attachment, or the message is refused. */
public final class LongTexts {
    private static final String ZIP = "--zip sends the text as an attachment";
    /** No portal's limit is below this number of characters, also after encryption. */
    private static final int SURELY_SHORT = 10_000;

    private static final String NAME = "message";
    private static final String EXTENSION = ".txt";
    /** The lines that close a message: its reference, and the mark of its alert. */
    private static final int CLOSING = 100;
    /** What packing may add: how to join parts, and what could not be attached. */
    private static final int NOTE = 3_000;

    private static final int FIRST_LINES = 12;
    private static final int FIRST_CHARACTERS = 1_000;

    private final Supplier<TextLimits> limits;
    private final Supplier<EncryptionPolicy> policy;
    private final Supplier<AttachmentRules> rules;
    private final Supplier<PackingContext> packing;
    private final BooleanSupplier everyCharacter;
    private boolean announced;

    /**
     * @param limits of the portal
     * @param rules the portal's rules for attachments
     * @param everyCharacter whether the portal is not known to lose characters
     */
    public LongTexts(
            Supplier<TextLimits> limits,
            Supplier<EncryptionPolicy> policy,
            Supplier<AttachmentRules> rules,
            Supplier<PackingContext> packing,
            BooleanSupplier everyCharacter) {
        this.limits = limits;
        this.policy = policy;
        this.rules = rules;
        this.packing = packing;
        this.everyCharacter = everyCharacter;
    }

    /** Whether packing may fail because of the length of the text. */
    public static boolean mayBeLong(Draft draft) {
        return body(draft).length() > SURELY_SHORT;
    }

    /**
     * Asks how to send a text that is too long.
     *
     * @return the draft with the allowed packing
     * @throws TicketsException (usage) when the text can be sent in no way
     */
    Draft checked(Draft draft) {
        return isToBeAttached(draft) ? allowed(draft).draft() : draft;
    }

    /**
     * The draft; with its text in an attachment if the text is too long.
     *
     * @throws TicketsException (usage) when the text is too long, and may not be attached
     */
    Draft fitting(Draft draft) {
        String subject = MessageBody.subject(draft);
        if (subject.length() > SURELY_SHORT) {
            require("subject", sendable(subject), accepted());
        }
        return isToBeAttached(draft) ? attached(draft) : draft;
    }

    /** Checks the text of a packed message. */
    void require(Submission packed) {
        if (!mayBeLong(packed.draft()) && packed.attachments().note().isEmpty()) {
            return;
        }
        String body = packed.encrypted() ? MessageBody.message(packed.draft()) : sendable(body(packed.draft()));
        require("message", MessageBody.withNote(body, packed.attachments().note()), accepted() - CLOSING);
    }

    /**
     * Checks the size of a text.
     *
     * @throws TicketsException (usage) when the text is longer
     */
    static void require(String what, String text, int most) {
        // a character has three bytes at most, or two of them have four
        if (text.length() <= most / 3) {
            return;
        }
        int size = TextLimits.bytes(text);
        if (size > most) {
            throw tooLong(what, size, most, what.equals("subject") ? "" : ZIP + "; or ");
        }
    }

    private static TicketsException tooLong(String what, int size, int most, String hint) {
        return TicketsException.usage(
                "the " + what + " has " + bytes(size) + ", and this portal keeps " + bytes(most) + "; nothing was sent",
                hint + "shorten the " + what);
    }

    private static String bytes(int size) {
        return String.format(Locale.ROOT, "%,d bytes", size);
    }

    private boolean isToBeAttached(Draft draft) {
        if (!mayBeLong(draft) || accepted() == Integer.MAX_VALUE) {
            return false;
        }
        int size = TextLimits.bytes(outgoing(draft)) + CLOSING;
        PackOptions options = draft.packing().or(rules.get().auto());
        boolean zips = options.what() != PackOptions.What.TOO_LARGE;
        int note = zips && !draft.attachments().isEmpty() ? NOTE : 0;
        if (size + note <= accepted()) {
            return false;
        }
        if (!policy.get().mayAttach(draft)) {
            throw tooLong(
                    "message",
                    size,
                    accepted(),
                    draft.isEncrypted()
                            ? "write the message again with --zip; or "
                            : "encrypt the text to a key, and add --zip; or ");
        }
        String question = "The message has " + bytes(size) + ", and this portal keeps " + bytes(accepted())
                + ". Send the text as an attachment?";
        if (!zips && !packing.get().ask().confirms(question, true)) {
            throw tooLong("message", size, accepted(), ZIP + "; or ");
        }
        return true;
    }

    private String outgoing(Draft draft) {
        String body = body(draft);
        return draft.encrypt() ? policy.get().outgoing(draft, body) : sendable(body);
    }

    private int accepted() {
        return limits.get().accepted();
    }

    private String sendable(String text) {
        return BmpText.firstBeyond(text) < 0 || everyCharacter.getAsBoolean() ? text : BmpText.of(text);
    }

    /** The text with every line that it may have at this portal. */
    private static String body(Draft draft) {
        String service = draft.service();
        return MessageBody.body(
                draft,
                service == null ? null : Service.asTyped(service),
                CcAddresses.unchecked(String.join(",", draft.cc())));
    }

    private static Draft.Builder allowed(Draft draft) {
        boolean zips = draft.packing().what() != PackOptions.What.TOO_LARGE;
        return draft.but().packing(zips ? draft.packing() : draft.packing().zipping(PackOptions.What.REFUSED));
    }

    private Draft attached(Draft draft) {
        String text = MessageBody.message(draft);
        String name = freeName(draft.attachments());
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        List<String> specs = new ArrayList<>(List.of(stored(draft, name, bytes)));
        specs.addAll(draft.attachments());
        String whole = "The whole text is too long for this portal: see the attachment " + name + " ("
                + bytes(bytes.length) + ").";
        if (!announced) {
            announced = true;
            packing.get()
                    .notices()
                    .accept("The text has " + bytes(bytes.length) + ": sent as the attachment " + name + ".");
        }
        Draft.Builder attached =
                allowed(draft).message(beginning(text) + "\n[…]\n\n" + whole).attachments(specs);
        if (draft.encrypt() && draft.packing().what() == PackOptions.What.ALL) {
            // the text is encrypted before it is stored, so it cannot join an archive
            attached.packing(draft.packing().zipping(PackOptions.What.REFUSED));
        }
        return attached.draft();
    }

    /** Stores the text in a temporary file; a text that must be encrypted, only encrypted. */
    private String stored(Draft draft, String name, byte[] bytes) {
        Path file = packing.get().staging().newFile();
        try {
            if (draft.encrypt()) {
                return policy.get().kept(draft, name, new ByteArrayInputStream(bytes), file);
            }
            Files.createFile(file, AtomicFile.FILE);
            Files.write(file, bytes);
            return name + "=" + file;
        } catch (IOException e) {
            throw IoReason.failure(ErrorCode.USAGE, "cannot write the text into a temporary file", file, e);
        }
    }

    private static String freeName(List<String> specs) {
        String taken = String.join("\n", specs);
        String name = NAME + EXTENSION;
        for (int i = 2; taken.contains(name); i++) {
            name = NAME + "-" + i + EXTENSION;
        }
        return name;
    }

    private static String beginning(String text) {
        int end = 0;
        for (int line = 0; line < FIRST_LINES && end < text.length(); line++) {
            int next = text.indexOf('\n', end) + 1;
            if (next == 0 || next > FIRST_CHARACTERS) {
                break;
            }
            end = next;
        }
        if (end == 0) {
            end = Math.min(text.length(), FIRST_CHARACTERS);
            end -= end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? 1 : 0;
        }
        return text.substring(0, end).stripTrailing();
    }
}
