package dev.tickets.config;

import dev.tickets.state.portals.PortalEncryption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The encryption settings of a profile. A file or a fingerprint names a key.
 *
 * @param to keys of the support desk
 * @param toDepartment keys of departments, which go before {@code to}
 * @param toSelf keys of the user, to read the message later
 * @param portal the portal's own checkbox
 * @param decryptKey file with the private key; null where GnuPG keeps it
 * @param passphraseFile holds the passphrase of the private key
 * @param passphraseCommand for {@code sh -c}; prints it
 */
public record EncryptionSettings(
        List<String> to,
        Map<String, List<String>> toDepartment,
        List<String> toSelf,
        PortalEncryption portal,
        @Nullable Path decryptKey,
        @Nullable Path passphraseFile,
        @Nullable String passphraseCommand) {
    public static final EncryptionSettings NONE =
            new EncryptionSettings(List.of(), Map.of(), List.of(), PortalEncryption.AUTO, null, null, null);

    public EncryptionSettings {
        to = List.copyOf(to);
        toDepartment = new LinkedHashMap<>(toDepartment);
        toSelf = List.copyOf(toSelf);
    }

    /**
     * Reads the settings; encryption by the portal only where the portal may offer it.
     *
     * @param elsewhere whether requests go to another portal than the portal of the file
     */
    static EncryptionSettings of(
            ProfileTable table, Map<String, String> environment, boolean portalEncrypts, boolean elsewhere) {
        PortalEncryption portal = table.choice("encrypt-portal", PortalEncryption.class, PortalEncryption.AUTO);
        boolean saidOfAnother = portal == PortalEncryption.PROVEN
                && (!portalEncrypts || (elsewhere && !table.isFromEnvironment("encrypt-portal")));
        return new EncryptionSettings(
                table.list("encrypt-to", List.of()),
                table.lists("encrypt-to-department"),
                table.list("encrypt-to-self", List.of()),
                saidOfAnother ? PortalEncryption.AUTO : portal,
                table.path("decrypt-key", environment),
                table.path("decrypt-passphrase-file", environment),
                table.text("decrypt-passphrase-command"));
    }
}
