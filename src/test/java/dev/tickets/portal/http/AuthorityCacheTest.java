package dev.tickets.portal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.state.TrustedFiles;
import dev.tickets.testing.Issued;
import dev.tickets.testing.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An index is used only if nobody else can change it, and made only of what the store still says. */
class AuthorityCacheTest {
    private static final X509Certificate[] AUTHORITIES = {
        Issued.authority("Ours").certificate()
    };

    @TempDir
    Path folder;

    private Path store = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void prepare() throws IOException {
        store = Files.writeString(folder.resolve("cacerts"), "content");
        file = folder.resolve("cache/tickets/.authorities");
    }

    /** As another run has it. */
    private AuthorityCache cache() {
        return new AuthorityCache(file, new TrustedFiles(), store);
    }

    private @Nullable AuthorityIndex read() {
        AuthorityStore now = cache().store();
        return now == null ? null : cache().read(now);
    }

    private void write() throws IOException {
        cache().write(AuthorityStore.read(store), AUTHORITIES);
    }

    @Test
    void what_is_written_is_read_by_this_user_alone() throws IOException {
        assertThat(read()).isNull();
        write();

        assertThat(read()).isNotNull();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Stream<Path> all = Files.list(file.getParent())) {
            assertThat(all).containsExactly(file);
        }
    }

    @Test
    void an_index_that_others_can_change_is_not_used() throws IOException {
        write();
        Owner.mode(file, "rw-rw-rw-");
        assertThat(read()).isNull();

        Owner.mode(file, "rw-------");
        assertThat(read()).isNotNull();
        Owner.mode(file.getParent(), "rwxrwxrwx");
        assertThat(read()).isNull();
    }

    @Test
    void where_others_can_write_no_index_is_made() throws IOException {
        Owner.mode(Files.createDirectories(file.getParent()), "rwxrwxrwx");

        write();

        assertThat(file).doesNotExist();
    }

    @Test
    void a_store_that_changes_while_it_is_read_gets_no_index() throws IOException {
        AuthorityStore before = AuthorityStore.read(store);
        Files.writeString(store, "others");

        cache().write(before, AUTHORITIES);
        cache().write(AuthorityStore.read(store), new X509Certificate[0]);

        assertThat(file).doesNotExist();
    }

    @Test
    void without_a_store_there_is_no_index() throws IOException {
        write();
        Files.delete(store);
        assertThat(cache().store()).isNull();
        assertThat(read()).isNull();
    }

    @Test
    void a_folder_in_its_place_harms_nothing() throws IOException {
        Files.createDirectories(file.resolve("full"));

        write();

        assertThat(read()).isNull();
        try (Stream<Path> all = Files.list(file.getParent())) {
            assertThat(all).containsExactly(file);
        }
    }

    @Test
    void the_usual_store_is_that_of_this_java() throws IOException {
        assertThat(AuthorityStore.usual())
                .isEqualTo(Path.of(System.getProperty("java.home"), "lib", "security", "cacerts"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Type", "Provider", "Password"})
    void a_java_that_is_told_to_read_other_authorities_has_no_index(String name) {
        String property = "javax.net.ssl.trustStore" + name;
        System.setProperty(property, "");
        try {
            assertThat(AuthorityStore.usual()).isNull();
        } finally {
            System.clearProperty(property);
        }
    }
}
