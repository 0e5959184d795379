package dev.tickets.cli.manual;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Manual pages have no fault that groff or man knows, and no text of an option is read as a request. */
class RoffTest {
    @TempDir
    Path folder;

    @Test
    void no_character_of_a_text_is_a_request() {
        assertThat(Roff.escaped("-x 'a' \"b\" \\fB `c` ~/d^ é …"))
                .isEqualTo("\\-x \\(aqa\\(aq \\(dqb\\(dq \\efB \\(gac\\(ga \\(ti/d\\(ha \\[u00E9] \\[u2026]");
        assertThat(new Roff("x", 1, "2026-01-01", "1")
                        .paragraph(".so /etc/passwd")
                        .text())
                .endsWith(".PP\n\\&.so /etc/passwd\n");
        assertThat(new Roff("x", 1, "2026-01-01", "1")
                        .verbatim(List.of("'br", ""))
                        .text())
                .endsWith(".nf\n\\(aqbr\n\\&\n.fi\n");
    }

    @Test
    void code_is_bold_and_a_link_is_its_text() {
        assertThat(Roff.inline("see [the `-a` page](a.md#x), `a \\| b`"))
                .isEqualTo("see the \\fB\\-a\\fR page, \\fBa | b\\fR");
        assertThat(Roff.inline("one ` alone")).isEqualTo("one \\(ga alone");
    }

    @Test
    void a_pointer_to_a_place_of_the_pages_is_left_out() {
        assertThat(Roff.inline("templates; see [writing.md](writing.md#templates)"))
                .isEqualTo("templates");
        assertThat(Roff.inline("used; see\n[a-b.md](a-b.md). Else not; [below](#x). A (2) ([above](#y)); B"))
                .isEqualTo("used. Else not. A (2); B");
        assertThat(Roff.inline("see [the pages](a.md) below")).isEqualTo("see the pages below");
    }

    /** As a reader sees the pages: a reader of {@code man} has no Markdown page at hand, and 80 columns. */
    @Test
    void no_page_leads_to_a_place_that_is_missing_and_every_line_fits() throws Exception {
        String man = RequiredTool.named("man").path().toString();
        List<String> lines = new ArrayList<>();
        try (Stream<Path> pages = Files.list(Path.of("docs/man"))) {
            for (Path page : pages.sorted().toList()) {
                output(man, "-l", page.toString())
                        .lines()
                        .map(line -> page.getFileName() + ": " + line)
                        .forEach(lines::add);
            }
        }
        assertThat(lines).hasSizeGreaterThan(3000);
        assertThat(lines).noneMatch(line -> line.matches("[^:]*: .{81,}"));
        assertThat(lines).noneMatch(line -> line.matches(".*\\b(?!NAME)[a-z-]+\\.md\\b.*"));
        assertThat(lines).noneMatch(line -> line.matches(".*[;(,] ?(as )?(above|below)\\b.*"));
    }

    @Test
    void hostile_text_is_shown_as_it_is() throws Exception {
        String groff = RequiredTool.named("groff").path().toString();
        String text = ".TH 'evil' \\fBbold\\fR \"q\" --flag $(id) `id` \\n(.x";
        Path page = Files.writeString(
                folder.resolve("x.1"),
                new Roff("x", 1, "2026-01-01", "1")
                        .section("NAME")
                        .verbatim(List.of(text))
                        .text());

        assertThat(output(groff, "-man", "-Tutf8", "-P-c", "-ww", page.toString()))
                .contains(text);
    }

    @Test
    void groff_and_man_warn_of_no_page() throws Exception {
        String groff = RequiredTool.named("groff").path().toString();
        String man = RequiredTool.named("man").path().toString();
        List<String> warnings = new ArrayList<>();
        try (Stream<Path> pages = Files.list(Path.of("docs/man"))) {
            for (Path page : pages.sorted().toList()) {
                warnings.add(warnings(groff, "-man", "-Tutf8", "-ww", "-rCHECKSTYLE=3", page.toString()));
                warnings.add(warnings(man, "--warnings", "-l", page.toString()));
            }
        }
        assertThat(warnings).hasSizeGreaterThan(80).allMatch(String::isEmpty);
    }

    private String output(String... command) throws IOException, InterruptedException {
        return ran(command)[0];
    }

    private String warnings(String... command) throws IOException, InterruptedException {
        return ran(command)[1];
    }

    private String[] ran(String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("MANWIDTH", "80");
        assertThat(builder.start().waitFor()).as(String.join(" ", command)).isZero();
        return new String[] {Files.readString(out, UTF_8), Files.readString(err, UTF_8)};
    }
}
