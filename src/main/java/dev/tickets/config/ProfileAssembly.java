package dev.tickets.config;

import dev.tickets.state.logins.AuthMethod;
import dev.tickets.state.logins.PortalType;
import dev.tickets.state.logins.StoredLogin;
import dev.tickets.ticket.InvisibleCharacters;
import dev.tickets.ticket.TicketsException;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds a profile from its table, its saved login and the options of a login. */
record ProfileAssembly(Map<String, String> environment) {
    static final Duration WARN_AFTER = Duration.ofDays(1);
    static final Duration DRAFT_KEEP = Duration.ofDays(90);

    /** The options of a login; null where absent. */
    record LoginOptions(
            @Nullable URI apiUrl,
            @Nullable String user,
            @Nullable AuthMethod auth) {
        static final LoginOptions NONE = new LoginOptions(null, null, null);
    }

    private static URI apiUrl(ProfileTable table, URI portal, PortalDefaults usual, @Nullable StoredLogin login) {
        URI api = table.address("api-url");
        if (api != null) {
            return api;
        }
        return login != null && login.portal().equals(portal) ? login.apiUrl() : usual.apiUrl(portal);
    }

    /**
     * The profile.
     *
     * @param table overridden by the environment
     * @param otherwiseType the type where the table names none; null for that of the login
     * @param home the origin that the secrets of the profile are written for; null for none
     * @throws TicketsException (usage) for a value that its key cannot have
     */
    Profile profile(
            String name,
            ProfileTable table,
            URI portal,
            @Nullable PortalType otherwiseType,
            @Nullable StoredLogin login,
            @Nullable String home,
            LoginOptions options) {
        table.span("outbox-warn-after", WARN_AFTER);
        table.span("draft-keep", DRAFT_KEEP);
        table.truth("completion-cache", true);
        PortalType keptType = login == null ? PortalDefaults.USUAL_TYPE : login.type();
        PortalType type = table.choice("type", PortalType.class, otherwiseType == null ? keptType : otherwiseType);
        PortalDefaults usual = PortalDefaults.of(type);
        StoredLogin ofType = login != null && login.type() == type ? login : null;
        URI apiUrl = options.apiUrl != null ? options.apiUrl : apiUrl(table, portal, usual, ofType);
        SecretSources secrets = SecretSources.of(name, table, environment, home, PortalAddress.origin(apiUrl));
        String user = options.user != null ? visible(options.user) : user(table);
        return new Profile(
                name,
                portal,
                apiUrl,
                type,
                user != null || login == null ? user : login.user(),
                options.auth != null ? options.auth : new TypeRules(type, table).auth(ofType, secrets),
                secrets,
                table.path("ca-file", environment),
                table.text("default-department"),
                table.list("cc", List.of()),
                usual.attachments().with(table),
                EncryptionSettings.of(table, environment, usual.encrypts(), secrets.home() != null),
                table.size("max-download", Profile.DEFAULT_MAX_DOWNLOAD),
                zone(table, login),
                table.ticketUrl());
    }

    /** @throws TicketsException (usage) for a name that the portal could not know by its looks */
    private static @Nullable String visible(@Nullable String user) {
        int hidden = user == null ? -1 : InvisibleCharacters.firstHidden(user);
        if (hidden >= 0) {
            throw TicketsException.usage(
                    String.format(Locale.ROOT, "the user '%s' holds the invisible character U+%04X", user, hidden),
                    "type the user again: --user, or user in config.toml");
        }
        return user;
    }

    private static @Nullable String user(ProfileTable table) {
        String user = table.text("user");
        try {
            return visible(user);
        } catch (TicketsException e) {
            throw e.at(table.said("user"));
        }
    }

    private static @Nullable ZoneId zone(ProfileTable table, @Nullable StoredLogin login) {
        String kept = login == null || table.text("time-zone") != null ? null : login.timeZone();
        return kept == null || kept.isEmpty() ? table.zone("time-zone") : ZoneId.of(kept);
    }
}
