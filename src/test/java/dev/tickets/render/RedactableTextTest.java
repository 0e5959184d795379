package dev.tickets.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What of a text may be published, and that the code publishes only constants and what it declares. */
class RedactableTextTest {
    private static final Path MAIN = Path.of("src/main/java/dev/tickets");
    private static final String LITERAL = "\"(?:[^\"\\\\]|\\\\.)*\"";

    /** A sentence: literals, joined by the compiler. */
    private static final Pattern SENTENCE =
            Pattern.compile("\\s*" + LITERAL + "(?:\\s*\\+\\s*" + LITERAL + ")*\\s*[,)].*", Pattern.DOTALL);

    @Test
    void a_value_is_private_unless_its_type_cannot_be() {
        RedactableText text = RedactableText.of(
                "{} of {} at {} by {}: {}, {}",
                3,
                Path.of("/home/ann"),
                URI.create("https://portal.example.net"),
                "ann",
                ErrorCode.NOT_FOUND,
                RedactableText.of("{} more", 2L));

        assertThat(text.text()).isEqualTo("3 of /home/ann at https://portal.example.net by ann: not-found, 2 more");
        assertThat(text.redacted()).isEqualTo("3 of <path> at <address> by <text>: not-found, 2 more");
    }

    @Test
    void a_private_value_may_have_a_kind_and_a_public_one_is_declared() {
        assertThat(RedactableText.of(
                                "{} {}",
                                RedactableText.hidden(PrivatePart.PROFILE, "work"),
                                RedactableText.safe("17.0.1"))
                        .redacted())
                .isEqualTo("<profile> 17.0.1");
        assertThat(RedactableText.message(TicketsException.usage("no user ann", null))
                        .redacted())
                .isEqualTo("<text>");
    }

    @Test
    void places_in_a_value_stay_as_they_are() {
        assertThat(RedactableText.of("{} and {}", "{}", "x").text()).isEqualTo("{} and x");
        assertThatThrownBy(() -> RedactableText.of("{}")).hasMessage("too few values for: {}");
        assertThatThrownBy(() -> RedactableText.of("no place", 1)).hasMessage("too many values for: no place");
    }

    @Test
    void every_sentence_in_the_code_is_a_constant() throws IOException {
        List<String> computed = new ArrayList<>();
        int sentences = 0;
        for (Path file : sources()) {
            String code = Files.readString(file);
            for (MatchResult call : Pattern.compile("RedactableText\\s*\\.of\\(")
                    .matcher(code)
                    .results()
                    .toList()) {
                sentences++;
                if (!SENTENCE.matcher(code.substring(call.end())).matches()) {
                    computed.add(file + ": " + code.substring(call.start(), Math.min(code.length(), call.end() + 60)));
                }
            }
        }
        assertThat(sentences).isGreaterThan(50);
        assertThat(computed).isEmpty();
    }

    @Test
    void only_these_files_declare_a_computed_text_as_public_or_make_a_text_in_another_way() throws IOException {
        Pattern declared = Pattern.compile("RedactableText\\s*\\.safe\\(|new RedactableText\\(");
        List<String> declaring = new ArrayList<>();
        for (Path file : sources()) {
            if (declared.matcher(Files.readString(file)).find()) {
                declaring.add(MAIN.relativize(file).toString());
            }
        }
        declaring.removeIf(name -> name.startsWith("doctor/") || name.equals("render/RedactableText.java"));
        assertThat(declaring).containsExactly("state/Distrust.java");
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
