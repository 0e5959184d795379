package dev.tickets.cli;

import dev.tickets.config.PortalAddress;
import dev.tickets.config.PortalDefaults;
import dev.tickets.config.Profile;
import dev.tickets.config.Secret;
import dev.tickets.portal.Login;
import dev.tickets.state.logins.StoredLogin;
import dev.tickets.terminal.Prompts;
import dev.tickets.terminal.Prompts.Candidate;
import dev.tickets.terminal.Prompts.Line;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The questions of {@code tickets login} at a terminal. Nothing is asked that is known already. */
final class LoginDialog {
    private static final int ATTEMPTS = 2;

    private final Run run;
    private final Connections connections;
    private final String profile;
    private boolean begun;
    private @Nullable URI checked;
    private @Nullable URI found;
    private int attempts;

    LoginDialog(Run run, Connections connections, String profile) {
        this.run = run;
        this.connections = connections;
        this.profile = profile;
    }

    /** Whether a person can be asked. */
    boolean isPossible() {
        return run.canAsk();
    }

    /** The prompts; before the first question the login that will be replaced is named. */
    private Prompts prompts() {
        Prompts prompts = run.prompts();
        StoredLogin before = begun ? null : connections.profiles().readableLogin(profile);
        begun = true;
        if (before != null) {
            String who = before.user() == null ? "with a token" : "as " + before.user();
            prompts.say("Logged in already to " + before.portal() + " " + who + " (profile " + profile
                    + ").\nA new login replaces this one.");
        }
        return prompts;
    }

    /**
     * Asks for the address of the portal until a portal answers there.
     *
     * @param target the profile with that address
     */
    Profile portal(Function<URI, Profile> target) {
        String preset = "";
        while (true) {
            String typed = prompts()
                    .line(Line.labelled("Address of the portal")
                            .preset(preset)
                            .checked(text -> text.isEmpty()
                                    ? "a login needs a portal"
                                    : problem(() -> PortalAddress.parse(text))));
            URI address = PortalAddress.parse(typed);
            try {
                Profile profile = target.apply(address);
                requireApi(profile);
                return profile;
            } catch (TicketsException e) {
                prompts().say(words(e));
                preset = typed;
            }
        }
    }

    private static @Nullable String problem(Runnable work) {
        try {
            work.run();
            return null;
        } catch (TicketsException e) {
            return words(e);
        }
    }

    private static String words(TicketsException e) {
        return e.getMessage() + (e.hint() == null ? "" : "\n" + e.hint());
    }

    /** The API of this profile has answered already, as its type does. */
    void answered(Profile target) {
        found = target.apiUrl();
        checked = found;
    }

    /**
     * Makes sure, without a credential, that the API answers as its type does. A server that takes a password with each
     * request asks for the password, so another answer is that of another server.
     *
     * @throws TicketsException (usage) if another server answers, (unreachable, timeout) if none does
     */
    void requireType(Profile target) {
        if (!target.apiUrl().equals(found)) {
            new PortalProber(connections, target.portal()).require(target);
            answered(target);
        }
    }

    String user(PortalDefaults portal) {
        return prompts()
                .line(Line.labelled("User (" + portal.userExample() + ")")
                        .checked(text -> text.isEmpty() ? "a login needs a user" : null));
    }

    /** Asks for a password or token, as soon as the portal has answered; an empty answer is asked again. */
    Secret secret(Profile target, String label) {
        requireApi(target);
        attempts++;
        while (true) {
            Secret typed = prompts().secret(label);
            if (!typed.reveal().isBlank()) {
                return typed;
            }
            typed.close();
            prompts().say("nothing was typed; the portal was not asked");
        }
    }

    /**
     * Asks for the one-time code that the portal wants.
     *
     * @param refusal of the login without a code, which is shown
     */
    String code(TicketsException refusal) {
        prompts().say(refusal.getMessage());
        return prompts()
                .line(Line.labelled("One-time code")
                        .checked(text -> text.isBlank() ? "nothing was typed; the portal was not asked" : null))
                .strip();
    }

    private void requireApi(Profile target) {
        if (!target.apiUrl().equals(checked)) {
            try (Login login = connections.login(target.type(), target.apiUrl(), target.caFile())) {
                login.requireApi();
            }
            checked = target.apiUrl();
        }
    }

    /** Whether the secret that was refused can be typed once more; the refusal is shown. */
    boolean mayTypeAgain(TicketsException refusal) {
        if (refusal.code() != ErrorCode.LOGIN_REQUIRED || attempts == 0 || attempts >= ATTEMPTS) {
            return false;
        }
        prompts().say(refusal.getMessage() + "\nType it once more, or leave with Ctrl-C.");
        return true;
    }

    /**
     * Asks for the zone of the portal's times, if other questions were asked too.
     *
     * @param portal a type of portal without local times makes the question needless
     * @param kept the zone of the earlier login; empty for none, null if it was never asked
     * @return the zone, or empty for none
     */
    @Nullable
    String timeZone(PortalDefaults portal, @Nullable String kept) {
        if (!begun || !portal.localTimes() || connections.profiles().namesTimeZone(profile)) {
            return kept;
        }
        String preset = kept == null ? run.context().clock().getZone().getId() : kept;
        return prompts()
                .line(Line.labelled("Time zone of the portal's times (or empty)")
                        .preset(preset)
                        .checked(LoginDialog::wrongZone)
                        .completed(LoginDialog::zones));
    }

    private static @Nullable String wrongZone(String typed) {
        try {
            ZoneId ignored = ZoneId.of(typed.isEmpty() ? "Z" : typed);
            return null;
        } catch (DateTimeException e) {
            return "not a time zone: '" + typed + "'; write the zone like Asia/Tokyo or +09:00";
        }
    }

    private static List<Candidate> zones(String typed) {
        List<Candidate> zones = new ArrayList<>();
        for (String zone : ZoneId.getAvailableZoneIds()) {
            if (zone.toLowerCase(Locale.ROOT).startsWith(typed.toLowerCase(Locale.ROOT))) {
                zones.add(new Candidate(zone, zone));
            }
        }
        return zones;
    }
}
