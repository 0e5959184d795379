package dev.tickets.config;

import dev.tickets.config.SecretSource.Kind;
import dev.tickets.config.SecretSource.Level;
import dev.tickets.render.ConfigValue;
import dev.tickets.state.logins.AuthMethod;
import dev.tickets.state.logins.StoredLogin;
import dev.tickets.ticket.PackOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values that are in force for a profile, with the origin of each. A command may hold a secret: only the name of
 * its program is shown.
 *
 * @param table the profile's table, overridden by the environment
 * @param login the saved login; null for none
 * @param hasTokenVariable whether {@code TICKETS_TOKEN} holds the token
 */
record ProfileValues(ProfileTable table, @Nullable StoredLogin login, Profile profile, boolean hasTokenVariable) {
    private static final String CREDENTIALS = "CREDENTIALS_DIRECTORY";
    private static final Set<String> COMMANDS =
            Set.of("password-command", "token-command", "otp-command", "decrypt-passphrase-command");
    private static final Pattern PROGRAM = Pattern.compile("[\\p{Alnum}_./~+-]+");
    /** A user name and a password in an address. */
    private static final Pattern USER_INFO = Pattern.compile("//[^/]*@");

    /** A value for every key that a profile may hold, in the order of the keys. */
    List<ConfigValue> all() {
        List<ConfigValue> values = new ArrayList<>();
        for (String key : ProfileKeys.ALL) {
            values.add(value(key));
        }
        return values;
    }

    private ConfigValue value(String key) {
        SecretSource credential = table.isFromEnvironment(key) ? null : credential(key);
        if (credential != null) {
            return new ConfigValue(key, String.valueOf(credential.file()), CREDENTIALS);
        }
        String origin = table.origin(key);
        String token = key.equals("auth") ? originOfToken(origin) : null;
        if (token != null) {
            return new ConfigValue(key, AuthMethod.TOKEN.toString(), token);
        }
        String value = origin == null ? usual(key) : given(key);
        return new ConfigValue(key, value, origin == null ? otherOrigin(key, value) : origin);
    }

    /** The file in systemd's folder that comes before the key; null for none. */
    private @Nullable SecretSource credential(String key) {
        @Nullable
        Kind kind = switch (key) {
            case "token-file" -> Kind.TOKEN;
            case "password-file" -> Kind.PASSWORD;
            case "otp-secret" -> Kind.OTP_SECRET;
            default -> null;
        };
        for (SecretSource source : profile.secrets().all()) {
            if (source.kind() == kind && source.level() == Level.CREDENTIALS_DIRECTORY) {
                return source;
            }
        }
        return null;
    }

    /** What makes the login one with a token, other than the key or the last login; null for nothing. */
    private @Nullable String originOfToken(@Nullable String key) {
        if (hasTokenVariable) {
            return "TICKETS_TOKEN";
        }
        SecretSource source = profile.secrets().first(Kind.TOKEN);
        if (key != null || source == null || profile.auth() != AuthMethod.TOKEN) {
            return null;
        }
        return source.level() == Level.CREDENTIALS_DIRECTORY
                ? CREDENTIALS
                : source.level() == Level.ENVIRONMENT ? source.name() : table.origin(source.name());
    }

    private String given(String key) {
        Object value = table.value(key);
        if (COMMANDS.contains(key)) {
            return program(String.valueOf(value));
        }
        if (key.equals("ticket-url")) {
            return USER_INFO.matcher(String.valueOf(value)).replaceFirst("//…@");
        }
        if (value instanceof List<?> list) {
            return joined(list);
        }
        if (value instanceof Map<?, ?> map) {
            List<String> entries = new ArrayList<>();
            map.forEach((name, keys) -> entries.add(name + ": " + (keys instanceof List<?> l ? joined(l) : keys)));
            return String.join("; ", entries);
        }
        return String.valueOf(value);
    }

    /** The program that a command starts; a first word that a shell reads otherwise may hold a secret itself. */
    private static String program(String command) {
        String first = command.strip().split("\\s", 2)[0];
        return PROGRAM.matcher(first).matches() ? first + " …" : "…";
    }

    private static String joined(List<?> list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(String.valueOf(word)));
        return String.join(", ", words);
    }

    private String otherOrigin(String key, @Nullable String value) {
        if (login != null && value != null && value.equals(kept(login, key))) {
            return "tickets login";
        }
        return "default";
    }

    private static @Nullable String kept(StoredLogin login, String key) {
        return switch (key) {
            case "portal" -> login.portal().toString();
            case "api-url" -> login.apiUrl().toString();
            case "type" -> login.type().toString();
            case "user" -> login.user();
            case "auth" -> login.auth().toString();
            case "time-zone" -> login.timeZone();
            default -> null;
        };
    }

    /** The value of a key that neither the file nor a variable gives; null for none. */
    private @Nullable String usual(String key) {
        AttachmentRules rules = profile.attachments();
        return switch (key) {
            case "portal" -> profile.portal().toString();
            case "api-url" -> profile.apiUrl().toString();
            case "type" -> profile.type().toString();
            case "user" -> profile.user();
            case "auth" -> profile.auth().toString();
            case "time-zone" -> text(profile.timeZone());
            case "ticket-url" -> profile.ticketUrl();
            case "allowed-extensions" -> joined(rules.extensions());
            case "max-attachment-size" -> String.valueOf(rules.maxSize());
            case "max-request-size" -> rules.maxRequest() == Long.MAX_VALUE ? null : text(rules.maxRequest());
            case "max-attachments" -> rules.maxCount() == Integer.MAX_VALUE ? null : text(rules.maxCount());
            case "max-download" -> String.valueOf(profile.maxDownload());
            case "attachment-transport" -> rules.transport().toString();
            case "auto-zip" -> text(rules.auto().what() == PackOptions.What.REFUSED);
            case "auto-split" -> text(rules.auto().split());
            case "attach-what-you-can" -> text(rules.auto().partly());
            case "zip-level" -> text(rules.zipLevel());
            case "encrypt-portal" -> profile.encryption().portal().toString();
            case "outbox-warn-after" -> ProfileAssembly.WARN_AFTER.toDays() + "d";
            case "draft-keep" -> ProfileAssembly.DRAFT_KEEP.toDays() + "d";
            case "completion-cache" -> text(true);
            default -> null;
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
