package dev.tickets.filing;

import dev.tickets.config.Profile;
import dev.tickets.encrypt.Fingerprint;
import dev.tickets.encrypt.PublicKey;
import dev.tickets.encrypt.Recipients;
import dev.tickets.portal.Portal;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.NameSearch;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketsException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The keys that a draft is encrypted to: from the command line, else from its department, else from the profile. */
public final class RecipientKeys {
    private final Profile profile;
    private final Supplier<Recipients> recipients;
    private final Directory directory;
    private final Supplier<Portal> portal;

    /** @param recipients finds named keys */
    public RecipientKeys(
            Profile profile, Supplier<Recipients> recipients, Directory directory, Supplier<Portal> portal) {
        this.profile = profile;
        this.recipients = recipients;
        this.directory = directory;
        this.portal = portal;
    }

    List<PublicKey> own() {
        return recipients.get().ofSelf(profile.name(), profile.encryption());
    }

    /** The keys of the draft and the user's own keys; empty when no key is named. */
    List<PublicKey> of(Draft draft) {
        Recipients finder = recipients.get();
        List<PublicKey> named = draft.encryptTo().isEmpty()
                ? finder.ofDesk(profile.name(), profile.encryption(), department(draft))
                : finder.named(profile.name(), draft.encryptTo());
        Map<Fingerprint, PublicKey> keys = new LinkedHashMap<>();
        named.forEach(key -> keys.put(key.fingerprint(), key));
        if (!named.isEmpty()) {
            own().forEach(key -> keys.put(key.fingerprint(), key));
        }
        return List.copyOf(keys.values());
    }

    /** Whether the department decides on the keys. */
    boolean areByDepartment(Draft draft) {
        return draft.encryptTo().isEmpty()
                && !profile.encryption().toDepartment().isEmpty();
    }

    /** Whether the keys of the draft are known yet. */
    boolean areKnown(Draft draft) {
        boolean open = areByDepartment(draft) && !draft.isReply() && draft.department() == null;
        return !open && !of(draft).isEmpty();
    }

    /** The draft, with its department fixed by id where departments have their own keys. */
    Draft addressed(Draft draft) {
        Department department = draft.isReply() ? null : department(draft);
        return department == null
                ? draft
                : draft.but().department(department.id()).draft();
    }

    /** The department of the draft; null where keys do not depend on it. */
    private @Nullable Department department(Draft draft) {
        if (!areByDepartment(draft)) {
            return null;
        }
        if (!draft.isReply() && draft.department() == null) {
            throw TicketsException.usage(
                    "the department is unknown, so the key for the message is unknown; nothing was sent",
                    "-d DEPARTMENT, or name the key: --encrypt-to KEYFILE");
        }
        try {
            return draft.isReply()
                    ? departmentOf(portal.get()
                            .ticket(Objects.requireNonNull(draft.replyTo()))
                            .ticket())
                    : NameSearch.ofDepartments().find(String.valueOf(draft.department()), directory.departments(false));
        } catch (TicketsException e) {
            if (!e.code().isPortalAway()) {
                throw e;
            }
            throw new TicketsException(
                    e.code(),
                    e.getMessage() + "; the department is unknown, so the key for the message is unknown: nothing"
                            + " was sent or kept",
                    "name the key: --encrypt-to KEYFILE",
                    e);
        }
    }

    private Department departmentOf(Ticket ticket) {
        for (Department department : directory.departments(false)) {
            if (department.id().equals(ticket.departmentId())
                    || department.name().equals(ticket.department())) {
                return department;
            }
        }
        throw TicketsException.usage(
                "the portal does not name the department of ticket #" + ticket.number()
                        + ", so the key for the message is unknown; nothing was sent",
                "name the key: --encrypt-to KEYFILE");
    }
}
