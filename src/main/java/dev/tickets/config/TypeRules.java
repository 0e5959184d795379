package dev.tickets.config;

import dev.tickets.state.logins.AuthMethod;
import dev.tickets.state.logins.PortalType;
import dev.tickets.state.logins.StoredLogin;
import dev.tickets.state.portals.AttachmentTransport;
import dev.tickets.state.portals.PortalEncryption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the type of a portal means for the keys of a profile. */
final class TypeRules {
    private final PortalType type;
    private final PortalDefaults usual;
    private final ProfileTable table;

    TypeRules(PortalType type, ProfileTable table) {
        this.type = type;
        this.usual = PortalDefaults.of(type);
        this.table = table;
    }

    /**
     * The way to log in: the key, else that of the first source in the chain, else that of the last login.
     *
     * @param login the last login at a portal of this type; null for none
     */
    AuthMethod auth(@Nullable StoredLogin login, SecretSources secrets) {
        AuthMethod auth = table.choice("auth", AuthMethod.class, login == null ? usual.auth() : login.auth());
        boolean isSaid = table.text("auth") != null;
        if (isSaid && (secrets.home() == null || table.isFromEnvironment("auth"))) {
            return auth;
        }
        // a credential for another origin is used, of any kind
        SecretSource first = isSaid ? secrets.first() : secrets.firstNamed();
        if (first == null) {
            return auth;
        }
        if (first.kind() == SecretSource.Kind.TOKEN) {
            return AuthMethod.TOKEN;
        }
        return auth == AuthMethod.TOKEN ? usual.auth() : auth;
    }

    /** @throws dev.tickets.ticket.TicketsException (usage) for a key or value that portals of this type do not have */
    void requireFit() {
        String here = " at a portal of type " + type;
        if (!usual.hasSessions()) {
            if (table.choice("auth", AuthMethod.class, usual.auth()) == AuthMethod.SESSION) {
                throw table.wrong("auth", "token or basic" + here + ", which has no sessions");
            }
            for (String key : List.of("otp-secret", "otp-command")) {
                if (table.text(key) != null) {
                    throw table.wrong(key, "absent" + here + ", which takes no one-time codes");
                }
            }
        }
        AttachmentTransport transport = usual.attachments().transport();
        if (transport != AttachmentTransport.AUTO
                && table.choice("attachment-transport", AttachmentTransport.class, transport)
                        == AttachmentTransport.JSON) {
            throw table.wrong("attachment-transport", transport + here);
        }
        if (!usual.encrypts()
                && table.choice("encrypt-portal", PortalEncryption.class, PortalEncryption.AUTO)
                        == PortalEncryption.PROVEN) {
            throw table.wrong(
                    "encrypt-portal", "auto or never" + here + ", which has no encryption of its own: use encrypt-to");
        }
    }
}
