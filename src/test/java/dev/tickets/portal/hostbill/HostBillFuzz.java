package dev.tickets.portal.hostbill;

import dev.tickets.portal.AnswerBytes;
import dev.tickets.portal.AnswerReading;
import dev.tickets.testing.Client;
import dev.tickets.testing.ScratchFolder;

/** Answers of HostBill, or of what pretends to be HostBill. */
public final class HostBillFuzz {
    private static final ScratchFolder SCRATCH = new ScratchFolder();
    private static final AnswerBytes ANSWERS = new AnswerBytes();
    private static final HostBillPortal PORTAL = new Client(SCRATCH.folder(), ANSWERS.uri()).portal();

    private HostBillFuzz() {}

    /** The first byte chooses the status of the answer, the others are its body. */
    public static void fuzzerTestOneInput(byte[] input) {
        ANSWERS.say(input);
        AnswerReading.assertReadOrRefused(PORTAL);
    }
}
