package dev.tickets.portal.http;

import java.io.IOException;

/** Reads an answer; an {@link IOException} of its stream counts as the connection's. */
@FunctionalInterface
public interface AnswerReader<T> {
    T read(Answer answer) throws IOException;
}
