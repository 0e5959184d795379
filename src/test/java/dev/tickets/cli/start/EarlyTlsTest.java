package dev.tickets.cli.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which runs begin with TLS before they know their portal. */
class EarlyTlsTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({
        "https://portal.example,      list,            true",
        "HTTPS://portal.example,      view 1,          true",
        "https://portal.example,      create -s a,     true",
        "https://portal.example,      reply 1 -m a,    true",
        "http://portal.example,       list,            false",
        "portal.example,              list,            false",
        "https://portal.example,      config show,     false",
        "https://portal.example,      --version,       false",
        "https://portal.example,      '',              false",
    })
    void the_address_in_the_environment_decides(String portal, String arguments, boolean likely) {
        Map<String, String> environment = Map.of("TICKETS_PORTAL", portal, "HOME", home.toString());

        assertThat(EarlyTls.isLikely(environment, arguments.split(" "))).isEqualTo(likely);
    }

    @Test
    void no_argument_means_no_portal() {
        assertThat(EarlyTls.isLikely(Map.of("TICKETS_PORTAL", "https://portal.example")))
                .isFalse();
    }

    /** The program keeps what it learns of each portal in a file with the name of the portal. */
    @ParameterizedTest
    @CsvSource({
        "https_portal.example.json, true",
        "https_portal.example_8443.offset, true",
        "http_localhost.json, false"
    })
    void else_a_portal_of_an_earlier_run_decides(String file, boolean likely) throws IOException {
        Path state = Files.createDirectories(home.resolve(".local/state/tickets/portals"));
        Path moved = Files.createDirectories(home.resolve("moved/tickets/portals"));
        String[] list = {"list"};
        Map<String, String> usual = Map.of("HOME", home.toString());
        Map<String, String> elsewhere = Map.of(
                "HOME", "/nowhere", "XDG_STATE_HOME", home.resolve("moved").toString());
        assertThat(EarlyTls.isLikely(usual, list)).isFalse();

        Files.createFile(state.resolve(file));
        Files.createFile(moved.resolve(file));

        assertThat(EarlyTls.isLikely(usual, list)).isEqualTo(likely);
        assertThat(EarlyTls.isLikely(elsewhere, list)).isEqualTo(likely);
    }

    @Test
    void without_a_home_nothing_is_known() {
        assertThat(EarlyTls.isLikely(Map.of(), "list")).isFalse();
        assertThat(EarlyTls.isLikely(Map.of("HOME", "relative", "XDG_STATE_HOME", "relative"), "list"))
                .isFalse();
    }
}
