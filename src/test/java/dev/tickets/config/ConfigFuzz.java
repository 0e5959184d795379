package dev.tickets.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.state.Sleeper;
import dev.tickets.state.TrustedFiles;
import dev.tickets.state.logins.CredentialStore;
import dev.tickets.testing.Growth;
import dev.tickets.testing.ScratchFolder;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/** Texts of config.toml. */
public final class ConfigFuzz {
    private static final ScratchFolder SCRATCH = new ScratchFolder();
    private static final Path FILE = SCRATCH.folder().resolve("tickets/config.toml");
    private static final Map<String, String> ENVIRONMENT =
            Map.of("HOME", "/nonexistent", "XDG_CONFIG_HOME", SCRATCH.folder().toString());
    /** The file, then line and column; another encoding is a fault of the whole file. */
    private static final Pattern PLACE = Pattern.compile(
            Pattern.quote(FILE.toString()) + "(:[1-9]\\d*:[1-9]\\d*\\b|.*\\bline [1-9]| is in UTF-).*", Pattern.DOTALL);

    private ConfigFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        SCRATCH.with("tickets/config.toml", input);
        TrustedFiles trust = new TrustedFiles();
        Profiles profiles = new Profiles(
                Folders.of(ENVIRONMENT),
                ENVIRONMENT,
                new CredentialStore(SCRATCH.folder().resolve("credentials"), Sleeper.SYSTEM, trust),
                trust);
        try {
            for (String name : profiles.configured()) {
                profiles.faults(name).forEach(ConfigFuzz::assertHasAPlace);
                refusable(() -> profiles.get(name));
                refusable(() -> profiles.values(name));
                refusable(() -> profiles.draftKeep(name));
                refusable(() -> profiles.namedFiles(name, SCRATCH.folder()));
            }
            refusable(profiles::requireUsualProfile);
            refusable(profiles::usualName);
        } catch (TicketsException refused) {
            assertHasAPlace(refused);
        }
        Growth.assertLinear(new String(input, UTF_8), 200, TomlPlaces::of);
    }

    private static void refusable(Runnable reading) {
        try {
            reading.run();
        } catch (TicketsException refused) {
            assertHasAPlace(refused);
        }
    }

    private static void assertHasAPlace(TicketsException refused) {
        assertThat(refused.code()).isEqualTo(ErrorCode.USAGE);
        assertThat(refused.getMessage()).matches(PLACE);
    }
}
