package dev.tickets.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who can change a file, by its owner, group and mode: ann is user 1000, and alone in group 1000. */
class OwnershipTest {
    @TempDir
    Path folder;

    private Path users;
    private Path groups;

    @BeforeEach
    void a_system_with_ann_and_bob() throws Exception {
        users = Files.writeString(folder.resolve("passwd"), """
                root:x:0:0:root:/root:/bin/sh
                ann:x:1000:1000:Ann:/home/ann:/bin/sh
                bob:x:1001:1001:Bob:/home/bob:/bin/sh
                """);
        groups = Files.writeString(folder.resolve("group"), """
                root:x:0:
                ann:x:1000:
                bob:x:1001:
                staff:x:50:ann,bob
                """);
    }

    private ProcessUser user(int uid, int gid) {
        return new ProcessUser(uid, gid, users, groups);
    }

    private static int kind(String kind) {
        return switch (kind) {
            case "file" -> 0100000;
            case "folder" -> 0040000;
            case "link" -> 0120000;
            case "pipe" -> 0010000;
            case "device" -> 0020000;
            default -> throw new IllegalArgumentException(kind);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "file,   0600, 1000, 1000, TRUSTED",
        "file,   0644, 1000, 1000, TRUSTED",
        "file,   0644, 0,    0,    TRUSTED",
        "file,   0664, 1000, 1000, TRUSTED",
        "file,   0664, 1000, 1001, WRITABLE_BY_GROUP",
        "file,   0664, 1000, 50,   WRITABLE_BY_GROUP",
        "file,   0664, 0,    0,    WRITABLE_BY_GROUP",
        "file,   0662, 1000, 1000, WRITABLE_BY_OTHERS",
        "file,   0666, 1000, 50,   WRITABLE_BY_OTHERS",
        "file,   0666, 0,    0,    WRITABLE_BY_OTHERS",
        "file,   0600, 1001, 1001, OF_ANOTHER_USER",
        "file,   0400, 1001, 1000, OF_ANOTHER_USER",
        "file,   0666, 1001, 1000, OF_ANOTHER_USER",
        "file,   1666, 1000, 1000, WRITABLE_BY_OTHERS",
        "folder, 0700, 1000, 1000, TRUSTED",
        "folder, 0755, 0,    0,    TRUSTED",
        "folder, 0775, 1000, 1000, TRUSTED",
        "folder, 2775, 0,    50,   WRITABLE_BY_GROUP",
        "folder, 0777, 1000, 1000, WRITABLE_BY_OTHERS",
        "folder, 1777, 0,    0,    TRUSTED",
        "folder, 1777, 1000, 1000, TRUSTED",
        "folder, 1775, 0,    50,   TRUSTED",
        "folder, 1777, 1001, 1001, OF_ANOTHER_USER",
        "folder, 0555, 1001, 1001, OF_ANOTHER_USER",
        "link,   0777, 1000, 1000, TRUSTED",
        "link,   0777, 0,    0,    TRUSTED",
        "link,   0777, 1001, 1001, OF_ANOTHER_USER",
        "pipe,   0600, 1000, 1000, TRUSTED",
        "pipe,   0666, 1000, 1000, WRITABLE_BY_OTHERS",
        "pipe,   0600, 1001, 1001, OF_ANOTHER_USER",
        "device, 0666, 0,    0,    TRUSTED",
        "device, 0620, 1001, 5,    TRUSTED",
    })
    void the_verdict_for_ann(String kind, String mode, int uid, int gid, Ownership verdict) {
        UnixFile file = new UnixFile(kind(kind) | Integer.parseInt(mode, 8), uid, gid);

        assertThat(Ownership.of(file, user(1000, 1000))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "0600, 0,    0,    TRUSTED",
        "0664, 0,    0,    TRUSTED",
        "0664, 0,    1000, WRITABLE_BY_GROUP",
        "0600, 1000, 1000, OF_ANOTHER_USER",
        "0600, 1000, 0,    OF_ANOTHER_USER",
    })
    void the_verdict_for_root(String mode, int uid, int gid, Ownership verdict) {
        UnixFile file = new UnixFile(kind("file") | Integer.parseInt(mode, 8), uid, gid);

        assertThat(Ownership.of(file, user(0, 0))).isEqualTo(verdict);
    }

    /** A group is private when nobody but its one user is in it, as far as the system's files say. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ann:x:1000:1000:     | ann:x:1000:        | true",
                "ann:x:1000:1000:     | ann:x:1000:ann     | true",
                "ann:x:1000:1000:     | ann:x:1000         | true",
                "ann:x:1000:1000:     | ann:x:1000:bob     | false",
                "ann:x:1000:1000:     | ann:x:1000:ann,bob | false",
                "ann:x:1000:1000:     | users:x:1000:      | false",
                "ann:x:1000:1000:     | bob:x:1001:        | false",
                "bob:x:1001:1000:     | ann:x:1000:        | false",
                "bob:x:1001:1001:     | ann:x:1000:        | false",
                "nonsense             | nonsense           | false",
            })
    void which_group_is_private(String user, String group, boolean alone) throws Exception {
        Files.writeString(users, user.strip() + "\n");
        Files.writeString(groups, group.strip() + "\n");

        assertThat(user(1000, 1000).isAloneIn(1000)).isEqualTo(alone);
    }

    @Test
    void a_group_that_has_the_user_of_another_line_too_is_not_private() throws Exception {
        Files.writeString(users, "ann:x:1000:1000::/:\nbob:x:1001:1000::/:\n");

        assertThat(user(1000, 1000).isAloneIn(1000)).isFalse();
    }

    @Test
    void without_a_list_of_users_or_groups_no_group_is_private() throws Exception {
        Files.delete(groups);
        assertThat(user(1000, 1000).isAloneIn(1000)).isFalse();
        Files.delete(users);
        assertThat(user(1000, 1000).isAloneIn(1000)).isFalse();
    }

    /** With newgrp, a process is in a group that is not its user's own. */
    @Test
    void only_the_group_of_the_process_can_be_private() {
        assertThat(user(1000, 50).isAloneIn(1000)).isFalse();
        assertThat(user(1000, 50).isAloneIn(50)).isFalse();
    }

    @Test
    void the_user_of_this_process_owns_what_the_process_makes() throws Exception {
        ProcessUser us = Objects.requireNonNull(ProcessUser.current());

        assertThat(us.uid()).isEqualTo(UnixFile.at(users).uid());
        assertThat(us.trusts(us.uid())).isTrue();
        assertThat(us.trusts(0)).isTrue();
    }

    @Test
    void a_command_names_the_user_or_the_number() {
        assertThat(user(1000, 1000).name()).isEqualTo("ann");
        assertThat(user(4711, 1000).name()).isEqualTo("4711");
    }
}
