package dev.tickets.config;

import dev.tickets.state.logins.AuthMethod;
import dev.tickets.state.logins.PortalType;
import dev.tickets.state.portals.AttachmentTransport;
import dev.tickets.ticket.PackOptions;
import dev.tickets.ticket.TextLimits;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The defaults of a portal type, which the profile overrides.
 *
 * @param software the name of the software
 * @param apiPath of the API below the address of the portal
 * @param withoutApi why such a portal may have no API, as a part of a sentence
 * @param auth how a profile without a token logs in
 * @param userWord what stands for the name of a user in a hint
 * @param userExample an example
 * @param encrypts whether such portals can encrypt messages by themselves
 * @param localTimes whether such portals write times without a zone
 * @param attachments commonly accepted by such portals
 * @param texts the longest texts of such portals
 */
public record PortalDefaults(
        String software,
        String apiPath,
        String withoutApi,
        AuthMethod auth,
        String userWord,
        String userExample,
        boolean encrypts,
        boolean localTimes,
        AttachmentRules attachments,
        TextLimits texts) {
    /** The type of a portal whose profile names none. */
    static final PortalType USUAL_TYPE = PortalType.HOSTBILL;

    private static final PortalDefaults HOSTBILL = new PortalDefaults(
            "HostBill",
            "/api",
            "The portal's operator has switched the API off",
            AuthMethod.SESSION,
            "EMAIL",
            "you@example.net",
            true,
            true,
            new AttachmentRules(
                    List.of("jpg", "gif", "zip", "png", "pdf"),
                    8L << 20,
                    Long.MAX_VALUE,
                    Integer.MAX_VALUE,
                    AttachmentTransport.AUTO,
                    PackOptions.NONE,
                    6),
            // a column of type TEXT
            new TextLimits(60_000, 65_535));

    private static final PortalDefaults RT = new PortalDefaults(
            "Request Tracker",
            "/REST/2.0",
            "The portal is older than Request Tracker 5, its web server does not pass REST 2.0 on",
            AuthMethod.TOKEN,
            "NAME",
            "you",
            false,
            false,
            new AttachmentRules(
                    List.of(AttachmentRules.ANY),
                    10L << 20,
                    Long.MAX_VALUE,
                    Integer.MAX_VALUE,
                    AttachmentTransport.MULTIPART,
                    PackOptions.NONE,
                    6),
            TextLimits.NONE);

    public static PortalDefaults of(PortalType type) {
        return switch (type) {
            case HOSTBILL -> HOSTBILL;
            case RT -> RT;
        };
    }

    /** Whether such portals begin a session for a password; others take the password with every request. */
    public boolean hasSessions() {
        return auth == AuthMethod.SESSION;
    }

    /** The portal whose API is at this address, as far as the address shows; null for another address. */
    public @Nullable URI portalOf(URI api) {
        String text = api.toString();
        // a host may have the name of the path: https://api
        boolean named = String.valueOf(api.getRawPath()).endsWith(apiPath);
        return named ? URI.create(text.substring(0, text.length() - apiPath.length())) : null;
    }

    /** The API address of a portal of this type. */
    public URI apiUrl(URI portal) {
        return URI.create(portal + apiPath);
    }
}
