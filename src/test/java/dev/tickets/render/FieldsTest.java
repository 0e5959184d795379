package dev.tickets.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FieldsTest {
    private final TicketFields tickets = new TicketFields();

    @Test
    void fields_are_chosen_and_ordered_the_same_way_in_all_formats() {
        assertThat(tickets.list(Output.of(Format.TABLE, "subject, number", false), List.of(Samples.DISK_FULL)))
                .isEqualTo("""
                        SUBJECT    NUMBER
                        Disk full  100001
                        """);
        assertThat(tickets.list(Output.of(Format.TSV, "subject,number", false), List.of(Samples.DISK_FULL)))
                .isEqualTo("Disk full\t100001\n");
        assertThat(tickets.list(Output.of(Format.JSON, "subject,number", false), List.of(Samples.DISK_FULL)))
                .isEqualTo("""
                        [
                          {
                            "subject": "Disk full",
                            "number": "100001"
                          }
                        ]
                        """);
    }

    @ParameterizedTest
    @EnumSource
    void a_field_that_is_none_is_named_with_the_nearest_first(Format format) {
        Output output = Output.of(format, "number,updatedat", false);
        assertThatExceptionOfType(TicketsException.class)
                .isThrownBy(() -> tickets.list(output, List.of()))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
                .withMessage("this document has no field 'updatedat'")
                .satisfies(e -> assertThat(e.hint())
                        .startsWith("fields: updatedAt, createdAt, ")
                        .endsWith("departmentId"));
    }

    @Test
    void a_command_can_refuse_before_it_does_anything() {
        assertThatCode(() -> tickets.check(Output.of(Format.JSON, "number,url", false)))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(TicketsException.class)
                .isThrownBy(() -> tickets.check(Output.of(Format.JSON, "number,number", false)))
                .withMessage("the field 'number' is named twice");
        assertThatExceptionOfType(TicketsException.class)
                .isThrownBy(() -> tickets.check(Output.of(Format.JSON, "", false)))
                .withMessage("this document has no field ''");
        assertThatExceptionOfType(TicketsException.class)
                .isThrownBy(() -> tickets.check(Output.of(Format.JSON, "x".repeat(100_000), false)));
    }

    @Test
    void a_beginning_of_a_name_is_near_to_it() {
        assertThatExceptionOfType(TicketsException.class)
                .isThrownBy(() -> tickets.check(Output.of(Format.JSON, "dep", false)))
                .satisfies(e -> assertThat(e.hint()).startsWith("fields: department, departmentId, "));
    }

    @Test
    void every_field_of_every_document_has_a_value() {
        allHaveValues(tickets, Samples.DISK_FULL);
        allHaveValues(new ThreadFields(), Samples.THREAD);
        allHaveValues(new MessageFields(), Samples.THREAD.messages().get(0));
        allHaveValues(
                new AttachmentRowFields(), AttachmentRow.of(Samples.THREAD).get(0));
    }

    private static <T> void allHaveValues(Fields<T> fields, T row) {
        assertThat(fields.values(row)).hasSameSizeAs(fields.all());
    }

    @Test
    void in_tsv_a_tab_or_line_end_in_a_value_is_a_blank_and_nothing_is_cut() {
        String text = new Tsv()
                .add(List.of("a\tb\r\nc", "\u001B[2J", "x".repeat(100_000)))
                .add(List.of("", "日本", ""))
                .text();
        assertThat(text).isEqualTo("a b c\t␛[2J\t" + "x".repeat(100_000) + "\n\t日本\t\n");
    }

    @Test
    void in_tsv_every_row_has_as_many_values_whatever_they_hold() {
        for (int seed = 0; seed < 1000; seed++) {
            HostileText random = new HostileText(seed);
            String text = new Tsv()
                    .add(List.of(random.text(30), random.text(30), random.text(30)))
                    .text();
            assertThat(text.chars().filter(c -> c == '\t')).as("seed %d", seed).hasSize(2);
            assertThat(text).as("seed %d", seed).containsOnlyOnce("\n").endsWith("\n");
        }
    }
}
