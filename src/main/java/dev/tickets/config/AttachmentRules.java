package dev.tickets.config;

import java.util.List;

/**
 * What the portal accepts as attachments, as far as the profile knows.
 *
 * @param extensions without the dot, lower case
 * @param maxSize of one file, in bytes
 * @param maxRequest of all files of one message together, in bytes; {@link Long#MAX_VALUE} when unlimited
 * @param maxCount files of one message; {@link Integer#MAX_VALUE} when unlimited
 */
public record AttachmentRules(
        List<String> extensions, long maxSize, long maxRequest, int maxCount, AttachmentTransport transport) {
    /** What HostBill portals commonly take. */
    public static final AttachmentRules DEFAULT = new AttachmentRules(
            List.of("jpg", "gif", "zip", "png", "pdf"),
            8L << 20,
            Long.MAX_VALUE,
            Integer.MAX_VALUE,
            AttachmentTransport.AUTO);

    public AttachmentRules {
        extensions = List.copyOf(extensions);
    }
}
