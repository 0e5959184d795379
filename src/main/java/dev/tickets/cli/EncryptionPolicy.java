package dev.tickets.cli;

import dev.tickets.attach.PgpPacker;
import dev.tickets.config.EncryptionSettings;
import dev.tickets.config.Profile;
import dev.tickets.encrypt.Encryption;
import dev.tickets.encrypt.Fingerprint;
import dev.tickets.encrypt.KeyStore;
import dev.tickets.encrypt.PublicKey;
import dev.tickets.encrypt.Recipients;
import dev.tickets.filing.BodyEncryption;
import dev.tickets.portal.Capability;
import dev.tickets.state.portals.EncryptionProof;
import dev.tickets.state.portals.KeyPins;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.NameSearch;
import dev.tickets.ticket.PackedAttachments;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a run has for encryption, and the decision how a message that may only leave this machine encrypted does so: to
 * keys where there are any, by the portal where that is proven, else not at all.
 */
final class EncryptionPolicy {
    private static final String KEY = "--encrypt-to KEYFILE, or encrypt-to in config.toml";

    private final Run run;
    private boolean told;

    EncryptionPolicy(Run run) {
        this.run = run;
    }

    /** What is known of the portal's own encryption. */
    EncryptionProof proof() {
        Profile profile = run.profile();
        return new EncryptionProof(
                run.connections().memory(profile), profile.encryption().portal());
    }

    /** The public keys that were imported. */
    KeyStore keys() {
        return new KeyStore(folder(), run.trust());
    }

    /** Finds the keys that the profile names. */
    Recipients recipients() {
        Map<String, String> environment = run.surroundings().environment();
        return new Recipients(
                keys(),
                new KeyPins(folder().resolve("pins"), run.trust()),
                run.surroundings().folder(),
                environment.get("HOME"),
                run.trust());
    }

    /** The keys whose signatures count; says which of those that the profile names cannot be used for it. */
    List<PublicKey> signingKeys() {
        List<PublicKey> known = new ArrayList<>(keys().all());
        Profile profile = run.profile();
        for (TicketsException unusable : recipients().addNamed(profile.name(), profile.encryption(), known)) {
            run.notice("Signatures are not checked with a key of the profile: " + unusable.getMessage());
        }
        return known;
    }

    private Path folder() {
        return run.places().own().state().resolve("keys");
    }

    /** Whether a message can be encrypted without naming a key, so that it is worth a question. */
    boolean isPossible() {
        EncryptionSettings settings = run.profile().encryption();
        return !settings.to().isEmpty() || !settings.toDepartment().isEmpty() || isProven();
    }

    private boolean isProven() {
        return proof().state() == EncryptionProof.State.PROVEN;
    }

    /**
     * Makes sure that a draft can be encrypted, as far as that is known before it is written: nobody should write what
     * may neither be sent nor kept.
     *
     * @throws TicketsException (usage) that explains both ways, or why a key cannot be used
     */
    void requirePossible(Draft draft) {
        if (draft.sealed()) {
            return;
        }
        if (draft.encryptTo().isEmpty() && !isPossible()) {
            throw impossible();
        }
        if (!isByDepartment(draft)) {
            Encryption.requireFit(keys(draft), run.surroundings().clock().instant());
        }
    }

    /**
     * What is stored and sent of a draft that is to be encrypted.
     *
     * @throws TicketsException (usage) when it cannot be; nothing is on disk then
     */
    Submission parcel(Draft draft) {
        if (draft.sealed()) {
            return new Submission(draft, run.mailroom().preparation(draft).prepare(draft.attachments()), true);
        }
        Draft addressed = addressed(draft);
        List<PublicKey> keys = keys(addressed);
        if (keys.isEmpty()) {
            return byPortal(addressed);
        }
        Encryption encryption = to(keys);
        Service service = lineOf(addressed.service());
        PackedAttachments sealed = preparation(addressed, encryption).prepare(addressed.attachments());
        // each line but the first of a notice is indented
        tell(
                "Encrypted to " + String.join("\n       and ", names(keys)),
                "The subject and the names of files are not encrypted.");
        return new BodyEncryption(encryption).parcel(addressed, service, sealed);
    }

    /**
     * Looks at the attachments of a draft that is to be encrypted.
     *
     * @throws TicketsException (usage) that says what is wrong with them
     */
    void check(Draft draft) {
        List<PublicKey> keys = keys(addressed(draft));
        if (keys.isEmpty()) {
            requirePortal(draft);
        } else {
            preparation(draft, to(keys)).check(draft.attachments());
        }
    }

    /** Whether it is known by now which keys the draft goes to. */
    boolean isAddressed(Draft draft) {
        boolean open = isByDepartment(draft) && !draft.isReply() && draft.department() == null;
        return !open && !keys(draft).isEmpty();
    }

    /** Whether its department decides on the keys. */
    private boolean isByDepartment(Draft draft) {
        return draft.encryptTo().isEmpty()
                && !run.profile().encryption().toDepartment().isEmpty();
    }

    /**
     * Encrypts what is attached to a draft before the rest of it is there, as it will be sent.
     *
     * @param folder with which it lives and goes
     * @return the attachment, as {@code NAME=PATH}
     * @throws TicketsException (usage) when there is no key to encrypt it to
     */
    String kept(Draft draft, String name, InputStream in, Path folder) throws IOException {
        List<PublicKey> keys = keys(draft);
        if (keys.isEmpty()) {
            requirePortal(draft);
            throw needsKey();
        }
        return preparation(draft, to(keys)).keep(name, in, folder);
    }

