package dev.tickets.encrypt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.config.EncryptionSettings;
import dev.tickets.state.TrustedFiles;
import dev.tickets.state.portals.KeyPins;
import dev.tickets.state.portals.PortalEncryption;
import dev.tickets.testing.Cli;
import dev.tickets.testing.GnuPgHome;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which keys a profile means, and what happens when a file holds another one than before. */
class RecipientsTest {
    private static final Department CLOUD = new Department("1", "BESTNET-CLOUD", "Inquiries about VPS");
    private static final Department BILLING = new Department("2", "Billing", "");

    private static GnuPgHome gpg;
    private static String desk;
    private static String cloud;
    private static byte[] deskKey;
    private static byte[] cloudKey;

    @TempDir
    Path folder;

    private KeyStore store;
    private Recipients recipients;

    @BeforeAll
    static void make_keys() {
        gpg = new GnuPgHome();
        desk = gpg.fullKey("desk@example.net", "ed25519", "cv25519");
        cloud = gpg.fullKey("cloud@example.net", "ed25519", "cv25519");
        deskKey = gpg.publicKey(desk);
        cloudKey = gpg.publicKey(cloud);
    }

    @AfterAll
    static void end_the_agent() {
        gpg.close();
    }

    @BeforeEach
    void start() throws IOException {
        store = new KeyStore(folder.resolve("state/keys"), new TrustedFiles());
        recipients = recipients();
        Files.write(folder.resolve("desk.asc"), deskKey);
        Files.write(folder.resolve("cloud.asc"), cloudKey);
    }

    /** As another run would find them. */
    private Recipients recipients() {
        return new Recipients(
                store,
                new KeyPins(folder.resolve("state/keys/pins"), new TrustedFiles()),
                folder,
                folder.toString(),
                new TrustedFiles());
    }

    @Test
    void without_any_key_there_is_nobody() {
        assertThat(recipients.ofDesk("work", EncryptionSettings.NONE, CLOUD)).isEmpty();
        assertThat(recipients.ofSelf("work", EncryptionSettings.NONE)).isEmpty();
    }

    @Test
    void a_file_and_an_imported_key_may_both_be_named() throws IOException {
        store.addAll(PublicKeys.in(new ByteArrayInputStream(cloudKey), "the test"), Cli.NOW);
        Fingerprint grouped = Fingerprint.parse(cloud).orElseThrow();

        assertThat(fingerprints(recipients.ofDesk("work", to("~/desk.asc", grouped.toString(), "desk.asc"), CLOUD)))
                .containsExactly(desk, cloud);
    }

    @Test
    void a_fingerprint_that_was_not_imported_is_not_found() {
        assertThatThrownBy(() -> recipients.ofDesk("work", to(cloud), CLOUD))
                .isInstanceOfSatisfying(
                        TicketsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
                .hasMessageStartingWith("no imported key has the fingerprint ");
    }

    @Test
    void the_key_of_a_department_goes_before_that_of_the_desk() {
        EncryptionSettings settings = settings(List.of("desk.asc"), Map.of("cloud", List.of("cloud.asc")));

        assertThat(fingerprints(recipients.ofDesk("work", settings, CLOUD))).containsExactly(cloud);
        assertThat(fingerprints(recipients.ofDesk("work", settings, BILLING))).containsExactly(desk);
        assertThat(fingerprints(recipients.ofDesk("work", settings, null))).containsExactly(desk);
    }

    @Test
    void a_department_that_two_entries_mean_is_an_error_unless_one_is_its_name() {
        EncryptionSettings unclear =
                settings(List.of(), Map.of("cloud", List.of("cloud.asc"), "best", List.of("desk.asc")));
        EncryptionSettings clear =
                settings(List.of(), Map.of("cloud", List.of("desk.asc"), "bestnet-cloud", List.of("cloud.asc")));

        assertThatThrownBy(() -> recipients.ofDesk("work", unclear, CLOUD))
                .hasMessageContaining("encrypt-to-department is ambiguous");
        assertThat(fingerprints(recipients.ofDesk("work", clear, CLOUD))).containsExactly(cloud);
    }

    @Test
    void another_key_in_the_same_place_is_refused_until_it_is_accepted() throws IOException {
        recipients.ofDesk("work", to("desk.asc"), CLOUD);
        Files.write(folder.resolve("desk.asc"), cloudKey);

        assertThatThrownBy(() -> recipients().ofDesk("work", to("desk.asc"), CLOUD))
                .isInstanceOfSatisfying(TicketsException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.USAGE);
                    assertThat(e.hint()).endsWith("tickets key accept " + folder.resolve("desk.asc"));
                })
                .hasMessage("""
                        the key in %s has changed (profile 'work'); nothing was sent
                        expected: %s
                        found:    %s""".formatted(
                                folder.resolve("desk.asc"),
                                Fingerprint.parse(desk).orElseThrow(),
                                Fingerprint.parse(cloud).orElseThrow()));
        // another place has not seen the first one
        assertThat(fingerprints(recipients().ofDesk("other", to("desk.asc"), CLOUD)))
                .containsExactly(cloud);

