package dev.tickets.encrypt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An armoured file is read in the forms that GnuPG reads. */
class ArmouredFileTest extends GnuPgInteropFixture {
    static Stream<Arguments> forms() {
        Map<String, UnaryOperator<String>> forms = new TreeMap<>();
        forms.put("as written", armour -> armour);
        forms.put("text above and below", armour -> "Hello\n-- \n" + armour + "\nBye\n");
        forms.put("carriage returns", armour -> armour.replace("\n", "\r\n"));
        forms.put("headers", armour -> armour.replace("-----\n\n", "-----\nVersion: GnuPG v2\nComment: x\n\n"));
        forms.put("no checksum", armour -> armour.replaceAll("\n=[A-Za-z0-9+/]{4}\n", "\n"));
        forms.put("blanks at the ends of lines", armour -> armour.replace("\n", "  \n"));
        forms.put("blanks in the empty line", armour -> armour.replace("-----\n\n", "-----\n \t\n"));
        forms.put("empty lines between", armour -> armour.replace("\n", "\n\n"));
        forms.put("a no-break blank in the empty line", armour -> armour.replace("-----\n\n", "-----\n\u00A0\n"));
        forms.put("quoted", armour -> "> " + armour.strip().replace("\n", "\n> "));
        forms.put("a byte order mark", armour -> "\uFEFF" + armour);
        forms.put("wrapped", armour -> armour.replaceAll("(?m)^([A-Za-z0-9+/]{40})", "$1\n"));
        forms.put("joined data", armour -> armour.replaceAll("([A-Za-z0-9+/]{64})\n", "$1"));
        forms.put("no line end at its end", String::strip);
        forms.put("old line ends", armour -> armour.replace("\n", "\r"));
        return forms.entrySet().stream().map(form -> Arguments.of(form.getKey(), form.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void it_is_decrypted(String form, UnaryOperator<String> change) throws IOException {
        byte[] plain = bytes(300);
        String armour = new String(gpg.gpg(plain, "-ear", ann), UTF_8);

        assertThat(decrypted(change.apply(armour).getBytes(UTF_8), ann)).isEqualTo(plain);
    }
}
