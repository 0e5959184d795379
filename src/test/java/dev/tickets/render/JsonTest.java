package dev.tickets.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.tickets.ticket.Department;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonTest {
    private static final Output OUTPUT = Output.of(Format.JSON, "name", false);

    @Test
    void what_a_terminal_could_act_on_is_escaped() {
        assertThat(json("\u001B[2J\u0000\u007F\u009B\u061C\u202E\u2028\u2069\uD83D!"))
                .contains("\"\\u001b[2J\\u0000\\u007f\\u009b\\u061c\\u202e\\u2028\\u2069\\ud83d!\"");
    }

    @Test
    void everything_else_stands_as_it_is() {
        assertThat(json("日本 é 👩‍💻 / <b> \"q\" \\ \n\t")).contains("\"日本 é 👩‍💻 / <b> \\\"q\\\" \\\\ \\n\\t\"");
        assertThat(json("日本 \u202E \"q\" \\ \r\n\t")).contains("\"日本 \\u202e \\\"q\\\" \\\\ \\r\\n\\t\"");
    }

    @Test
    void what_nobody_can_see_is_escaped_but_emoji_stay() {
        assertThat(json("pass\u200Bword\u00AD\u3164\uFEFF\uFFF9\uDB40\uDC41 a\u200Db x\uFE0F"))
                .contains("\"pass\\u200bword\\u00ad\\u3164\\ufeff\\ufff9\\udb40\\udc41 a\\u200db x\\ufe0f\"");
        assertThat(json("\uFFFF\uD83F\uDFFF")).contains("\"\\uffff\\ud83f\\udfff\"");
        assertThat(json("❤\uFE0F می\u200Cخواهم")).contains("\"❤\uFE0F می\u200Cخواهم\"");
    }

    @Test
    void a_document_passes_to_the_output_as_it_is() {
        for (int seed = 0; seed < 5000; seed++) {
            String json = json(new HostileText(seed).text(60));
            assertThat(SafeText.output(json, seed % 2 == 0)).as("seed %d", seed).isEqualTo(json);
        }
    }

    @Test
    void every_text_comes_back_as_it_was_and_is_harmless_on_a_terminal() throws IOException {
        for (int seed = 0; seed < 5000; seed++) {
            String text = new HostileText(seed).text(60);
            String json = json(text);
            List<Object> parsed = JSON.std.listFrom(json);
            assertThat(parsed).as("seed %d", seed).isEqualTo(List.of(Map.of("name", text)));
            assertThat(json.split("\n", -1)).as("seed %d", seed).allSatisfy(SafeTextTest::isHarmlessLine);
        }
    }

    @Test
    void a_long_text_is_whole() throws IOException {
        String text = "x\u202E".repeat(100_000);
        assertThat(JSON.std.listFrom(json(text))).isEqualTo(List.of(Map.of("name", text)));
    }

    private static String json(String name) {
        return new DepartmentFields().list(OUTPUT, List.of(new Department("1", name, "")));
    }
}
