package dev.tickets.portal.rt;

import dev.tickets.portal.AnswerBytes;
import dev.tickets.portal.AnswerReading;

/** Answers of Request Tracker, or of what pretends to be Request Tracker. */
public final class RtFuzz {
    private static final AnswerBytes ANSWERS = new AnswerBytes();
    private static final RtPortal PORTAL =
            RtClient.portal(ANSWERS.uri(), RtClient.token("1-39-0123456789abcdef"), notice -> {});

    private RtFuzz() {}

    /** The first byte chooses the status of the answer, the others are its body. */
    public static void fuzzerTestOneInput(byte[] input) {
        ANSWERS.say(input);
        AnswerReading.assertReadOrRefused(PORTAL);
    }
}
