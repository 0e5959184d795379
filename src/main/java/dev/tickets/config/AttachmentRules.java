package dev.tickets.config;

import dev.tickets.state.portals.AttachmentTransport;
import dev.tickets.ticket.PackOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The attachments that the portal accepts, according to the profile.
 *
 * @param extensions without the dot, lower case; {@value #ANY} for all
 * @param maxSize of one file, in bytes
 * @param maxRequest of one request, in bytes; {@link Long#MAX_VALUE} when unlimited
 * @param maxCount files of one message; {@link Integer#MAX_VALUE} when unlimited
 * @param auto how files are changed without being asked
 * @param zipLevel 1 (fast) to 9 (small)
 */
public record AttachmentRules(
        List<String> extensions,
        long maxSize,
        long maxRequest,
        int maxCount,
        AttachmentTransport transport,
        PackOptions auto,
        int zipLevel) {
    /** Among the extensions: files of any type. */
    public static final String ANY = "*";

    /** Whether the portal takes files of this type. */
    public boolean takes(String extension) {
        return extensions.contains(ANY) || extensions.contains(extension);
    }

    /** The size limit for the files of one request, before base64 makes 4 bytes of 3. */
    public long payload() {
        boolean grows = transport == AttachmentTransport.JSON && maxRequest != Long.MAX_VALUE;
        return grows ? maxRequest / 4 * 3 : maxRequest;
    }

    /** The same rules with this size limit for a request. */
    public AttachmentRules withMaxRequest(long bytes) {
        return new AttachmentRules(extensions, maxSize, bytes, maxCount, transport, auto, zipLevel);
    }

    /** The same rules with a known transport of files. */
    public AttachmentRules withTransport(AttachmentTransport known) {
        return new AttachmentRules(extensions, maxSize, maxRequest, maxCount, known, auto, zipLevel);
    }

    /** The same rules, overridden by the profile. */
    AttachmentRules with(ProfileTable table) {
        List<String> own = new ArrayList<>();
        for (String extension : table.list("allowed-extensions", extensions)) {
            String clean = extension.strip().toLowerCase(Locale.ROOT);
            own.add(clean.startsWith(".") ? clean.substring(1) : clean);
        }
        return new AttachmentRules(
                own,
                table.size("max-attachment-size", maxSize),
                table.size("max-request-size", maxRequest),
                table.count("max-attachments", maxCount, Integer.MAX_VALUE),
                table.choice("attachment-transport", AttachmentTransport.class, transport),
                new PackOptions(
                        table.truth("auto-zip") ? PackOptions.What.REFUSED : PackOptions.What.TOO_LARGE,
                        table.truth("auto-split"),
                        table.truth("attach-what-you-can")),
                table.count("zip-level", zipLevel, 9));
    }

    public AttachmentRules {
        extensions = List.copyOf(extensions);
    }
}
