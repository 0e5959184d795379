package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.AdjustableClock;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** What doctor says of the configuration, of folders and of stored messages, in each state. */
class DoctorTest extends DoctorFixture {
    @Test
    void a_new_home_has_no_problems() {
        Run run = run();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsPattern("(?m)^This program\nok +program: tickets \\S+ on \\S+ .*")
                .containsPattern("(?m)^(ok|warning) +java: Java .*")
                .containsPattern("(?m)^(ok|problem) +locale: .*")
                .contains("""

                        Files and folders
                        ok       files: 0 files and folders: no other user can change them
                        ok       folders: the folders for files can be written
                        ok       room:""")
                .containsPattern("(?m)^0 problems, \\d warnings?, \\d+ ok\n\\z");
        assertThat(report("class archive"))
                .isEqualTo("ok       class archive: not in use: this run came without the start script\n");
        assertThat(report("outbox")).isEqualTo("ok       outbox: empty\n");
        assertThat(report("drafts")).isEqualTo("ok       drafts: 0 drafts\n");
    }

    @Test
    void the_report_is_a_list_for_programs() {
        assertThat(run("-o", "json").out()).contains("""
                  {
                    "check": "profile",
                    "status": "warning",
                    "detail": "there are no profiles",
                    "hint": "tickets login",
                    "meaning": "Only the practice portal can be used."
                  },
                """);
    }

    @Test
    void without_profiles_there_is_only_the_practice_portal() {
        assertThat(report("profile")).isEqualTo("""
                warning  profile: there are no profiles
                         Only the practice portal can be used.
                         -> tickets login
                """);
        assertThat(report("config.toml").replaceAll("\\s+", " "))
                .isEqualTo(
                        "ok config.toml: FOLDER/home/.config/tickets/config.toml does not exist, and is not required ");
    }

