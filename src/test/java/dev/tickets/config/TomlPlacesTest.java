package dev.tickets.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.electronwill.nightconfig.core.UnmodifiableConfig;
import com.electronwill.nightconfig.toml.TomlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TomlPlacesTest {
    private static final String TEXT = """
            # a comment with [profiles.no] and key = "no"
            default-profile = "work"   # user = "no"

            [profiles.work]
              portal = "https://portal.example.net"
            cc = [
              "a@example.net",   # user = "no"
              'b = "no"',
            ]
            "ticket-url" = 'https://x/{number}'
            encrypt-to-department = { VPS = "a.asc", "D N S" = ["b.asc", "c.asc"] }
            password-command = \"""
            user = "no"
            [profiles.no]
            \"""
            user = "a\\"b"
            [ profiles . 'other one' ]
            portal = "https://日本.example"
            日本.x = 1
            profiles.deep.user = "d"
            [profiles.last.encrypt-to-department]
            VPS = '''
            user = 1'''
            "日本" = 1; x
            """;

    @ParameterizedTest
    @CsvSource({
        "default-profile, 2:1",
        "profiles/work, 4:1",
        "profiles/work/portal, 5:3",
        "profiles/work/cc, 6:1",
        "profiles/work/ticket-url, 10:1",
        "profiles/work/encrypt-to-department, 11:1",
        "profiles/work/encrypt-to-department/VPS, 11:27",
        "profiles/work/encrypt-to-department/D N S, 11:42",
        "profiles/work/password-command, 12:1",
        "profiles/work/user, 16:1",
        "profiles/other one, 17:1",
        "profiles/other one/portal, 18:1",
        "profiles/other one/日本/x, 19:1",
        "profiles/other one/profiles/deep/user, 20:1",
        "profiles/last/encrypt-to-department, 21:1",
        "profiles/last/encrypt-to-department/VPS, 22:1",
        "profiles/last/encrypt-to-department/日本, 24:1",
    })
    void each_table_and_key_has_a_place(String name, String place) {
        assertThat(TomlPlaces.of(TEXT)).containsEntry(List.of(name.split("/")), place);
    }

    @Test
    void nothing_else_has_one() {
        assertThat(TomlPlaces.of(TEXT)).hasSize(22);
    }

    @Test
    void a_part_without_a_place_has_that_of_the_table_around_it() {
        Map<List<String>, String> places = TomlPlaces.of("[profiles.work]\nuser = \"a\"\n");

        assertThat(TomlPlaces.nearest(places, List.of("profiles", "work", "user")))
                .isEqualTo("2:1");
        assertThat(TomlPlaces.nearest(places, List.of("profiles", "work", "cc")))
                .isEqualTo("1:1");
        assertThat(TomlPlaces.nearest(places, List.of("other"))).isNull();
    }

    /** Each name that the parser finds has a place, in whatever form it is written. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "profiles.work.user = \"a\"\n",
                "profiles = { work = { user = \"a\" } }\n",
                "profiles.work = { user = 'a', cc = [ 'x', [ 'y' ] ] }",
                "[profiles]\nwork.user = \"a\"\n[profiles.b]\nx = 1\n",
                "[profiles.work]\n\tuser\t=\t\"#\" # x = 1\n\n\n  max-download = 0x10\n",
            })
    void every_name_that_the_parser_finds_has_a_place(String text) {
        Map<List<String>, String> places = TomlPlaces.of(text);

        for (List<String> name : leaves(new TomlParser().parse(text), List.of())) {
            assertThat(places).containsKey(name);
        }
    }

    private static List<List<String>> leaves(UnmodifiableConfig table, List<String> before) {
        List<List<String>> leaves = new ArrayList<>();
        for (UnmodifiableConfig.Entry entry : table.entrySet()) {
            List<String> name = new ArrayList<>(before);
            name.add(entry.getKey());
            if (entry.getRawValue() instanceof UnmodifiableConfig inner) {
                leaves.addAll(leaves(inner, name));
            } else {
                leaves.add(name);
            }
        }
        return leaves;
    }

    @Test
    void a_damaged_text_ends_the_search_and_never_fails() {
        Random random = new Random(1);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder damaged = new StringBuilder(TEXT);
            for (int i = 0; i < 5; i++) {
                int at = random.nextInt(damaged.length());
                damaged.setLength(Math.max(at, 1));
                damaged.insert(random.nextInt(damaged.length()), "[]{}\"'=.,#\\\n".charAt(random.nextInt(12)));
            }
            assertThat(TomlPlaces.of(damaged.toString())).isNotNull();
        }
    }
}
