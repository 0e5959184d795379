package dev.tickets.config;

import dev.tickets.state.logins.AuthMethod;
import dev.tickets.state.logins.PortalType;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A portal and a user of it.
 *
 * @param portal address of the portal's pages, without a slash at the end
 * @param apiUrl base of its API, likewise
 * @param user e-mail address to log in with; null if a token suffices
 * @param caFile PEM file of certificates to trust beside the usual ones
 * @param cc addresses that every new ticket of this profile copies
 * @param encryption keys to encrypt to and to decrypt with
 * @param maxDownload the largest attachment to save, in bytes
 * @param timeZone of the times that the portal writes; null when not known
 * @param ticketUrl address of a ticket's page with {@code {number}} in it; null for the portal's usual one
 */
public record Profile(
        String name,
        URI portal,
        URI apiUrl,
        PortalType type,
        @Nullable String user,
        AuthMethod auth,
        SecretSources secrets,
        @Nullable Path caFile,
        @Nullable String defaultDepartment,
        List<String> cc,
        AttachmentRules attachments,
        EncryptionSettings encryption,
        long maxDownload,
        @Nullable ZoneId timeZone,
        @Nullable String ticketUrl) {
    /** The built-in practice portal's profile. */
    public static final String SANDBOX = "sandbox";

    /** The default size limit of a download: 1 GiB. */
    public static final long DEFAULT_MAX_DOWNLOAD = 1L << 30;

    public Profile {
        cc = List.copyOf(cc);
    }

    /**
     * Whether requests go to another origin than the one that the profile itself names. The secrets of the profile are
     * not sent there.
     */
    public boolean isElsewhere() {
        return secrets.home() != null;
    }

    /** The origin that this profile's credentials belong to. */
    public String origin() {
        return PortalAddress.origin(apiUrl);
    }
}
