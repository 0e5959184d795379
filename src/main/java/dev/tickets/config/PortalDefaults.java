package dev.tickets.config;

import dev.tickets.state.logins.AuthMethod;
import dev.tickets.state.logins.PortalType;
import dev.tickets.state.portals.AttachmentTransport;
import java.net.URI;
import java.util.List;

/** What holds of every portal of a type until the profile says otherwise; its constants bear the names of the types. */
public enum PortalDefaults {
    HOSTBILL(
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

    /** The type of a portal whose profile names none. */
    static final PortalType USUAL_TYPE = PortalType.HOSTBILL;

    private final String apiPath;
    private final AuthMethod auth;
    private final String userWord;
    private final String userExample;
    private final boolean encrypts;
    private final AttachmentRules attachments;

    /**
     * Defaults.
     *
     * @param apiPath of the API below the address of the portal
     * @param auth how a profile without a token logs in
     * @param userWord what stands for the name of a user in a hint
     * @param encrypts whether such portals can encrypt messages by themselves
     */
    PortalDefaults(
            String apiPath,
            AuthMethod auth,
            String userWord,
            String userExample,
            boolean encrypts,
            AttachmentRules attachments) {
        this.apiPath = apiPath;
        this.auth = auth;
        this.userWord = userWord;
        this.userExample = userExample;
        this.encrypts = encrypts;
        this.attachments = attachments;
    }

    public static PortalDefaults of(PortalType type) {
        return valueOf(type.name());
    }

    /** Where the API of such a portal is. */
    public URI apiUrl(URI portal) {
        return URI.create(portal + apiPath);
    }

    AuthMethod auth() {
        return auth;
    }

    String userWord() {
        return userWord;
    }

    public String userExample() {
        return userExample;
    }

    boolean encrypts() {
        return encrypts;
    }

    /** What such portals commonly take. */
    public AttachmentRules attachments() {
        return attachments;
    }
}
