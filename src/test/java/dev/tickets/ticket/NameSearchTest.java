package dev.tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NameSearchTest {
    private static final List<Department> DEPARTMENTS = List.of(
            new Department("1", "BESTNET-CLOUD", "Inquiries about VPS"),
            new Department("2", "Café", "Coffee and more"),
            new Department("3", "サポート", "日本語"),
            new Department("4", "2", "named like the id of another"),
            new Department("5", "Cloud", "Something else"),
            new Department("6", "テスト", ""));

    private static String found(String wanted) {
        return NameSearch.ofDepartments().find(wanted, DEPARTMENTS).id();
    }

    @Test
    void finds_by_id_then_by_whole_name_then_by_part_of_name_then_of_description() {
        assertThat(found("2")).isEqualTo("2");
        assertThat(found("cloud")).isEqualTo("5");
        assertThat(found("bestnet")).isEqualTo("1");
        assertThat(found("vps")).isEqualTo("1");
    }

    @Test
    void does_not_mind_case_accents_width_or_form() {
        assertThat(found("CAFE")).isEqualTo("2");
        assertThat(found("cafe\u0301")).isEqualTo("2");
        assertThat(found("ｂｅｓｔｎｅｔ－ｃｌｏｕｄ")).isEqualTo("1");
        assertThat(found("ｻﾎﾟｰﾄ")).isEqualTo("3");
        assertThat(found(" サホ\u309aート ")).isEqualTo("3");
    }

    @Test
    void keeps_apart_what_differs_in_japanese() {
        assertThatThrownBy(() -> found("デスト")).hasMessage("department 'デスト' does not exist");
    }

    @Test
    void says_what_an_unclear_word_could_mean() {
        assertThatThrownBy(() -> found("e"))
                .hasMessage("department 'e' is ambiguous: BESTNET-CLOUD (1), Café (2)")
                .extracting(e -> ((TicketsException) e).exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void suggests_the_nearest_names_for_one_that_is_not_there() {
        assertThatThrownBy(() -> found("clowd"))
                .hasMessage("department 'clowd' does not exist")
                .extracting(e -> ((TicketsException) e).exitCode() + " " + ((TicketsException) e).hint())
                .isEqualTo("NOT_FOUND nearest: Cloud (5), Café (2), サポート (3); list all: tickets departments");
        assertThatThrownBy(() -> found("")).hasMessage("department '' does not exist");
        assertThatThrownBy(() -> NameSearch.ofServices().find("x", List.of()))
                .extracting(e -> ((TicketsException) e).hint())
                .isEqualTo("list all: tickets services");
    }
}
