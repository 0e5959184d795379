package dev.tickets.state.portals;

import java.util.Locale;

/** How attachments travel to a HostBill portal; none of them is documented for its User API. */
public enum AttachmentTransport {
    /** The transport that was proven at this portal, else multipart. */
    AUTO,
    /** {@code multipart/form-data}, each file as a field {@code attachments[]}. */
    MULTIPART,
    /** A JSON object from file name to base64. */
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
