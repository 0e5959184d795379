package dev.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code src/release/release.sh} refuses before it builds anything, in a repository of the test's own. */
class ReleaseScriptTest {
    private static final Path SCRIPT = Path.of("src/release/release.sh").toAbsolutePath();

    @TempDir
    Path folder;

    @BeforeEach
    void start_with_a_committed_tree() throws IOException {
        RequiredTool.named("git");
        Files.createDirectories(folder.resolve("src/release"));
        Files.createDirectories(folder.resolve("docs"));
        Files.copy(SCRIPT, folder.resolve("src/release/release.sh"));
        Files.writeString(folder.resolve("pom.xml"), "<project>\n  <version>1.2.0</version>\n</project>\n");
        Files.writeString(folder.resolve("docs/changelog.md"), "## [1.2.0] - unreleased\n");
        assertThat(sh("git init -q && git config user.name T && git config user.email t@example.net"
                                + " && git add . && git commit -qm Begin")
                        .exitCode())
                .isZero();
    }

    @Test
    void passes_shellcheck() {
        assertThat(sh(RequiredTool.named("shellcheck") + " src/release/release.sh"))
                .isEqualTo(new ProgramRun(0, "", ""));
    }

    @Test
    void refuses_changes_that_are_not_committed() throws IOException {
        Files.writeString(folder.resolve("pom.xml"), "<project>\n  <version>1.2.1</version>\n</project>\n");

        assertThat(release("--dry-run")).isEqualTo(new ProgramRun(1, "", """
                release: the tree has changes that are not committed:
                release:  M pom.xml
                """));
    }

    @Test
    void refuses_a_version_that_has_its_tag() {
        sh("git tag v1.2.0");

        assertThat(release("--dry-run")).isEqualTo(new ProgramRun(1, "", """
                release: the tag v1.2.0 exists already: set the next version in pom.xml
                """));
    }

    @Test
    void refuses_a_changelog_without_a_date() {
        assertThat(release()).isEqualTo(new ProgramRun(1, "", """
                release: docs/changelog.md says "## [1.2.0] - unreleased": write the date of the release
                """));
    }

    @Test
    void refuses_a_changelog_without_the_version() {
        sh("sed -i s/1.2.0/1.1.0/ docs/changelog.md && git commit -qam Older");

        assertThat(release()).isEqualTo(new ProgramRun(1, "", """
                release: docs/changelog.md has no heading "## [1.2.0] - DATE"
                """));
    }

    @Test
    void refuses_a_release_without_tests() {
        assertThat(release("--without-tests")).isEqualTo(new ProgramRun(1, "", """
                release: a release is tested: --without-tests needs --dry-run
                """));
    }

    private ProgramRun release(String... options) {
        return sh("src/release/release.sh " + String.join(" ", options));
    }

    private ProgramRun sh(String line) {
        return ProgramRun.of(folder, List.of("/bin/sh", "-c", line));
    }
}
