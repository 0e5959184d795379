package dev.tickets.config;

import dev.tickets.ticket.NameSearch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The keys of a profile, and the variables that override them. */
final class ProfileKeys {
    /** Every key that a profile may hold. */
    static final List<String> ALL = List.of(
            "portal",
            "api-url",
            "type",
            "user",
            "auth",
            "password-command",
            "password-file",
            "token-command",
            "token-file",
            "otp-command",
            "otp-secret",
            "ca-file",
            "default-department",
            "cc",
            "allowed-extensions",
            "max-attachment-size",
            "max-request-size",
            "max-attachments",
            "max-download",
            "attachment-transport",
            "auto-zip",
            "auto-split",
            "attach-what-you-can",
            "zip-level",
            "encrypt-to",
            "encrypt-to-department",
            "encrypt-to-self",
            "encrypt-portal",
            "decrypt-key",
            "decrypt-passphrase-file",
            "decrypt-passphrase-command",
            "time-zone",
            "ticket-url",
            "outbox-warn-after",
            "draft-keep",
            "completion-cache");

    /** The beginning of a variable that overrides a key. */
    private static final String VARIABLE = "TICKETS_";

    private ProfileKeys() {}

    /** The hint for an unknown key: the nearest one, or all keys. */
    static String insteadOf(String unknown) {
        List<String> near = NameSearch.near(unknown, ALL);
        return near.isEmpty() ? "the keys are: " + String.join(", ", ALL) : "did you mean '" + near.get(0) + "'?";
    }

    /** The variable that overrides a key: {@code TICKETS_MAX_DOWNLOAD} for {@code max-download}. */
    static String variable(String key) {
        return VARIABLE + key.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** The values of the environment by key; an empty variable counts as absent. */
    static Map<String, String> given(Map<String, String> environment) {
        Map<String, String> given = new LinkedHashMap<>();
        for (Map.Entry<String, String> entry : environment.entrySet()) {
            String name = entry.getKey();
            if (name.startsWith(VARIABLE) && !entry.getValue().isEmpty()) {
                String key = name.substring(VARIABLE.length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-');
                if (ALL.contains(key) && variable(key).equals(name)) {
                    given.put(key, entry.getValue());
                }
            }
        }
        return given;
    }
}
