package dev.tickets.config;

import dev.tickets.state.logins.AuthMethod;
import dev.tickets.state.logins.PortalType;
import dev.tickets.state.portals.AttachmentTransport;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What holds of every portal of a type until the profile says otherwise.
 *
 * @param apiPath of the API below the address of the portal
 * @param auth how a profile without a token logs in
 * @param userWord what stands for the name of a user in a hint
 * @param userExample such a name
 * @param encrypts whether such portals can encrypt messages by themselves
 * @param attachments what such portals commonly take
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

    private static final Map<PortalType, PortalDefaults> BY_TYPE = Map.of(
            PortalType.HOSTBILL,
            new PortalDefaults(
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
                            6)));

    public static PortalDefaults of(PortalType type) {
        return Objects.requireNonNull(BY_TYPE.get(type));
    }

    /** Where the API of such a portal is. */
    public URI apiUrl(URI portal) {
        return URI.create(portal + apiPath);
    }
}
