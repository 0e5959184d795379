package dev.tickets.state.portals;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a portal, each with the day on which it was learned. Read-backs have shown most of it; the rest is
 * the portal's own description of its API.
 */
public final class PortalFacts {
    public static final PortalFacts NONE = new PortalFacts(new EnumMap<>(Fact.class), new EnumMap<>(Fact.class));

    /** Texts, and truth values. */
    private final Map<Fact, Object> values;
    /** A fact of an earlier version has no day. */
    private final Map<Fact, String> days;

    private PortalFacts(Map<Fact, Object> values, Map<Fact, String> days) {
        this.values = values;
        this.days = days;
    }

    /** Whether the portal has shown the CC addresses of a ticket. */
    public boolean keepsCc() {
        return Boolean.TRUE.equals(flag(Fact.CC));
    }

    /** The field by which the portal's tickets name their related service; null when never seen. */
    public @Nullable String serviceField() {
        return text(Fact.SERVICE_FIELD);
    }

    /** Whether attachments sent as multipart arrived; null when never tried. */
    public @Nullable Boolean multipart() {
        return flag(Fact.MULTIPART);
    }

    /** Whether attachments inside JSON arrived; null when never tried. */
    public @Nullable Boolean json() {
        return flag(Fact.JSON);
    }

    /** Whether messages sent with the portal's own encryption came back marked so; null when never tried. */
    public @Nullable Boolean encrypts() {
        return flag(Fact.ENCRYPTION);
    }

    /**
     * The day on which the portal was seen to lose characters beyond the Basic Multilingual Plane, as in
     * {@code 2026-01-31}; null when never seen.
     */
    public @Nullable String bmpOnly() {
        return text(Fact.BMP_ONLY);
    }

    /** Whether the portal's own description of its API has tickets; null when no description is known. */
    public @Nullable Boolean describesTickets() {
        return flag(Fact.API_TICKETS);
    }

    /** The fields of a new ticket by the portal's own description; empty when the description lists none. */
    public List<String> describedFields() {
        String fields = text(Fact.API_FIELDS);
        return fields == null ? List.of() : List.of(fields.split(" ", -1));
    }

    /** Whether the description lists fields of a new ticket, and not this one. */
    public boolean leavesOut(String field) {
        List<String> described = describedFields();
        return !described.isEmpty() && !described.contains(field);
    }

    /** The day on which the fact was learned, as in {@code 2026-01-31}; null when not known. */
    public @Nullable String day(Fact fact) {
        return days.get(fact);
    }

    /** What is known, in one order. */
    public List<Fact> known() {
        return new ArrayList<>(values.keySet());
    }

    public PortalFacts withCc() {
        return with(Fact.CC, true);
    }

    public PortalFacts withServiceField(String field) {
        return with(Fact.SERVICE_FIELD, field);
    }

    /** Adds what the read-back proved about a transport. */
    public PortalFacts withTransport(AttachmentTransport transport, boolean arrived) {
        return with(transport == AttachmentTransport.JSON ? Fact.JSON : Fact.MULTIPART, arrived);
    }

    /** The way that attachments go: the profile's word, else multipart unless only JSON is not known to fail. */
    public AttachmentTransport transport(AttachmentTransport wanted) {
        if (wanted != AttachmentTransport.AUTO) {
            return wanted;
        }
        boolean jsonIsBetter = Boolean.FALSE.equals(multipart()) && !Boolean.FALSE.equals(json());
        return jsonIsBetter ? AttachmentTransport.JSON : AttachmentTransport.MULTIPART;
    }

    /** Adds what the marks proved about the portal's encryption. */
    public PortalFacts withEncryption(boolean marked) {
        return with(Fact.ENCRYPTION, marked);
    }

    /** Adds the day on which the portal lost characters; the first one counts. */
    public PortalFacts withBmpOnly(String day) {
        return bmpOnly() != null ? this : with(Fact.BMP_ONLY, day);
    }

    /**
     * Replaces what the portal's description of its API says.
     *
     * @param fields of a new ticket; empty when the description lists none
     */
    public PortalFacts withDescription(boolean tickets, List<String> fields) {
        PortalFacts described = without(Fact.API_FIELDS).with(Fact.API_TICKETS, tickets);
        return fields.isEmpty() ? described : described.with(Fact.API_FIELDS, String.join(" ", fields));
    }

    /** Without what may be forgotten: that a portal does not encrypt stays, because a text may depend on it. */
    PortalFacts forgotten() {
        return Boolean.FALSE.equals(encrypts())
                ? NONE.with(Fact.ENCRYPTION, false).dated(Fact.ENCRYPTION, day(Fact.ENCRYPTION))
                : NONE;
    }

    /** The same facts; those that are new or other than before get the day. */
    PortalFacts learned(PortalFacts before, String day) {
        PortalFacts dated = this;
        for (Fact fact : values.keySet()) {
            boolean known = values.get(fact).equals(before.values.get(fact));
            dated = dated.dated(fact, known ? before.day(fact) : day);
        }
        return dated;
    }

    @Nullable
    Object value(Fact fact) {
        return values.get(fact);
    }

    PortalFacts with(Fact fact, Object value) {
        Map<Fact, Object> others = new EnumMap<>(values);
        others.put(fact, value);
        return new PortalFacts(others, days);
    }

    PortalFacts dated(Fact fact, @Nullable String day) {
        Map<Fact, String> others = new EnumMap<>(days);
        if (day == null) {
            others.remove(fact);
        } else {
            others.put(fact, day);
        }
        return new PortalFacts(values, others);
    }

    private PortalFacts without(Fact fact) {
        Map<Fact, Object> others = new EnumMap<>(values);
        others.remove(fact);
        return new PortalFacts(others, days);
    }

    private @Nullable Boolean flag(Fact fact) {
        return values.get(fact) instanceof Boolean flag ? flag : null;
    }

    private @Nullable String text(Fact fact) {
        return values.get(fact) instanceof String text ? text : null;
    }

    /** Days do not count: a fact that is learned again is the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PortalFacts facts && facts.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values + " " + days;
    }
}
