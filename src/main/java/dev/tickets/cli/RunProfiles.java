package dev.tickets.cli;

import dev.tickets.config.Profile;
import dev.tickets.config.Profiles;
import dev.tickets.ticket.AccountRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which profile a run works with, and what the others are. */
final class RunProfiles {
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

    private final Run run;
    private final Map<String, Profile> known = new HashMap<>();
    private @Nullable Profiles configured;

    RunProfiles(Run run) {
        this.run = run;
    }

    /** What is configured. */
    Profiles configured() {
        if (configured == null) {
            configured = new Profiles(run.folders(), run.surroundings().environment(), run.store(), run.trust());
        }
        return configured;
    }

    /** The name of the profile in force. */
    String name() {
        return configured().name(run.options().profile);
    }

    /** The profile in force; for the sandbox, its portal is running from here on. */
    Profile profile() {
        return profile(name());
    }

    /** The profile of that name, as it was when it was first asked for. */
    Profile profile(String name) {
        Profile profile = known.get(name);
        if (profile == null) {
            profile = name.equals(Profile.SANDBOX)
                    ? run.connections().sandboxProfile()
                    : configured().get(name);
            known.put(name, profile);
        }
        return profile;
    }

    /** Whether only one profile may be worked with: it was named, or the environment says what it is. */
    boolean isOneChosen() {
        if (run.options().profile != null) {
            return true;
        }
        for (String variable : ONE_PROFILE) {
            if (run.variable(variable) != null) {
                return true;
            }
        }
        return false;
    }

    /** Whose entries of the outbox those of this run are. */
    AccountRef owner() {
        return owner(profile());
    }

    /** Whose entries of the outbox are those of this profile. */
    static AccountRef owner(Profile profile) {
        boolean sandbox = profile.name().equals(Profile.SANDBOX);
        // the sandbox has another port, and so another origin, each time
        return new AccountRef(profile.name(), sandbox ? Profile.SANDBOX : profile.origin(), profile.user());
    }
}
