package dev.tickets.config;

import dev.tickets.state.logins.AuthMethod;
import dev.tickets.state.logins.PortalType;
import dev.tickets.state.portals.AttachmentTransport;
import java.net.URI;
import java.util.List;

/**
 * The defaults of a portal type, which the profile overrides.
 *
 * @param apiPath of the API below the address of the portal
 * @param auth how a profile without a token logs in
 * @param userWord what stands for the name of a user in a hint
 * @param userExample an example
 * @param encrypts whether such portals can encrypt messages by themselves
 * @param attachments commonly accepted by such portals
 */
public record PortalDefaults(
        String apiPath,
        AuthMethod auth,
        String userWord,
        String userExample,
        boolean encrypts,
        AttachmentRules attachments) {
    /** The type of a portal whose profile names none. */
    static final PortalType USUAL_TYPE = PortalType.HOSTBILL;

    private static final PortalDefaults HOSTBILL = new PortalDefaults(
            "/api",
            AuthMethod.SESSION,
            "EMAIL",
            "you@example.net",
            true,
            new AttachmentRules(
                    List.of("jpg", "gif", "zip", "png", "pdf"),
                    8L << 20,
                    Long.MAX_VALUE,
                    Integer.MAX_VALUE,
                    AttachmentTransport.AUTO,
                    false,
                    6));

    public static PortalDefaults of(PortalType type) {
        return switch (type) {
            case HOSTBILL -> HOSTBILL;
        };
    }

    /** The API address of a portal of this type. */
    public URI apiUrl(URI portal) {
        return URI.create(portal + apiPath);
    }
}
