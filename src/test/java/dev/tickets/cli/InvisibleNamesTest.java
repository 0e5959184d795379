package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli.Run;
import org.junit.jupiter.api.Test;

/** A name with a character that nobody sees is not taken for the name that people see. */
class InvisibleNamesTest extends CreateFixture {
    @Test
    void a_dedup_key_is_what_it_looks_like() {
        assertThat(cli.run("create", "-d", "1", "-s", "S", "-m", "x", "--dedup-key", "disk\u200Bfull"))
                .isEqualTo(new Run(2, "", """
                        tickets: the key holds the invisible character U+200B
                        hint: type the key again: two keys that look alike are two alerts
                        """));
    }

    @Test
    void a_user_is_what_he_looks_like() {
        Run run = cli.run(
                "login", "-p", "work", "--portal", "https://portal.example.net", "--user", "ann@example.net\uFEFF");

        assertThat(run).isEqualTo(new Run(2, "", """
                tickets: the user 'ann@example.net' holds the invisible character U+FEFF
                hint: type the user again: --user, or user in config.toml
                """));
    }

    @Test
    void a_profile_is_what_it_looks_like() {
        Run run = cli.run("list", "-p", "sandbox\u200B");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("tickets: not a profile name: 'sandbox'\n");
    }

    @Test
    void a_template_is_what_it_looks_like() {
        Run run = cli.run("create", "-d", "1", "-s", "S", "--template", "question\u200B", "--dry-run");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).startsWith("tickets: template 'question' does not exist\n");
    }

    @Test
    void copies_go_to_addresses_of_any_script() {
        Run run = cli.run(
                "create", "-d", "1", "-s", "S", "-m", "x", "--no-ref", "--cc", "info@हिन्दी.example", "-o", "json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(cli.run("view", "100001").out()).contains("info@हिन्दी.example");
    }
}