    @Test
    void each_fault_of_each_profile_is_a_problem() {
        cli.config("""
                [profiles.fine]
                portal = "https://portal.example.net"
                [profiles.odd]
                portal = "https://other.example.net"
                portl = "x"
                max-attachments = "many"
                """);

        Run run = run("-o", "tsv", "--fields", "check,status,detail,hint");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().replace(folder.toString(), "F").lines().filter(line -> line.startsWith("profile\t")))
                .containsExactly(
                        "profile\tok\tfine: no faults (a portal of type hostbill)\t",
                        "profile\tproblem\tF/home/.config/tickets/config.toml:5:1, [profiles.odd]: unknown key 'portl'"
                                + "\tdid you mean 'portal'?",
                        "profile\tproblem\tF/home/.config/tickets/config.toml:6:1, [profiles.odd]: max-attachments"
                                + " must be a whole number above zero\t");
        assertThat(states("profile", "-p", "fine")).containsExactly("ok");
        assertThat(states("config.toml")).containsExactly("ok");
    }

    @Test
    void a_profile_of_variables_alone_has_the_usual_name() {
        cli.with("TICKETS_PORTAL", "https://portal.example.net");
        assertThat(report("profile")).isEqualTo("ok       profile: default: no faults (a portal of type hostbill)\n");
        assertThat(report("names")).isEqualTo("""
                ok       names: profile default: none stored yet
                         Shells cannot complete departments and services.
                         -> tickets departments --refresh -p default
                """);

        cli.config("default-profile = \"work\"\n[profiles.work]\n" + PORTAL + "[profiles.other]\n" + PORTAL);
        assertThat(report("profile")).isEqualTo("ok       profile: work: no faults (a portal of type hostbill)\n");
    }

    @Test
    void a_broken_file_is_reported_once_where_variables_choose_a_profile() {
        cli.config("[profiles.work\n").with("TICKETS_TOKEN", "token");

        Run run = cli.run("doctor", "-o", "tsv", "--fields", "check,status");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("config.toml\tproblem\n", "outbox\tok\n").doesNotContain("portal\t");
    }

    @Test
    void a_broken_file_ends_no_other_check() {
        entry();
        cli.config("[profiles.work\n");

        Run run = run();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(report("config.toml").replaceAll("\\s+", " "))
                .isEqualTo(
                        "problem config.toml: FOLDER/home/.config/tickets/config.toml:1:15: not valid TOML: Invalid"
                                + " separator '\\n' in table name. No command that needs a profile can run. -> tickets config edit ");
        assertThat(report("files")).isEqualTo("""
                warning  files: the files that profiles name are not checked: config.toml has a
                         fault
                """);
        assertThat(states("outbox")).containsExactly("ok");
        assertThat(states("drafts")).containsExactly("ok");
        assertThat(states("programs")).hasSize(1);
        assertThat(states("profile")).isEmpty();
    }

    @Test
    void a_profile_that_does_not_exist_is_a_problem_and_a_wrong_name_is_bad_usage() {
        cli.config("[profiles.work]\n" + PORTAL);

        assertThat(report("profile", "-p", "wrok")).isEqualTo("""
                problem  profile: profile 'wrok' does not exist
                         -> there is work; for a new one: tickets login --portal https://portal.example.net --user you@example.net -p wrok
                """);
        assertThat(cli.run("doctor", "--offline", "-p", "../x")).isEqualTo(new Run(2, "", """
                tickets: not a profile name: '../x'
                hint: use at most 64 letters, digits, '-', '_' and '.', beginning with a letter or digit
                """));
    }

    @Test
    void the_time_zone_of_the_machine_and_of_each_portal() {
        cli.config("[profiles.a]\n" + PORTAL + "time-zone = \"Asia/Tokyo\"\n[profiles.b]\n" + PORTAL
                + "[profiles.c]\ntype = \"rt\"\n" + PORTAL + "user = \"root\"\n");
        cli.at(Clock.fixed(Cli.NOW, ZoneId.of("Europe/Berlin")));

        assertThat(report("time zone")).isEqualTo("""
                ok       time zone: this machine: Europe/Berlin
                ok       time zone: the portal of profile a: Asia/Tokyo, by the configuration
                ok       time zone: the portal of profile b: not known yet
                         Times are shown as the portal writes them. The first message that you
                         send shows the portal's time zone.
                         -> time-zone = "Asia/Tokyo" in config.toml
                """);
        cli.write(
                "home/.local/state/tickets/portals/https_portal.example.net_443.offset",
                "+09:00 2026-01-01T06:10:00Z\n");
        assertThat(report("time zone", "-p", "b")).isEqualTo("""
                ok       time zone: this machine: Europe/Berlin
                ok       time zone: the portal of profile b: UTC+09:00, learned on 2026-01-01
                """);
    }

    @Test
    void a_time_zone_that_the_machine_does_not_know() {
        cli.with("TZ", "Europe/Berln");

        assertThat(report("time zone")).isEqualTo("""
                warning  time zone: TZ is Europe/Berln, which is no time zone of this machine
                         Times are shown in Z.
                         -> set TZ to a name like Asia/Tokyo, or unset TZ
                """);
    }

    @Test
    void the_outbox_in_each_state() throws IOException {
        AdjustableClock clock = new AdjustableClock(Cli.NOW, ZoneId.of("UTC"));
        cli.config("[profiles.default]\n" + PORTAL).at(clock);
        Path waiting = entry();
        clock.pass(Duration.ofHours(3));
        assertThat(report("outbox")).isEqualTo("ok       outbox: 1 waiting, the oldest 3 h old\n");

        clock.pass(Duration.ofDays(2));
        assertThat(report("outbox")).isEqualTo("""
                warning  outbox: 1 waiting, the oldest 2 days old
                         No command has sent these messages, or the portal is away.
                         -> tickets outbox send; see: tickets outbox list
                """);

        Path unclear = moved(waiting, "unclear");
        assertThat(report("outbox")).isEqualTo("""
                problem  outbox: 1 unclear, the oldest 2 days old
                         These messages may have arrived. The next attempt asks the portal
                         first; without a reference, you must look yourself.
                         -> tickets outbox send, or tickets outbox show ID
                """);

        Path blocked = moved(unclear, "blocked");
        assertThat(report("outbox")).isEqualTo("""
                problem  outbox: 1 blocked, the oldest 2 days old
                         These messages wait for a login, or until a closed ticket is reopened.
                         -> tickets outbox list, then: tickets login
                """);
        assertThat(states("outbox", "-p", "default")).containsExactly("problem");
        cli.config("[profiles.default]\n" + PORTAL + "[profiles.other]\n" + PORTAL);
        assertThat(report("outbox", "-p", "other")).isEqualTo("ok       outbox: empty\n");

        Files.delete(blocked.resolve("manifest.json"));
        String id = String.valueOf(blocked.getFileName());
        assertThat(report("outbox"))
                .startsWith("problem  outbox: the entry " + id + " is incomplete: ")
                .endsWith("-> tickets outbox discard " + id + ", and send the message again\n");
        assertThat(blocked).as("nothing is removed").isDirectory();
    }

    @Test
    void drafts_that_cannot_be_read() {
        cli.write("home/.local/state/tickets/drafts/260102-abcd/draft.json", "{\"profile\":");
        Owner.mode(cli.state().resolve("drafts/260102-abcd/draft.json"), "rw-------");

        assertThat(report("drafts"))
                .startsWith("problem  drafts: the draft 260102-abcd cannot be read: ")
                .contains("The draft cannot be continued. Its files are in")
                .endsWith("         -> tickets drafts discard 260102-abcd\n");
        assertThat(cli.state().resolve("drafts/260102-abcd/draft.json")).isNotEmptyFile();
    }

    @Test
    void stored_names_of_a_portal() throws IOException {
        cli.config("[profiles.work]\n" + PORTAL);
        assertThat(report("names")).isEqualTo("""
                ok       names: profile work: none stored yet
                         Shells cannot complete departments and services.
                         -> tickets departments --refresh -p work
                """);

        Path list = cli.write("home/.cache/tickets/work/departments", "1\tTech\n");
        cli.write("home/.cache/tickets/work/origin", "https://portal.example.net:443");
        Files.setLastModifiedTime(list, FileTime.from(Cli.NOW.minus(Duration.ofDays(3))));
        assertThat(report("names")).isEqualTo("ok       names: profile work: stored 3 days ago\n");

        Files.setLastModifiedTime(list, FileTime.from(Cli.NOW.minus(Duration.ofDays(100))));
        assertThat(report("names")).isEqualTo("""
                warning  names: profile work: stored 100 days ago
                         Newer departments and services are missing.
                         -> tickets departments --refresh -p work
                """);

        cli.write("home/.cache/tickets/work/origin", "https://old.example.net");
        assertThat(report("names")).isEqualTo("""
                warning  names: profile work: stored for another portal
                         Shells complete names that this portal does not have.
                         -> tickets departments --refresh -p work
                """);
    }

    @Test
    void programs_that_variables_and_profiles_need() {
        assertThat(cli.with("PATH", folder + "/bin")
                        .with("EDITOR", "no-such-editor --wait")
                        .run("doctor", "--offline")
                        .err())
                .isEmpty();
        assertThat(report("programs")).isEqualTo("""
                warning  programs: EDITOR is no-such-editor --wait, which is not installed
                         Messages and config.toml cannot be edited: -e, config edit.
                         -> set EDITOR to another program
                """);

        cli.with("EDITOR", "").with("PAGER", "no-pager").with("WAYLAND_DISPLAY", "wayland-0");
        cli.config("[profiles.work]\n" + PORTAL
                + "password-command = \"no-vault show portal\"\nencrypt-to-self = \"me.asc\"\n");
        assertThat(report("programs")).isEqualTo("""
                warning  programs: no editor is installed
                         Messages and config.toml cannot be edited: -e, config edit.
                         -> install nano, or set EDITOR
                warning  programs: PAGER is no-pager, which is not installed
                         Long texts are shown without a pager.
                         -> set PAGER to another program
                warning  programs: wl-paste is not installed
                         Screenshots of the clipboard cannot be attached: --paste.
                         -> apt install wl-clipboard
                problem  programs: password-command of profile work runs no-vault, which is not
                         installed
                         The program cannot log in.
                         -> install the program, or change password-command
                warning  programs: gpg is not installed; profile work has encrypt-to-self, and
                         no decrypt-key
                         Encrypted messages of this profile cannot be read.
                         -> apt install gnupg, or decrypt-key in config.toml
                """);
    }

    @Test
    void programs_that_are_there_or_belong_to_the_shell() throws IOException {
        for (String program : new String[] {"vi", "less", "wl-paste", "gpg"}) {
            Owner.mode(cli.write("bin/" + program, "#!/bin/sh\n"), "rwxr-xr-x");
        }
        cli.with("PATH", folder + "/bin").with("PAGER", "less -R").with("WAYLAND_DISPLAY", "wayland-0");
        cli.config("[profiles.work]\n" + PORTAL + "password-command = \"cat secret\"\nencrypt-to-self = \"me.asc\"\n");

        assertThat(report("programs")).isEqualTo("ok       programs: all that are needed are installed\n");
    }

    @Test
    void a_folder_that_is_a_file() {
        cli.write("home/.cache", "");
        cli.write("home/.local/state", "");

        assertThat(run().exitCode()).isEqualTo(1);
        assertThat(report("folders").replaceAll("\\s+", " ")).isEqualTo("""
                problem folders: no files can be kept in the state folder: FOLDER/home/.local/state is not a folder \
                Logins, drafts and the outbox live there: nothing can be sent safely. \
                -> ls -ld FOLDER/home/.local/state \
                problem folders: no files can be kept in the cache folder: FOLDER/home/.cache is not a folder \
                Names for shell completion are not kept, and each start takes longer. \
                -> ls -ld FOLDER/home/.cache\s""");
    }

    @Test
    void locks_are_tried_in_the_state_folder() throws IOException {
        Owner.mode(Files.createDirectories(cli.state()), "rwx------");

        assertThat(report("locks")).matches("ok       locks: files can be locked \\(\\w+\\)\n");
        try (var files = Files.list(cli.state())) {
            assertThat(files).as("the file of the test is removed").isEmpty();
        }
    }

    @Test
    void without_a_home_each_check_that_needs_one_says_so() {
        cli.with("HOME", "somewhere");

        Run run = run();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(report("outbox")).isEqualTo("""
                problem  outbox: HOME is not an absolute path, so the program has no place for
                         its files
                         -> set HOME or XDG_CONFIG_HOME
                """);
        assertThat(states("program")).containsExactly("ok");
    }

    @Test
    void root_in_the_home_of_another_user() {
        Owner.requireRoot();
        Owner.stranger(home);

        Run run = cli.run("doctor", "--offline", "-q");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().replace(folder.toString(), "FOLDER").replaceAll("\\s+", " "))
                .contains(
                        "problem home: HOME is FOLDER/home, which belongs to 12345 Root neither reads nor writes files"
                                + " there: no configuration, no logins, no outbox. -> sudo -H tickets, sudo -i, or sudo -u 12345"
                                + " tickets Configuration ok time zone: this machine: Z ok programs:")
                .doesNotContain("no-home");
    }
}
