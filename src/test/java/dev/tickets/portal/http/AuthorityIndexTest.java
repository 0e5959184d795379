package dev.tickets.portal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tickets.testing.Issued;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An index gives the certificates back that were put in, for the same store only, and only undamaged. */
class AuthorityIndexTest {
    private static final Issued FIRST = Issued.authority("First");
    private static final Issued SECOND = Issued.authority("Second");
    private static final Issued NAMESAKE = Issued.authority("Second");

    @TempDir
    Path folder;

    private Path place = Path.of("");
    private byte[] file = {};

    @BeforeEach
    void make() throws IOException, GeneralSecurityException {
        place = Files.writeString(folder.resolve("cacerts"), "content");
        X509Certificate[] all = {FIRST.certificate(), SECOND.certificate(), NAMESAKE.certificate()};
        file = AuthorityIndex.file(AuthorityStore.read(place), all);
    }

    private @Nullable AuthorityIndex read(byte[] bytes) throws IOException {
        return AuthorityIndex.read(bytes, AuthorityStore.read(place));
    }

    private AuthorityIndex index() throws IOException {
        return Objects.requireNonNull(read(file));
    }

    private static X509Certificate[] chain(Issued own) {
        return own.chain().toArray(new X509Certificate[0]);
    }

    @Test
    void the_authorities_that_a_chain_names_are_found() throws IOException, GeneralSecurityException {
        Issued middle = new Issued.Order("CN=Middle").authority().by(SECOND).make();
        Issued leaf = new Issued.Order("CN=leaf").by(middle).make();

        assertThat(index().first()).isEqualTo(FIRST.certificate());
        // all of the same name; the chain ends below them, or with them
        assertThat(index().fitting(Arrays.copyOf(chain(leaf), 2)))
                .containsExactly(SECOND.certificate(), NAMESAKE.certificate());
        assertThat(index().fitting(chain(leaf))).containsExactly(SECOND.certificate(), NAMESAKE.certificate());
        assertThat(index().fitting(chain(FIRST))).containsExactly(FIRST.certificate());
        assertThat(index().fitting(chain(Issued.authority("Third")))).isEmpty();
        assertThat(index().fitting(new X509Certificate[0])).isEmpty();
    }

    @Test
    void damage_at_any_place_is_found() throws IOException {
        for (int i = 0; i < file.length; i++) {
            byte[] damaged = file.clone();
            damaged[i] ^= 1;
            assertThat(read(damaged)).as("byte %d", i).isNull();
            assertThat(read(Arrays.copyOf(file, i))).as("cut at %d", i).isNull();
        }
        assertThat(read(Arrays.copyOf(file, file.length + 1))).isNull();
        assertThat(read(new byte[1 << 20])).isNull();
    }

    /** The checksum protects from nobody, so the lengths are checked as well. */
    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 0, 1 << 24})
    void a_length_or_number_that_cannot_be_is_harmless(int number) throws IOException {
        int firstName = 3 * Integer.BYTES
                + "tickets authorities 1\ncontent".length()
                + AuthorityStore.read(place).origin().length;
        for (int i = 0; i <= file.length - Long.BYTES - Integer.BYTES; i++) {
            byte[] changed = file.clone();
            ByteBuffer.wrap(changed).putInt(i, number);
            AuthorityIndex index = read(summed(changed));
            if (i <= firstName + Integer.BYTES) {
                assertThat(index).as("at %d", i).isNull();
            } else if (index != null) {
                assertThatCode(() -> lookUp(index)).as("at %d", i).doesNotThrowAnyException();
            }
        }
    }

    private static void lookUp(AuthorityIndex index) {
        try {
            index.fitting(chain(FIRST));
        } catch (CertificateException damaged) {
            // then all authorities are asked
        }
    }

    private static byte[] summed(byte[] changed) {
        int end = changed.length - Long.BYTES;
        CRC32 sum = new CRC32();
        sum.update(changed, 0, end);
        ByteBuffer.wrap(changed).putLong(end, sum.getValue());
        return changed;
    }

    @Test
    void an_index_without_authorities_is_none() throws IOException, GeneralSecurityException {
        assertThat(read(AuthorityIndex.file(AuthorityStore.read(place), new X509Certificate[0])))
                .isNull();
    }

    @Test
    void the_index_of_another_store_is_none() throws IOException {
        FileTime time = Files.getLastModifiedTime(place);
        Files.writeString(place, "Content");
        Files.setLastModifiedTime(place, time);
        assertThat(read(file)).as("other bytes").isNull();

        Files.writeString(place, "content and more");
        Files.setLastModifiedTime(place, time);
        assertThat(read(file)).as("another size").isNull();

        Files.writeString(place, "content");
        Files.setLastModifiedTime(place, FileTime.from(Instant.EPOCH));
        assertThat(read(file)).as("another time").isNull();

        Files.setLastModifiedTime(place, time);
        assertThat(read(file)).as("as before").isNotNull();

        Path copy = Files.copy(place, folder.resolve("jssecacerts"), StandardCopyOption.COPY_ATTRIBUTES);
        assertThat(AuthorityIndex.read(file, AuthorityStore.read(copy)))
                .as("another place")
                .isNull();
    }
}
