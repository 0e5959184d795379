package dev.tickets.config;

import dev.tickets.ticket.TicketsException;
import java.util.List;
import java.util.Map;

/** Names of profiles, which are part of file names. */
public final class ProfileName {
    /** Variables that hold for one profile: a token must not go to the portal of another one. */
    private static final List<String> ONE_PROFILE = List.of(
            "TICKETS_PROFILE",
            "TICKETS_PORTAL",
            "TICKETS_API_URL",
            "TICKETS_USER",
            "TICKETS_AUTH",
            "TICKETS_TOKEN",
            "TICKETS_TOKEN_FILE",
            "TICKETS_PASSWORD_FILE",
            "TICKETS_PASSWORD_COMMAND",
            "TICKETS_CA_FILE");

    private ProfileName() {}

    /**
     * Checks the name.
     *
     * @throws TicketsException (usage) otherwise
     */
    public static String check(String name) {
        if (!isPossible(name)) {
            throw TicketsException.usage(
                    "not a profile name: '" + name + "'",
                    "use at most 64 letters, digits, '-', '_' and '.', beginning with a letter or digit");
        }
        return name;
    }

    /** Whether a profile can have this name. */
    static boolean isPossible(String name) {
        boolean fine = !name.isEmpty() && name.length() <= 64 && Character.isLetterOrDigit(name.charAt(0));
        for (int i = 0; i < name.length() && fine; i++) {
            char c = name.charAt(i);
            fine = c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.');
        }
        return fine;
    }

    /** Whether the environment names or describes the profile. */
    public static boolean isChosenBy(Map<String, String> environment) {
        for (String variable : ONE_PROFILE) {
            if (!environment.getOrDefault(variable, "").isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
