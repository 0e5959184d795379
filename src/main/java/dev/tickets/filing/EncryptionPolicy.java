package dev.tickets.filing;

import dev.tickets.attach.AttachmentPacker;
import dev.tickets.attach.PackingContext;
import dev.tickets.attach.PgpPacker;
import dev.tickets.attach.PlainPacker;
import dev.tickets.config.AttachmentRules;
import dev.tickets.config.EncryptionSettings;
import dev.tickets.config.PortalDefaults;
import dev.tickets.config.Profile;
import dev.tickets.encrypt.Encryption;
import dev.tickets.encrypt.PublicKey;
import dev.tickets.portal.Capability;
import dev.tickets.portal.Portal;
import dev.tickets.state.portals.EncryptionProof;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.NameSearch;
import dev.tickets.ticket.PackedAttachments;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Packs messages, and decides how a secret message is encrypted: to keys if any are configured, else by the portal if
 * its encryption is proven, else not at all (the message is refused).
 */
public final class EncryptionPolicy {
    private static final String KEY = "--encrypt-to KEYFILE, or encrypt-to in config.toml";

    private final Profile profile;
    private final Supplier<EncryptionProof> proof;
    private final RecipientKeys recipients;
    private final Directory directory;
    private final Supplier<Portal> portal;
    private final Supplier<AttachmentRules> rules;
    private final Supplier<PackingContext> packing;
    private final Supplier<Path> ours;
    private final Clock clock;
    private final Consumer<String> notices;
    private boolean announced;

    /**
     * @param proof the result of the last trial of the portal's own encryption
     * @param rules the portal's rules for attachments
     * @param ours the folder whose files all belong to this program
     */
    public EncryptionPolicy(
            Profile profile,
            Supplier<EncryptionProof> proof,
            RecipientKeys recipients,
            Directory directory,
            Supplier<Portal> portal,
            Supplier<AttachmentRules> rules,
            Supplier<PackingContext> packing,
            Supplier<Path> ours,
            Clock clock,
            Consumer<String> notices) {
        this.profile = profile;
        this.proof = proof;
        this.recipients = recipients;
        this.directory = directory;
        this.portal = portal;
        this.rules = rules;
        this.packing = packing;
        this.ours = ours;
        this.clock = clock;
        this.notices = notices;
    }

    /** Whether a message can be encrypted without naming a key. */
    public boolean isPossible() {
        EncryptionSettings settings = profile.encryption();
        return !settings.to().isEmpty() || !settings.toDepartment().isEmpty() || isProven();
    }

    private boolean isProven() {
        return proof.get().state() == EncryptionProof.State.PROVEN;
    }

    /**
     * Checks before writing that a draft can be encrypted: otherwise the written text could neither be sent nor kept.
     *
     * @throws TicketsException (usage) that explains both ways to encrypt, or why a key cannot be used
     */
    public void requirePossible(Draft draft) {
        if (draft.isEncrypted()) {
            return;
        }
        if (draft.encryptTo().isEmpty() && !isPossible()) {
            throw impossible();
        }
        if (!recipients.areByDepartment(draft)) {
            List<PublicKey> keys = recipients.of(draft);
            Encryption.requireFit(keys, clock.instant());
            if (keys.isEmpty() && draft.close()) {
                requirePortal(draft);
            }
        }
    }

    /**
     * The submission of a draft.
     *
     * @throws TicketsException (usage) when the draft cannot be packed or encrypted; then nothing is on disk
     */
    public Submission pack(Draft draft) {
        if (!draft.encrypt() || draft.isEncrypted()) {
            return new Submission(draft, plain(draft).prepare(draft.attachments()), draft.encrypt());
        }
        Draft addressed = recipients.addressed(draft);
        List<PublicKey> keys = recipients.of(addressed);
        if (keys.isEmpty()) {
            return byPortal(addressed);
        }
        Encryption encryption = to(keys);
        Service service = lineOf(addressed.service());
        PackedAttachments packed = encrypted(addressed, encryption).prepare(addressed.attachments());
        // each line but the first of a notice is indented
        announce(
                "Encrypted to " + String.join("\n       and ", names(keys)),
                "The subject and the file names are not encrypted.");
        return new BodyEncryption(encryption).encrypted(addressed, service, packed);
    }

    /**
     * The draft after a check of its attachments, with the packing that the user has allowed.
     *
     * @throws TicketsException (usage) that lists the problems of the attachments
     */
    public Draft check(Draft draft) {
        if (!draft.encrypt()) {
            return draft.but().packing(plain(draft).check(draft.attachments())).draft();
        }
        List<PublicKey> keys = recipients.of(recipients.addressed(draft));
        if (keys.isEmpty()) {
            requirePortal(draft);
        } else {
            encrypted(draft, to(keys)).check(draft.attachments());
        }
        return draft;
    }