        assertThat(recipients().accept(Path.of("desk.asc"))).hasSize(2);
        assertThat(fingerprints(recipients().ofDesk("work", to("desk.asc"), CLOUD)))
                .containsExactly(cloud);
    }

    @Test
    void a_second_key_in_the_file_is_another_key_too() throws IOException {
        recipients.ofDesk("work", to("desk.asc"), CLOUD);
        Files.write(folder.resolve("desk.asc"), gpg.gpg("--export", "--armor", desk, cloud));

        assertThatThrownBy(() -> recipients().ofDesk("work", to("desk.asc"), CLOUD))
                .hasMessageContaining("has changed");
    }

    @Test
    void a_pin_that_cannot_be_read_stops_everything() throws IOException {
        recipients.ofDesk("work", to("desk.asc"), CLOUD);
        try (Stream<Path> pins = Files.list(folder.resolve("state/keys/pins"))) {
            Files.writeString(pins.findFirst().orElseThrow(), "{");
        }

        assertThatThrownBy(() -> recipients().ofDesk("work", to("desk.asc"), CLOUD))
                .hasMessageStartingWith("cannot read the pin of the key");
    }

    private static EncryptionSettings to(String... names) {
        return settings(List.of(names), Map.of());
    }

    private static EncryptionSettings settings(List<String> to, Map<String, List<String>> toDepartment) {
        return new EncryptionSettings(to, toDepartment, List.of(), PortalEncryption.AUTO, null, null, null);
    }

    private static List<String> fingerprints(List<PublicKey> keys) {
        return keys.stream().map(key -> key.fingerprint().hex()).toList();
    }

    @Test
    void a_run_reads_a_key_file_and_its_pin_once() throws IOException {
        EncryptionSettings settings = to("desk.asc");
        List<PublicKey> first = recipients.ofDesk("work", settings, null);
        Files.write(folder.resolve("desk.asc"), cloudKey);

        assertThat(recipients.ofDesk("work", settings, null)).isEqualTo(first);
        assertThatThrownBy(() -> recipients().ofDesk("work", settings, null)).hasMessageContaining("has changed");
    }

    @Test
    void a_run_reads_an_imported_key_once_until_it_changes_the_key() throws IOException {
        PublicKey key =
                PublicKeys.in(new ByteArrayInputStream(deskKey), "a test").get(0);
        List<PublicKey> ignored = store.addAll(List.of(key), Cli.NOW);
        PublicKey first = store.get(key.fingerprint());
        Files.delete(folder.resolve("state/keys").resolve(key.fingerprint().hex() + ".asc"));
        assertThat(store.get(key.fingerprint())).isSameAs(first);

        List<PublicKey> again = store.addAll(List.of(key), Cli.NOW);
        assertThat(again).hasSize(1);
        assertThat(store.get(key.fingerprint())).isNotSameAs(first);
        store.remove(key.fingerprint());
        assertThatThrownBy(() -> store.get(key.fingerprint())).hasMessageContaining("no imported key");
    }
}
