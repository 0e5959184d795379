package dev.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The scripts of {@code src/bench} run only by hand, so a test looks after them. */
class BenchmarksTest {
    private static final Path BENCH = Path.of("src/bench");
    private static final Path PAGE = Path.of("docs/performance.md");

    @TempDir
    Path folder;

    private static List<String> named(String ending) throws IOException {
        try (Stream<Path> files = Files.list(BENCH)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .map(file -> file.toAbsolutePath().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void scripts_pass_shellcheck() throws IOException {
        List<String> command =
                new ArrayList<>(List.of(RequiredTool.named("shellcheck").toString(), "-x"));
        command.addAll(named(".sh"));

        assertThat(ProgramRun.of(folder, command)).isEqualTo(new ProgramRun(0, "", ""));
    }

    @Test
    void programs_compile() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-d", folder.toString()));
        arguments.addAll(named(".java"));

        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(new String[0])))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"startup", "attachments", "encryption"})
    void the_page_has_a_part_for_each_script_that_writes_one(String part) throws IOException {
        assertThat(BENCH.resolve(part + ".sh")).content().contains("| write_part " + part + "\n");
        assertThat(PAGE).content().containsSubsequence("\n<!-- " + part + " -->\n", "\n<!-- end of " + part + " -->\n");
    }

    @Test
    void a_part_is_replaced_and_the_text_around_it_stays() throws IOException {
        Path page = Files.writeString(folder.resolve("page.md"), """
                Before.
                <!-- a -->
                old
                <!-- end of a -->
                Between.
                <!-- b -->
                other
                <!-- end of b -->
                After.
                """);

        ProgramRun run =
                bash(". '" + BENCH.toAbsolutePath() + "/lib.sh'; page='" + page + "'; echo new | write_part a");

        assertThat(run).isEqualTo(new ProgramRun(0, "new\n", ""));
        assertThat(page).content().isEqualTo("""
                Before.
                <!-- a -->

                new

                <!-- end of a -->
                Between.
                <!-- b -->
                other
                <!-- end of b -->
                After.
                """);
    }

    @Test
    void ratios_are_medians_of_the_ratios_of_each_round() throws IOException {
        ProgramRun run = bash(
                ". '" + BENCH.toAbsolutePath() + "/lib.sh'; mkdir -p \"$work/times/g\""
                        + "; printf '%s\\n' 20 100 30 >\"$work/times/g/ours\"; printf '%s\\n' 10 25 10 >\"$work/times/g/theirs\""
                        + "; ratio g ours theirs; echo; mark work peer 2.01 2.0; mark work peer 2.0 2.0 ' MiB'; cat \"$work/marks\"");

        assertThat(run).isEqualTo(new ProgramRun(0, """
                3.00
                | work | peer | 2.01 | 2.0 | no |
                | work | peer | 2.0 MiB | 2.0 MiB | yes |
                """, ""));
    }

    @Test
    void the_longest_bar_of_a_chart_has_the_whole_width() throws Exception {
        ProgramRun run = bash("printf 'tickets\\t50\\ttickets list\\nother\\t200\\tgh\\n' | '" + BENCH.toAbsolutePath()
                + "/chart.sh' 'How long'");

        Document chart = parsed(run.out());
        assertThat(texts(chart)).containsExactly("How long", "tickets list", "50", "gh", "200");
        NodeList shapes = chart.getElementsByTagName("rect");
        assertThat(shapes.item(1).getAttributes().getNamedItem("width").getNodeValue())
                .isEqualTo("120.0");
        assertThat(shapes.item(2).getAttributes().getNamedItem("width").getNodeValue())
                .isEqualTo("480.0");
    }

    @Test
    void the_chart_shows_what_the_page_says() throws Exception {
        String page = Files.readString(PAGE);
        List<String> texts = texts(parsed(Files.readString(Path.of("docs/performance.svg"))));

        int version = texts.indexOf("tickets --version");
        assertThat(version).isPositive();
        assertThat(page).contains("](performance.svg)", "| `tickets --version` | " + texts.get(version + 1) + " |");
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> texts(Document chart) {
        NodeList nodes = chart.getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    private ProgramRun bash(String line) {
        return ProgramRun.of(folder, List.of(RequiredTool.named("bash").toString(), "-euo", "pipefail", "-c", line));
    }
}