    /** The text as it leaves this machine. */
    String outgoing(Draft draft, String body) {
        List<PublicKey> keys = draft.isSecret() ? recipients.of(recipients.addressed(draft)) : List.of();
        return keys.isEmpty() ? body : to(keys).armoured(body);
    }

    /** Whether the message can have one more attachment: the portal encrypts none. */
    boolean mayAttach(Draft draft) {
        return !draft.encrypt()
                || (draft.isSecret()
                        && !recipients.of(recipients.addressed(draft)).isEmpty());
    }

    /** Whether the keys of the draft are known yet. */
    boolean isAddressed(Draft draft) {
        return recipients.areKnown(draft);
    }

    boolean hasOwnKey() {
        return !profile.encryption().toSelf().isEmpty();
    }

    /** Encrypts to the user's own key only. */
    Encryption toOwnKey() {
        return to(recipients.own());
    }

    /**
     * Encrypts an attachment as it will be sent, before the draft is complete.
     *
     * @param folder the folder for the encrypted file
     * @return the attachment, as {@code NAME=PATH}
     * @throws TicketsException (usage) without a key
     */
    public String kept(Draft draft, String name, InputStream in, Path folder) throws IOException {
        List<PublicKey> keys = recipients.of(draft);
        if (keys.isEmpty()) {
            requirePortal(draft);
            throw needsKey();
        }
        return encrypted(draft, to(keys)).keep(name, in, folder);
    }

    private Encryption to(List<PublicKey> keys) {
        return new Encryption(keys, clock.instant());
    }

    private AttachmentPacker plain(Draft draft) {
        AttachmentRules accepted = rules.get();
        return new PlainPacker(accepted, draft.packing().or(accepted.auto()), packing.get());
    }

    private PgpPacker encrypted(Draft draft, Encryption encryption) {
        AttachmentRules accepted = rules.get();
        return new PgpPacker(accepted, draft.packing().or(accepted.auto()), packing.get(), encryption, ours.get());
    }

    private Submission byPortal(Draft draft) {
        requirePortal(draft);
        announce(
                "The portal encrypts the message; the portal's operator can read it.", "The subject is not encrypted.");
        return Submission.open(draft, PackedAttachments.NOTHING);
    }

    private void requirePortal(Draft draft) {
        if (!isProven()) {
            throw impossible();
        }
        if (draft.close()) {
            throw TicketsException.usage(
                    "--close may erase the text of this reply, which only the portal encrypts; nothing was sent",
                    "leave out --close, or encrypt with a key: " + KEY);
        }
        if (!draft.attachments().isEmpty()) {
            throw needsKey();
        }
    }

    private static TicketsException needsKey() {
        return TicketsException.usage(
                "the portal's own encryption does not cover attachments, which need a key; nothing was sent", KEY);
    }

    /** Why nothing can be encrypted without naming a key. */
    public String needs() {
        if (!PortalDefaults.of(profile.type()).encrypts()) {
            return "no key is configured, and this portal has no encryption of its own";
        }
        String why = switch (proof.get().state()) {
            case DISPROVEN -> "this portal ignored an earlier request to encrypt";
            case FORBIDDEN -> "encrypt-portal = \"never\" forbids the portal's own encryption";
            default -> "no test has proven that this portal encrypts";
        };
        return "no key is configured, and " + why;
    }

    /** Whether a test of the portal's own encryption can help. */
    public boolean mayTestPortal() {
        return PortalDefaults.of(profile.type()).encrypts() && proof.get().state() != EncryptionProof.State.FORBIDDEN;
    }

    private TicketsException impossible() {
        return TicketsException.usage(
                "the message cannot be encrypted, so nothing was sent: " + needs(),
                "encrypt with the support desk's key: " + KEY
                        + (PortalDefaults.of(profile.type()).encrypts()
                                ? "; or test the portal's own encryption: tickets doctor --prove-encryption -d DEPT"
                                : ""));
    }

    /** The service for a line of the message; null when a field of the portal names it. */
    private @Nullable Service lineOf(@Nullable String wanted) {
        if (wanted == null) {
            return null;
        }
        try {
            if (portal.get().can(Capability.SERVICE_FIELD)) {
                return null;
            }
            return portal.get().can(Capability.SERVICES)
                    ? NameSearch.ofServices().find(wanted, directory.services(false))
                    : Service.asTyped(wanted);
        } catch (TicketsException e) {
            if (!e.code().blocksRequests()) {
                throw e;
            }
            // the typed name is used, because the encrypted text cannot be completed at sending
            return Service.asTyped(wanted);
        }
    }

    private void announce(String notice, String second) {
        if (!announced) {
            announced = true;
            notices.accept(notice);
            notices.accept(second);
        }
    }

    private static List<String> names(List<PublicKey> keys) {
        List<String> names = new ArrayList<>();
        keys.forEach(key -> names.add(key.toString()));
        return names;
    }
}
