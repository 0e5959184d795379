package dev.tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.render.HostileText;
import dev.tickets.render.SafeTextTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SafeFileNameTest {
    @ParameterizedTest
    @CsvSource({
        "df.txt, df.txt",
        "Bildschirmfoto 2026-01-02.png, Bildschirmfoto 2026-01-02.png",
        "画面.png, 画面.png",
        "../../etc/passwd, passwd",
        "'C:\\temp\\evil.exe', evil.exe",
        "'..\\../mixed\\x.png', x.png",
        "/etc/cron.d/job, job",
        ".bashrc, bashrc",
        "-rf, rf",
        "--. -.x.zip, x.zip",
        "'log.txt. . ', log.txt",
        "'', attachment",
        "'.', attachment",
        "'..', attachment",
        "'a/..', attachment",
        "folder/, attachment",
        "' - ', attachment",
    })
    void a_name_is_only_ever_a_name(String hostile, String safe) {
        assertThat(SafeFileName.of(hostile)).isEqualTo(safe);
    }

    @Test
    void controls_and_bidi_controls_are_lost() {
        assertThat(SafeFileName.of("a\u0000b\n\u001B[2Jc.png")).isEqualTo("ab[2Jc.png");
        assertThat(SafeFileName.of("invoice\u202Egnp.exe")).isEqualTo("invoicegnp.exe");
        assertThat(SafeFileName.of("\u202E.\u2066-x")).isEqualTo("x");
        assertThat(SafeFileName.of("a\uD83Db")).isEqualTo("ab");
        assertThat(SafeFileName.of("a\uFFFFb\uFDD0")).isEqualTo("ab");
    }

    @Test
    void invisible_characters_are_lost_but_emoji_and_persian_stay() {
        assertThat(SafeFileName.of("\u3164\u115Fin\u00ADvo\u200Dice\uFE0F\uDB40\uDC41.p\u2063ng"))
                .isEqualTo("invoice.png");
        assertThat(SafeFileName.of("\u200B.bashrc")).isEqualTo("bashrc");
        assertThat(SafeFileName.of("👩\u200D💻 ❤\uFE0F می\u200Cخواهم.png"))
                .isEqualTo("👩\u200D💻 ❤\uFE0F می\u200Cخواهم.png");
    }

    @Test
    void a_long_name_is_cut_before_its_extension() {
        assertThat(SafeFileName.of("x".repeat(100_000) + ".png")).isEqualTo("x".repeat(251) + ".png");
        assertThat(SafeFileName.of("画".repeat(100) + ".png")).isEqualTo("画".repeat(83) + ".png");
        assertThat(SafeFileName.of("x".repeat(250) + "😀.png")).isEqualTo("x".repeat(250) + ".png");
        assertThat(SafeFileName.of("a." + "x".repeat(300))).isEqualTo("a." + "x".repeat(253));
    }

    @Test
    void no_name_whatever_breaks_out() {
        for (int seed = 0; seed < 5000; seed++) {
            String name = SafeFileName.of(new HostileText(seed).text(120));
            assertThat(name)
                    .as("seed %d", seed)
                    .isNotEmpty()
                    .doesNotContain("/", "\\")
                    .doesNotStartWith(".")
                    .doesNotStartWith("-")
                    .doesNotStartWith(" ")
                    .doesNotEndWith(".")
                    .doesNotEndWith(" ")
                    .satisfies(SafeTextTest::isHarmlessLine);
            assertThat(name.getBytes(StandardCharsets.UTF_8))
                    .as("seed %d", seed)
                    .hasSizeLessThanOrEqualTo(255);
            assertThat(SafeFileName.of(name)).as("seed %d", seed).isEqualTo(name);
        }
    }
}
