package dev.tickets.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** Words that are secret, and where they are to be found all the same: as they are, in base64, or in an archive. */
public final class PlainText {
    private final List<String> forms = new ArrayList<>();

    public PlainText(String... words) {
        for (String word : words) {
            byte[] bytes = word.getBytes(UTF_8);
            forms.add(new String(bytes, ISO_8859_1));
            for (int shift = 0; shift < 3; shift++) {
                byte[] shifted = new byte[shift + bytes.length];
                System.arraycopy(bytes, 0, shifted, shift, bytes.length);
                String encoded = Base64.getEncoder().encodeToString(shifted);
                // the first and the last characters depend on what stands beside the word
                forms.add(encoded.substring(4, encoded.length() - 4));
            }
        }
    }

    /** Whether one of the words is among these bytes. */
    public boolean isIn(byte[] bytes) {
        String text = new String(bytes, ISO_8859_1);
        return forms.stream().anyMatch(text::contains);
    }

    /** The files below the folder that hold one of the words, or an archive of something that is not encrypted. */
    public List<Path> filesBelow(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).filter(this::isInFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isInFile(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return isIn(bytes) || (bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K' && !isEnvelope(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that is not whole has no entry that could be read. */
    private static boolean isEnvelope(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream().allMatch(entry -> entry.getName().contains(".pgp"));
        } catch (IOException torn) {
            return true;
        }
    }
}
