package dev.tickets.ticket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Growth;
import java.nio.file.Path;

/** Names of attachments, as their senders chose them. */
public final class SafeFileNameFuzz {
    private SafeFileNameFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        for (String sent : new String[] {new String(input, UTF_8), pairs(input)}) {
            String name = SafeFileName.of(sent);
            assertThat(name).isNotEmpty().doesNotContain("/", "\\", "\0").isNotIn(".", "..");
            assertThat(name).doesNotStartWith("-").doesNotStartWith(".").doesNotEndWith(".");
            assertThat(name).isEqualTo(name.strip());
            assertThat(name.getBytes(UTF_8).length).as("bytes of the name").isLessThanOrEqualTo(255);
            assertThat(new String(name.getBytes(UTF_8), UTF_8)).isEqualTo(name);
            assertThat(name.codePoints()).noneMatch(Character::isISOControl);
            assertThat(InvisibleCharacters.firstHidden(name)).isEqualTo(-1);
            assertThat(SafeFileName.of(name)).as("the safe name of a safe name").isEqualTo(name);
            Path folder = Path.of("/folder");
            assertThat(folder.resolve(name).normalize().getParent()).isEqualTo(folder);
            Growth.assertLinear(sent, 60, SafeFileName::of);
        }
    }

    private static String pairs(byte[] input) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i + 1 < input.length; i += 2) {
            text.append((char) ((input[i] & 0xFF) << 8 | (input[i + 1] & 0xFF)));
        }
        return text.toString();
    }
}
