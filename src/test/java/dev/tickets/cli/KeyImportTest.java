package dev.tickets.cli;

import static dev.tickets.testing.ForgedKey.packet;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.ForgedKey;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code key import} takes all keys of its files or none, and none that would cost minutes at every use. */
class KeyImportTest {
    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void start() {
        cli = new Cli(folder).with("TICKETS_PROFILE", "sandbox");
    }

    private static byte[] rsa(int modulusBits, int exponentBits) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(new byte[] {4, 1, 1, 1, 1, 1});
        for (int bits : new int[] {modulusBits, exponentBits}) {
            body.write(bits >>> 8);
            body.write(bits);
            byte[] number = new byte[(bits + 7) / 8];
            number[0] = (byte) (1 << (bits - 1) % 8);
            body.writeBytes(number);
        }
        return packet(6, body.toByteArray());
    }

    private static byte[] times(int count, byte[] bytes) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            all.writeBytes(bytes);
        }
        return all.toByteArray();
    }

    static Stream<Arguments> hostile() {
        byte[] usual = ForgedKey.usual().bytes();
        return Stream.of(
                Arguments.of(
                        "the key has more than 100 user ids",
                        new ForgedKey().userIds(101, 1).bytes()),
                Arguments.of(
                        "the key has more than 50 subkeys",
                        new ForgedKey().userIds(1, 1).subkeys(51).bytes()),
                Arguments.of(
                        "the key has more than 1000 signatures",
                        new ForgedKey().userIds(1, 1).foreignSignatures(1000).bytes()),
                Arguments.of(
                        "the key has a user id larger than 2048 bytes",
                        new ForgedKey().with(13, new byte[1 << 20]).bytes()),
                Arguments.of(
                        "the key has a signature larger than 16384 bytes",
                        new ForgedKey().userIds(1, 1).with(2, new byte[60_000]).bytes()),
                Arguments.of(
                        "the key has a picture larger than 262144 bytes",
                        new ForgedKey()
                                .userIds(1, 1)
                                .with(17, new byte[300_000])
                                .bytes()),
                Arguments.of(
                        "the key is larger than 1048576 bytes",
                        new ForgedKey()
                                .userIds(1, 1)
                                .with(17, new byte[250_000])
                                .with(17, new byte[250_000])
                                .with(17, new byte[250_000])
                                .with(17, new byte[250_000])
                                .with(17, new byte[250_000])
                                .bytes()),
                Arguments.of("the key has RSA numbers of 16384 bits; the maximum is 8192", rsa(16_384, 17)),
                Arguments.of("the key has RSA numbers of 2048 bits; the maximum is 64", rsa(2048, 2048)),
                Arguments.of("the file has more than 100 keys", times(101, usual)),
                Arguments.of("the file has more than 20000 packets", times(20_001, packet(12, new byte[2]))),
                Arguments.of(
                        "the file is larger than 4194304 bytes, the limit for a key file", new byte[(4 << 20) + 1]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void a_key_that_costs_too_much_is_refused_in_words(String why, byte[] key) {
        cli.write("desk.asc", key);

        Run imported = cli.run("key", "import", "desk.asc");
        Run used = cli.run("create", "-d", "1", "-s", "S", "-m", "x", "--encrypt-to", "desk.asc", "-q");

        String refusal = "tickets: refusing " + folder.resolve("desk.asc") + ": " + why + "\n";
        assertThat(imported.exitCode()).isEqualTo(2);
        assertThat(imported.err()).startsWith(refusal);
        assertThat(used.exitCode()).isEqualTo(2);
        assertThat(used.err()).startsWith(refusal);
        assertThat(cli.run("key", "list", "-q").out()).isEmpty();
    }

    @Test
    void a_compressed_key_is_none() {
        cli.write("desk.asc", packet(8, ForgedKey.usual().bytes()));

        assertThat(cli.run("key", "import", "desk.asc").err()).contains("holds no OpenPGP public key");
    }

    @Test
    void a_large_key_that_is_in_use_works() {
        cli.write(
                "desk.asc",
                new ForgedKey()
                        .userIds(50, 4)
                        .foreignSignatures(500)
                        .subkeys(12)
                        .bytes());

        assertThat(cli.run("key", "import", "desk.asc", "-q", "-o", "tsv", "--fields", "userId,usable"))
                .isEqualTo(new Run(0, "Desk 0 <desk0@example.net>\ttrue\n", ""));
    }

    @Test
    void where_one_key_of_a_file_is_refused_none_is_kept() {
        byte[] signingOnly = new ForgedKey().userIds(1, 1).bytes();
        byte[] neverSigned = new ForgedKey().with(13, "x".getBytes(ISO_8859_1)).bytes();
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(ForgedKey.usual().bytes());
        both.writeBytes(signingOnly);
        both.writeBytes(neverSigned);
        cli.write("desk.asc", both.toByteArray());

        Run run = cli.run("key", "import", "desk.asc");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).matches("""
                        tickets: refusing the key .*: the key is for signing only and has no encryption key
                         *refusing the key .*: the key has no valid self-signature
                        hint: no key was imported; ask the owner for a valid key
                        """);
        assertThat(cli.run("key", "list", "-q").out()).isEmpty();
    }

    @Test
    void where_one_of_several_files_is_refused_none_is_kept_and_each_problem_is_said() {
        cli.write("good.asc", ForgedKey.usual().bytes());
        cli.write("none.txt", "hello");
        cli.write("signing.asc", new ForgedKey().userIds(1, 1).bytes());

        Run run = cli.run("key", "import", "good.asc", "none.txt", "missing.asc", "signing.asc");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "no key was imported:",
                        folder.resolve("none.txt") + " holds no OpenPGP public key",
                        "the key file " + folder.resolve("missing.asc") + " does not exist",
                        "is for signing only");
        assertThat(cli.run("key", "list", "-q").out()).isEmpty();
    }

    @Test
    void several_files_and_standard_input_are_kept_together() {
        cli.write("one.asc", ForgedKey.usual().bytes());
        cli.write("two.asc", times(1, ForgedKey.usual().bytes()));

        assertThat(cli.run("key", "import", "one.asc", "two.asc", "-q", "-o", "tsv")
                        .out()
                        .lines())
                .hasSize(2);
        assertThat(cli.run("key", "import", "-", "one.asc", "-").err()).contains("standard input is named twice");
        assertThat(cli.run("key", "list", "-q", "-o", "tsv").out().lines()).hasSize(2);
    }
}
