package dev.tickets.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One-time codes, and the texts that their secret is written in. */
class TotpTest {
    /** The ASCII digits {@code 1234567890} again and again, of 20, 32 and 64 bytes, in base32. */
    private static String secret(String algorithm) {
        String twenty = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        return switch (algorithm) {
            case "SHA1" -> twenty;
            case "SHA256" -> twenty + "GEZDGNBVGY3TQOJQGEZA====";
            default -> twenty.repeat(3) + "GEZDGNA=";
        };
    }

    private static String code(String text, String time) {
        Totp totp = Totp.parse(text, "otp-secret");
        return totp.code(Instant.parse(time).getEpochSecond() / totp.period());
    }

    /** The table of appendix B of RFC 6238. */
    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:59Z, SHA1,   94287082",
        "1970-01-01T00:00:59Z, SHA256, 46119246",
        "1970-01-01T00:00:59Z, SHA512, 90693936",
        "2005-03-18T01:58:29Z, SHA1,   07081804",
        "2005-03-18T01:58:29Z, SHA256, 68084774",
        "2005-03-18T01:58:29Z, SHA512, 25091201",
        "2005-03-18T01:58:31Z, SHA1,   14050471",
        "2005-03-18T01:58:31Z, SHA256, 67062674",
        "2005-03-18T01:58:31Z, SHA512, 99943326",
        "2009-02-13T23:31:30Z, SHA1,   89005924",
        "2009-02-13T23:31:30Z, SHA256, 91819424",
        "2009-02-13T23:31:30Z, SHA512, 93441116",
        "2033-05-18T03:33:20Z, SHA1,   69279037",
        "2033-05-18T03:33:20Z, SHA256, 90698825",
        "2033-05-18T03:33:20Z, SHA512, 38618901",
        "2603-10-11T11:33:20Z, SHA1,   65353130",
        "2603-10-11T11:33:20Z, SHA256, 77737706",
        "2603-10-11T11:33:20Z, SHA512, 47863826",
    })
    void codes_are_those_of_the_rfc(String time, String algorithm, String code) {
        String uri = "otpauth://totp/Portal:ann?secret=" + secret(algorithm).replace("=", "")
                + "&issuer=Portal&digits=8" + "&algorithm=" + algorithm;

        assertThat(code(uri, time)).isEqualTo(code);
    }

    /** At 59 seconds after 1970: 94287082 with eight digits. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
                "gezdgnbvgy3tqojqgezdgnbvgy3tqojq",
                " GEZD GNBV GY3T QOJQ gezd gnbv gy3t qojq ",
                "GEZD-GNBV-GY3T-QOJQ-GEZD-GNBV-GY3T-QOJQ",
                "otpauth://totp/ann?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
                "OTPAUTH://TOTP/Portal%3Aann%40example.net?issuer=Portal&SECRET=gezdgnbvgy3tqojqgezdgnbvgy3tqojq",
                "otpauth://totp/ann?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=sha-1&digits=6&period=30",
            })
    void a_secret_is_read_in_every_usual_way(String text) {
        assertThat(code(text, "1970-01-01T00:00:59Z")).isEqualTo("287082");
    }

    @ParameterizedTest
    @CsvSource({"30, 287082", "60, 755224", "59, 287082", "1, 755224"})
    void the_period_counts(int period, String code) {
        String uri = "otpauth://totp/ann?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&period=" + period;

        // the first two codes of RFC 4226, appendix D
        assertThat(code(uri, period == 1 ? "1970-01-01T00:00:00Z" : "1970-01-01T00:00:59Z"))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hunter1-is-no-secret                           | is no secret in base32
            GEZDGNBVGY3TQOJ1                               | is no secret in base32
            =                                              | is no whole secret in base32: characters are missing
            GEZDGNBVGY3TQOJQG                              | is no whole secret in base32: characters are missing
            GEZDGNBV                                       | is no whole secret in base32: characters are missing
            otpauth://totp/ann                             | is an otpauth:// address without a secret
            otpauth://totp/ann?secret=                     | is an otpauth:// address without a secret
            otpauth://hotp/ann?secret=GEZDGNBVGY3TQOJQ     | is an otpauth:// address of another kind than totp
            otpauth://totp/ann b?secret=GEZDGNBVGY3TQOJQ   | is no valid otpauth:// address
            otpauth://totp/a?secret=hunter1                | is no secret in base32
            otpauth://totp/a?secret=GEZDGNBVGY3TQOJQ&algorithm=MD5 | names an algorithm other than SHA1, SHA256 and SHA512
            otpauth://totp/a?secret=GEZDGNBVGY3TQOJQ&digits=9      | asks for codes of 9 digits, not of 6 to 8
            otpauth://totp/a?secret=GEZDGNBVGY3TQOJQ&digits=six    | has a parameter digits that is no number
            otpauth://totp/a?secret=GEZDGNBVGY3TQOJQ&period=0      | has a period of 0 s, not of 1 to 600
            otpauth://totp/a?secret=GEZDGNBVGY3TQOJQ&period=601    | has a period of 601 s, not of 1 to 600
            """)
    void a_text_that_is_no_secret_is_refused_and_not_shown(String text, String fault) {
        TicketsException e = catchThrowableOfType(TicketsException.class, () -> Totp.parse(text, "otp-secret /s"));

        assertThat(e.code()).isEqualTo(ErrorCode.USAGE);
        assertThat(e).hasMessage("otp-secret /s " + fault).hasNoCause();
        assertThat(e.hint()).startsWith("the file holds the secret that the portal shows as text beside its QR code");
    }

    @ParameterizedTest
    @CsvSource({
        "GEZDGNBVGY3TQOJQ, true",
        "gezd gnbv gy3t qojq, true",
        "otpauth://totp/a?secret=x, true",
        "/run/secrets/otp, false",
        "~/otp, false",
        "otp.secret.of.portal, false",
        "otp, false"
    })
    void a_secret_is_told_from_the_name_of_its_file(String text, boolean secret) {
        assertThat(Totp.isSecret(text)).isEqualTo(secret);
    }

    @ParameterizedTest
    @ValueSource(strings = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
    void nothing_prints_the_secret(String text) {
        assertThat(Totp.parse(text, "x")).hasToString("Totp[***]");
    }
}
