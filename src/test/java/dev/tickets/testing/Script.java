package dev.tickets.testing;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a faulty portal answers by order of the test instead of the practice portal's own answers. */
final class Script {
    private static final int OK = 200;

    private final Deque<Change> changes = new ArrayDeque<>();
    private int readStatus = OK;
    private int openStatus = OK;
    private boolean dropsFiles;
    private boolean cutsTexts;

    /** How one change is answered, and whether the portal gets it before. */
    record Change(boolean stored, FaultyPortal.Answer answer) {}

    synchronized void add(Change change) {
        changes.add(change);
    }

    synchronized void answerReads(int status) {
        readStatus = status;
    }

    synchronized void answerOpening(int status) {
        openStatus = status;
    }

    synchronized void dropFiles() {
        dropsFiles = true;
    }

    synchronized void cutTexts() {
        cutsTexts = true;
    }

    /** The answer to the next change; null for the practice portal's own. */
    synchronized @Nullable Change change() {
        return changes.poll();
    }

    /** The answer to a read; null for the practice portal's own. */
    synchronized @Nullable RawMessage read(String request) {
        int status = readStatus == OK && request.matches(FaultyPortal.VIEW) ? openStatus : readStatus;
        return status == OK ? null : RawMessage.answer(status, "", "");
    }

    /** The request as the practice portal shall see it. */
    synchronized RawMessage harmed(RawMessage request) throws IOException {
        if (!(dropsFiles || cutsTexts) || !request.isJson()) {
            return request;
        }
        Map<String, Object> fields = JSON.std.mapFrom(request.body());
        if (dropsFiles) {
            fields.remove("attachments");
        }
        if (cutsTexts) {
            fields.computeIfPresent(
                    "body", (name, text) -> text.toString().replaceAll("(?s)[\\x{10000}-\\x{10ffff}].*", ""));
        }
        return request.with(JSON.std.asBytes(fields));
    }
}