    private Encryption to(List<PublicKey> keys) {
        return new Encryption(keys, run.surroundings().clock().instant());
    }

    private PgpPacker preparation(Draft draft, Encryption encryption) {
        return new PgpPacker(
                run.mailroom().rules(run.profile()),
                draft.packing(),
                run.mailroom().workbench(),
                encryption,
                run.places().own().state());
    }

    private Submission byPortal(Draft draft) {
        requirePortal(draft);
        run.keepSecret();
        tell(
                "The portal itself is asked to encrypt it: whoever runs the portal can read it.",
                "The subject is not encrypted.");
        return Submission.open(draft, PackedAttachments.NOTHING);
    }

    private void requirePortal(Draft draft) {
        if (!isProven()) {
            throw impossible();
        }
        if (!draft.attachments().isEmpty()) {
            throw needsKey();
        }
    }

    private static TicketsException needsKey() {
        return TicketsException.usage(
                "the portal's own encryption covers no attachments: to encrypt them needs a key; nothing was sent",
                KEY);
    }

    private TicketsException impossible() {
        String portal = switch (proof().state()) {
            case DISPROVEN -> "this portal was seen to ignore the wish to encrypt";
            case FORBIDDEN -> "encrypt-portal = \"never\" forbids the portal's own encryption";
            default -> "nobody has shown that this portal encrypts";
        };
        return TicketsException.usage(
                "it cannot be encrypted, so nothing was sent: there is no key to encrypt to, and " + portal,
                "encrypt it here, to the support desk's key: " + KEY
                        + "; or have the portal do it, if it can: tickets doctor --prove-encryption -d DEPT");
    }

    /** The keys that the command line, else the department, else the profile names, and with them the user's own. */
    private List<PublicKey> keys(Draft draft) {
        Profile profile = run.profile();
        EncryptionSettings settings = profile.encryption();
        Recipients recipients = recipients();
        List<PublicKey> desk = draft.encryptTo().isEmpty()
                ? recipients.ofDesk(profile.name(), settings, department(draft))
                : recipients.named(profile.name(), draft.encryptTo());
        Map<Fingerprint, PublicKey> keys = new LinkedHashMap<>();
        desk.forEach(key -> keys.put(key.fingerprint(), key));
        if (!desk.isEmpty()) {
            recipients.ofSelf(profile.name(), settings).forEach(key -> keys.put(key.fingerprint(), key));
        }
        return List.copyOf(keys.values());
    }

    /** Where departments have keys of their own, the draft is for one department by its id, now and when it is sent. */
    private Draft addressed(Draft draft) {
        Department department = draft.isReply() ? null : department(draft);
        return department == null
                ? draft
                : draft.but().department(department.id()).draft();
    }

    /** Null where it does not matter. */
    private @Nullable Department department(Draft draft) {
        if (!isByDepartment(draft)) {
            return null;
        }
        if (!draft.isReply() && draft.department() == null) {
            throw TicketsException.usage(
                    "it is not known yet which department it goes to, and so which key it needs; nothing was sent",
                    "-d DEPARTMENT, or name the key: --encrypt-to KEYFILE");
        }
        try {
            return draft.isReply()
                    ? departmentOf(run.portal()
                            .ticket(Objects.requireNonNull(draft.replyTo()))
                            .ticket())
                    : NameSearch.ofDepartments()
                            .find(
                                    String.valueOf(draft.department()),
                                    run.names().departments(false));
        } catch (TicketsException e) {
            if (!e.code().isPortalAway()) {
                throw e;
            }
            throw new TicketsException(
                    e.code(),
                    e.getMessage() + "; so it is not known which department's key it needs: nothing was sent or kept",
                    "name the key: --encrypt-to KEYFILE",
                    e);
        }
    }

    private Department departmentOf(Ticket ticket) {
        for (Department department : run.names().departments(false)) {
            if (department.id().equals(ticket.departmentId())
                    || department.name().equals(ticket.department())) {
                return department;
            }
        }
        throw TicketsException.usage(
                "the portal does not say which department has ticket " + ticket.number()
                        + ", so it is not known which key it needs; nothing was sent",
                "name the key: --encrypt-to KEYFILE");
    }

    /** The service for a line of the message; null when a field of the portal names it. */
    private @Nullable Service lineOf(@Nullable String wanted) {
        if (wanted == null) {
            return null;
        }
        try {
            return run.portal().can(Capability.SERVICE_FIELD)
                    ? null
                    : !run.portal().can(Capability.SERVICES)
                            ? Service.asTyped(wanted)
                            : NameSearch.ofServices().find(wanted, run.names().services(false));
        } catch (TicketsException e) {
            if (!e.code().asksInVain()) {
                throw e;
            }
            // what is typed is better than nothing; the text cannot be changed any more when it is sent
            return Service.asTyped(wanted);
        }
    }

    private void tell(String notice, String second) {
        if (!told) {
            told = true;
            run.notice(notice);
            run.notice(second);
        }
    }

    private static List<String> names(List<PublicKey> keys) {
        List<String> names = new ArrayList<>();
        keys.forEach(key -> names.add(key.toString()));
        return names;
    }
}
