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

/** The keys that a draft is encrypted to: those that the command line, else its department, else the profile names. */
public final class RecipientKeys {
    private final Profile profile;
    private final Supplier<Recipients> recipients;
    private final Directory directory;
    private final Supplier<Portal> portal;

    /** @param recipients finds the keys that are named */
    public RecipientKeys(
            Profile profile, Supplier<Recipients> recipients, Directory directory, Supplier<Portal> portal) {
        this.profile = profile;
        this.recipients = recipients;
        this.directory = directory;
        this.portal = portal;
    }

    /** The user's own keys. */
    List<PublicKey> own() {
        return recipients.get().ofSelf(profile.name(), profile.encryption());
    }

    /** The keys of the draft, and with them the user's own; none where none is named. */
    List<PublicKey> of(Draft draft) {
        Recipients named = recipients.get();
        List<PublicKey> desk = draft.encryptTo().isEmpty()
                ? named.ofDesk(profile.name(), profile.encryption(), department(draft))
                : named.named(profile.name(), draft.encryptTo());
        Map<Fingerprint, PublicKey> keys = new LinkedHashMap<>();
        desk.forEach(key -> keys.put(key.fingerprint(), key));
        if (!desk.isEmpty()) {
            own().forEach(key -> keys.put(key.fingerprint(), key));
        }
        return List.copyOf(keys.values());
    }

    /** Whether its department decides on the keys. */
    boolean areByDepartment(Draft draft) {
        return draft.encryptTo().isEmpty()
                && !profile.encryption().toDepartment().isEmpty();
    }

    /** Whether it is known by now which keys the draft goes to. */
    boolean areKnown(Draft draft) {
        boolean open = areByDepartment(draft) && !draft.isReply() && draft.department() == null;
        return !open && !of(draft).isEmpty();
    }

    /** Where departments have keys of their own, the draft is for one department by its id, now and when it is sent. */
    Draft addressed(Draft draft) {
        Department department = draft.isReply() ? null : department(draft);
        return department == null
                ? draft
                : draft.but().department(department.id()).draft();
    }

    /** Null where it does not matter. */
    private @Nullable Department department(Draft draft) {
        if (!areByDepartment(draft)) {
            return null;
        }
        if (!draft.isReply() && draft.department() == null) {
            throw TicketsException.usage(
                    "it is not known yet which department it goes to, and so which key it needs; nothing was sent",
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
                    e.getMessage() + "; so it is not known which department's key it needs: nothing was sent or kept",
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
                "the portal does not say which department has ticket " + ticket.number()
                        + ", so it is not known which key it needs; nothing was sent",
                "name the key: --encrypt-to KEYFILE");
    }
}
