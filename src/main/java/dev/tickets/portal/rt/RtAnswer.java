package dev.tickets.portal.rt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.tickets.portal.http.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer read whole, within limits that keep a run below 200 MiB and leave room for a message of 8 MiB.
 *
 * @param json the value; null if the answer is not JSON, cut short, or too large
 * @param location value of the Location header; null if absent
 * @param retryAfter how long the portal asks to wait; null if it does not ask
 * @param tooLarge whether the answer exceeds a limit
 */
record RtAnswer(
        int status,
        @Nullable Object json,
        @Nullable String location,
        @Nullable Duration retryAfter,
        boolean tooLarge) {
    /** In bytes; a message arrives as base64. */
    private static final long LARGEST = 16 << 20;
    /** Of an answer that reports a failure, in bytes. */
    private static final int LARGEST_FAILURE = 1 << 20;
    /** Names, values and brackets of one answer. */
    private static final long MOST_TOKENS = 500_000;

    private static final int DEEPEST = 100;
    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_WORDS = 1_000;

    /** Reads an answer of any status. */
    static RtAnswer read(Answer answer) throws IOException {
        Object json = null;
        boolean tooLarge = false;
        try {
            json = parsed(
                    answer.isSuccess()
                            ? answer.body()
                            : new ByteArrayInputStream(answer.body().readNBytes(LARGEST_FAILURE)));
        } catch (StreamConstraintsException e) {
            tooLarge = true;
        } catch (JsonProcessingException notJson) {
            // json stays null
        }
        return new RtAnswer(answer.status(), json, answer.header("Location"), answer.retryAfter(), tooLarge);
    }

    private static @Nullable Object parsed(InputStream body) throws IOException {
        return JSON.builder(limited()).build().anyFrom(body);
    }

    /** A factory of parsers with limits. */
    static JsonFactory limited() {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(LARGEST)
                        .maxTokenCount(MOST_TOKENS)
                        .maxStringLength((int) LARGEST)
                        .maxNestingDepth(DEEPEST)
                        .maxNameLength(LONGEST_NAME)
                        .maxNumberLength(LONGEST_NAME)
                        .build())
                // interned names of a hostile answer would stay in memory
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }

    boolean isSuccess() {
        return status / 100 == 2 && json != null;
    }

    RtRow row() {
        return RtRow.of(json);
    }

    /** The portal's words: the message of a failure, or the sentences about a change; empty for none. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        if (json instanceof List<?> sentences) {
            for (Object sentence : sentences) {
                add(RtRow.text(sentence), words);
            }
        } else {
            add(row().text("message"), words);
        }
        return words;
    }

    /** Adds the words without the place in RT's source that follows some of them. */
    private static void add(@Nullable String sentence, List<String> words) {
        if (sentence == null) {
            return;
        }
        int place = sentence.indexOf(" at /");
        String clean = (place > 0 ? sentence.substring(0, place) : sentence).strip();
        words.add(clean.length() <= LONGEST_WORDS ? clean : clean.substring(0, LONGEST_WORDS) + "…");
    }
}
