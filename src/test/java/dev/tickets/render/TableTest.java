package dev.tickets.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TableTest {
    @Test
    void columns_are_aligned_by_what_a_terminal_shows() {
        Table table = new Table(List.of("NUMBER", "DEPARTMENT", "SUBJECT"))
                .add(List.of("100001", "技術サポート", "ディスクの空きがない"))
                .add(List.of("100002", "Billing", "invoice"))
                .add(List.of("7", "👩‍💻 ops", "reboot"));
        assertThat(table.text()).isEqualTo("""
                        NUMBER  DEPARTMENT    SUBJECT
                        100001  技術サポート  ディスクの空きがない
                        100002  Billing       invoice
                        7       👩‍💻 ops        reboot
                        """);
    }

    @Test
    void a_table_without_rows_is_nothing_at_all() {
        assertThat(new Table(List.of("NUMBER", "SUBJECT")).text()).isEmpty();
    }

    @Test
    void one_row_stands_under_its_headings() {
        assertThat(new Table(List.of("ID", "NAME")).add(List.of("1", "Tech")).text())
                .isEqualTo("""
                        ID  NAME
                        1   Tech
                        """);
    }

    @Test
    void no_line_ends_with_blanks() {
        Table table = new Table(List.of("ID", "NAME", "NOTE"))
                .add(List.of("1", "Tech", ""))
                .add(List.of("22", "", ""))
                .add(List.of("3", "x", "blank behind \u3000 "));
        assertThat(table.text()).isEqualTo("""
                        ID  NAME  NOTE
                        1   Tech
                        22
                        3   x     blank behind
                        """);
    }

    @Test
    void a_cell_stays_in_its_line_and_away_from_the_terminal() {
        Table table = new Table(List.of("A", "B")).add(List.of("one\r\ntwo\tthree", "\u001B[31mred\u202Eder\u0000"));
        assertThat(table.text()).isEqualTo("""
                        A              B
                        one two three  ␛[31mred\uFFFDder␀
                        """);
    }

    @Test
    void a_subject_of_100_000_characters_is_cut() {
        String text = new Table(List.of("SUBJECT", "N"))
                .add(List.of("x".repeat(100_000), "1"))
                .text();
        assertThat(text.lines()).last().isEqualTo("x".repeat(99) + "…  1");
    }

    @Test
    void a_row_must_fit_under_the_headings() {
        Table table = new Table(List.of("A", "B"));
        assertThatThrownBy(() -> table.add(List.of("1"))).hasMessage("1 cells under 2 headings");
    }

    @Test
    void whatever_the_cells_hold_the_second_column_begins_in_the_same_place() {
        for (int seed = 0; seed < 500; seed++) {
            HostileText random = new HostileText(seed);
            Table table = new Table(List.of("FIRST", "SECOND"));
            for (int i = 0; i < 5; i++) {
                table.add(List.of(random.text(30), "#" + i));
            }
            List<String> lines = table.text().lines().toList();
            int place = DisplayWidth.of(lines.get(0).substring(0, lines.get(0).indexOf("SECOND")));
            assertThat(lines).hasSize(6);
            for (int i = 0; i < 5; i++) {
                String line = lines.get(i + 1);
                SafeTextTest.isHarmlessLine(line);
                assertThat(DisplayWidth.of(line.substring(0, line.length() - 2)))
                        .as("seed %d, row %d", seed, i)
                        .isEqualTo(place);
            }
        }
    }
}
