package dev.tickets.state.portals;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Facts about a portal that only a read-back shows.
 *
 * @param keepsCc whether the portal has shown the CC addresses of a ticket
 * @param serviceField the field by which its tickets name their related service, once one was seen; else null
 * @param multipart whether attachments sent as multipart arrived: null when never tried
 * @param json likewise for attachments inside JSON
 * @param encrypts whether messages sent with the portal's own encryption came back marked so: null when never tried
 */
public record PortalFacts(
        boolean keepsCc,
        @Nullable String serviceField,
        @Nullable Boolean multipart,
        @Nullable Boolean json,
        @Nullable Boolean encrypts) {
    public static final PortalFacts NONE = new PortalFacts(false, null, null, null, null);

    public PortalFacts withCc() {
        return new PortalFacts(true, serviceField, multipart, json, encrypts);
    }

    public PortalFacts withServiceField(String field) {
        return new PortalFacts(keepsCc, field, multipart, json, encrypts);
    }

    /** Adds what the read-back proved about a transport. */
    public PortalFacts withTransport(AttachmentTransport transport, boolean arrived) {
        return transport == AttachmentTransport.JSON
                ? new PortalFacts(keepsCc, serviceField, multipart, arrived, encrypts)
                : new PortalFacts(keepsCc, serviceField, arrived, json, encrypts);
    }

    /** The way that attachments go: the profile's word, else multipart unless only JSON is not known to fail. */
    public AttachmentTransport transport(AttachmentTransport wanted) {
        if (wanted != AttachmentTransport.AUTO) {
            return wanted;
        }
        boolean jsonIsBetter = Boolean.FALSE.equals(multipart) && !Boolean.FALSE.equals(json);
        return jsonIsBetter ? AttachmentTransport.JSON : AttachmentTransport.MULTIPART;
    }

    /** Adds what the marks proved about the portal's encryption. */
    public PortalFacts withEncryption(boolean marked) {
        return new PortalFacts(keepsCc, serviceField, multipart, json, marked);
    }

    // The ones that a record brings along cost 60 more classes whenever a ticket is read back.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PortalFacts facts
                && facts.keepsCc == keepsCc
                && Objects.equals(facts.serviceField, serviceField)
                && Objects.equals(facts.multipart, multipart)
                && Objects.equals(facts.json, json)
                && Objects.equals(facts.encrypts, encrypts);
    }

    @Override
    public int hashCode() {
        return Boolean.hashCode(keepsCc) + 31 * Objects.hashCode(serviceField);
    }
}
