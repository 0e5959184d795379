package dev.tickets.cli;

import dev.tickets.config.Profile;
import dev.tickets.config.Profiles;
import dev.tickets.config.SecretSource;
import dev.tickets.config.SecretSource.Level;
import dev.tickets.render.ProfileRow;
import dev.tickets.render.ProfileRowFields;
import dev.tickets.state.logins.StoredLogin;
import dev.tickets.ticket.PortalTime;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
        name = "profiles",
        description = {
            "List the profiles: tables of config.toml, and logins without a table.",
            "The portals are not asked. To ask whether a login is still good: tickets login --check -p NAME"
        },
        footer = {"", "Examples:", "  tickets profiles", "  tickets profiles -o json --fields name,login"})
final class ProfilesCommand implements Callable<Integer> {
    private final Run run;
    private final Services services;

    ProfilesCommand(Run run, Services services) {
        this.run = run;
        this.services = services;
    }

    @Override
    public Integer call() {
        ProfileRowFields fields = run.checked(new ProfileRowFields());
        Profiles profiles = services.connections().profiles();
        String usual = profiles.name(null);
        List<ProfileRow> rows = new ArrayList<>();
        for (String name : profiles.names()) {
            rows.add(row(profiles, name, name.equals(usual)));
        }
        return run.list(fields, rows, "No profiles. Log in: tickets login");
    }

    private ProfileRow row(Profiles profiles, String name, boolean usual) {
        PortalTime changed = null;
        try {
            changed = lastChange(name);
            Profile profile = profiles.get(name);
            return new ProfileRow(
                    name,
                    usual,
                    profile.portal().toString(),
                    profile.type().toString(),
                    profile.user(),
                    profile.auth().toString(),
                    login(profile, profiles.login(name)),
                    changed,
                    null,
                    source(profile, profiles.login(name))
                            .map(SecretSource::place)
                            .orElse(null));
        } catch (TicketsException e) {
            return new ProfileRow(name, usual, null, null, null, null, "unknown", changed, e.getMessage(), null);
        }
    }

    /**
     * When the saved login last changed; null without one.
     *
     * @throws TicketsException (login-required) when another user can change the login
     */
    private @Nullable PortalTime lastChange(String name) {
        return services.connections()
                .store()
                .lastChange(name)
                .map(moment -> PortalTime.of(moment, run.context().clock().getZone()))
                .orElse(null);
    }

    private Optional<SecretSource> source(Profile profile, @Nullable StoredLogin kept) {
        return services.connections().credentials().inForce(profile, kept);
    }

    /** The state of the login, as far as this machine knows it. */
    private String login(Profile profile, @Nullable StoredLogin kept) {
        if (services.connections().store().wasRefused(profile.name())) {
            return "refused";
        }
        SecretSource source = source(profile, kept).orElse(null);
        if (source != null && source.level() != Level.LOGIN) {
            return "configured";
        }
        if (kept == null) {
            return "none";
        }
        if (!kept.origin().equals(profile.origin())) {
            return "of another portal";
        }
        return kept.password() != null ? "password" : profile.auth().toString();
    }
}
