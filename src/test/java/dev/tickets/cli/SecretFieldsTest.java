package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.encrypt.Encryption;
import dev.tickets.encrypt.PublicKeys;
import dev.tickets.filing.BodyEncryption;
import dev.tickets.state.JsonFile;
import dev.tickets.state.drafts.DraftFields;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.Fault;
import dev.tickets.testing.FaultyPortal;
import dev.tickets.testing.GnuPgHome;
import dev.tickets.testing.PlainText;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.MessageBody;
import dev.tickets.ticket.PackedAttachments;
import dev.tickets.ticket.Submission;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each component of {@link Draft.Secrets}, found by reflection, gets a marker of its own. No marker is in anything that
 * leaves the program unencrypted: requests, files on disk, output.
 */
class SecretFieldsTest {
    private static GnuPgHome gpg;
    private static byte[] desk;
    private static byte[] me;

    @TempDir
    Path folder;

    private FaultyPortal portal;
    private Cli cli;

    @BeforeAll
    static void make_keys() {
        gpg = new GnuPgHome();
        desk = gpg.publicKey(gpg.fullKey("Desk <desk@example.net>", "ed25519", "cv25519"));
        me = gpg.publicKey(gpg.fullKey("Me <me@example.net>", "ed25519", "cv25519"));
    }

    @AfterAll
    static void end_the_agent() {
        gpg.close();
    }

    @BeforeEach
    void start() {
        portal = new FaultyPortal(folder.resolve("portal"));
        cli = new Cli(folder)
                .at(portal.uri())
                .with("TICKETS_TOKEN", portal.token())
                .with("TICKETS_PROFILE", "work");
        cli.write("desk.asc", desk);
        cli.write("me.asc", me);
        configure("");
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private void configure(String line) {
        cli.config("[profiles.work]\nportal = \"" + portal.uri() + "\"\n" + line + "\n");
    }

    static Stream<RecordComponent> secretFields() {
        return Arrays.stream(Draft.Secrets.class.getRecordComponents());
    }

    private static String marker(RecordComponent field) {
        return "marker-of-the-field-" + field.getName();
    }

    /** A draft with a marker in each secret field, made without naming the fields. */
    private static Draft marked() throws ReflectiveOperationException {
        Object[] markers = secretFields().map(SecretFieldsTest::marker).toArray();
        Class<?>[] types = secretFields().map(RecordComponent::getType).toArray(Class<?>[]::new);
        Draft.Secrets secrets = Draft.Secrets.class.getConstructor(types).newInstance(markers);
        return Draft.ticket()
                .department("1")
                .subject("Login")
                .secrets(secrets)
                .encrypt(true)
                .draft();
    }

    @ParameterizedTest
    @MethodSource("secretFields")
    void a_secret_field_stands_in_the_body_and_so_in_what_is_encrypted(RecordComponent field) throws Exception {
        assertThat(MessageBody.body(marked(), null, List.of())).contains(marker(field));
    }

    @ParameterizedTest
    @MethodSource("secretFields")
    void no_part_of_a_submission_holds_a_secret_field(RecordComponent field) throws Exception {
        Submission submission = Submission.open(marked(), PackedAttachments.NOTHING);

        assertThat(fields(submission)).contains(marker(field));
        assertThat(fields(submission.withoutText())).doesNotContain(marker(field));
        assertThat(fields(new BodyEncryption(
                                new Encryption(PublicKeys.in(new ByteArrayInputStream(desk), "desk.asc"), Cli.NOW))
                        .encrypted(marked(), null, PackedAttachments.NOTHING)))
                .doesNotContain(marker(field));
    }

    private static String fields(Submission submission) throws IOException {
        return JsonFile.text(DraftFields.of(submission.draft()));
    }

    /** The arguments that give a secret field its marker; the host's facts are those of this machine. */
    private Map<String, List<String>> arguments() throws Exception {
        Map<String, List<String>> arguments = new LinkedHashMap<>();
        arguments.put("message", List.of("-F", "-"));
        arguments.put("impact", List.of("--impact", "marker-of-the-field-impact"));
        arguments.put("contact", List.of("--contact", "marker-of-the-field-contact"));
        arguments.put("host", List.of("--host-info"));
        assertThat(arguments.keySet())
                .as("a new secret field needs its arguments here")
                .containsExactlyInAnyOrderElementsOf(
                        secretFields().map(RecordComponent::getName).toList());
        cli.stdin("marker-of-the-field-message");
        return arguments;
    }

    private static PlainText markers() throws Exception {
        String kernel = Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip();
        List<String> words = new ArrayList<>(List.of("kernel " + kernel));
        secretFields().map(SecretFieldsTest::marker).forEach(words::add);
        return new PlainText(words.toArray(String[]::new));
    }

    private Run create(String... more) throws Exception {
        List<String> words = new ArrayList<>(List.of("create", "-d", "1", "-s", "Login", "--encrypt"));
        arguments().values().forEach(words::addAll);
        words.addAll(List.of(more));
        return cli.run(words.toArray(String[]::new));
    }

    private void requireNothingInClear(Run run) throws Exception {
        assertThat(markers().isIn(portal.arrived())).isFalse();
        assertThat(markers().filesBelow(folder.resolve("home"))).isEmpty();
        assertThat(run.out() + run.err()).doesNotContain("marker-of-the-field", "kernel ");
    }

    @Test
    void the_markers_are_found_where_no_encryption_is_wanted() throws Exception {
        List<String> words = new ArrayList<>(List.of("create", "-d", "1", "-s", "Login"));
        arguments().values().forEach(words::addAll);

        assertThat(cli.run(words.toArray(String[]::new)).exitCode()).isZero();

        String body = portal.stored().get(0).messages().get(0).body();
        assertThat(body).contains("marker-of-the-field-message", "marker-of-the-field-impact", "kernel ");
        assertThat(markers().isIn(portal.arrived())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-vv", "--dry-run", "--no-queue", "--view", "-ojson"})
    void a_message_to_a_key_shows_none(String option) throws Exception {
        Run run = option.isEmpty() ? create("--encrypt-to", "desk.asc") : create("--encrypt-to", "desk.asc", option);

        assertThat(run.exitCode()).as(run.err()).isZero();
        requireNothingInClear(run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--no-queue"})
    void a_message_that_waits_or_comes_back_shows_none(String option) throws Exception {
        portal.failing(FaultyPortal.ANY, 1, Fault.REFUSED, 100);

        Run run = option.isEmpty() ? create("--encrypt-to", "desk.asc") : create("--encrypt-to", "desk.asc", option);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(option.isEmpty() ? 75 : 69);
        requireNothingInClear(run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "encrypt-to-self = \"me.asc\""})
    void a_draft_of_a_message_that_is_not_encrypted_yet_shows_none(String self) throws Exception {
        configure(self.replace("me.asc", folder.resolve("me.asc").toString()));

        Run run = create("--encrypt-to", "desk.asc", "-a", "there-is-no-such-file");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        requireNothingInClear(run);
    }

    @Test
    void what_is_stored_of_a_message_that_the_portal_encrypts_shows_none() throws Exception {
        assertThat(cli.run("doctor", "--prove-encryption", "-d", "1").exitCode())
                .isZero();
        portal.failing(FaultyPortal.ANY, 2, Fault.RESET_AFTER, 100);

        Run run = create();

        assertThat(run.exitCode()).as(run.err()).isEqualTo(6);
        assertThat(markers().filesBelow(folder.resolve("home"))).isEmpty();
        assertThat(run.out() + run.err()).doesNotContain("marker-of-the-field", "kernel ");
    }
}
