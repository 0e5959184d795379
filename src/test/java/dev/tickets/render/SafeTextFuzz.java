package dev.tickets.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Growth;
import java.util.function.UnaryOperator;

/** Texts of others on a terminal. */
public final class SafeTextFuzz {
    private SafeTextFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        // pairs of bytes too, because UTF-8 holds no lone surrogates
        for (String text : new String[] {new String(input, UTF_8), pairs(input)}) {
            assertHarmless(text, SafeText::line, "");
            assertHarmless(text, SafeText::block, "\n");
            assertHarmless(text, SafeText::message, "\n");
            assertHarmless(text, plain -> SafeText.output(plain, false), "\n\t");
            String styled = SafeText.output(text, true);
            assertHarmless(styled.replaceAll("\u001b\\[[0-9;]{0,8}m", ""), UnaryOperator.identity(), "\n\t");
            assertThat(SafeText.message(text).lines().skip(1)).allMatch(line -> line.startsWith("  "));
            Growth.assertLinear(text, 60, SafeText::block);
        }
    }

    private static void assertHarmless(String text, UnaryOperator<String> conversion, String allowed) {
        String safe = conversion.apply(text);
        safe.codePoints()
                .filter(c -> allowed.indexOf(c) < 0)
                .forEach(c -> assertThat(isObeyed(c)).as("U+%04X is left", c).isFalse());
        assertThat(conversion.apply(safe).codePoints().filter(c -> c != ' ').toArray())
                .as("a second conversion")
                .isEqualTo(safe.codePoints().filter(c -> c != ' ').toArray());
    }

    /** Written down here a second time: controls, bidi controls, line separators, halves of characters. */
    private static boolean isObeyed(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default ->
                switch (Character.getDirectionality(c)) {
                    case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
                            Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
                            Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
                            Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
                            Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
                            Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
                            Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
                            Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
                            Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE -> true;
                    default -> false;
                };
        };
    }

    private static String pairs(byte[] input) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i + 1 < input.length; i += 2) {
            text.append((char) ((input[i] & 0xFF) << 8 | (input[i + 1] & 0xFF)));
        }
        return text.toString();
    }
}
