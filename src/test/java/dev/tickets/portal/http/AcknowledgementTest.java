package dev.tickets.portal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No answer waits for the system to say by itself that its beginning has come. */
class AcknowledgementTest {
    @Test
    void the_system_is_told_to_send_it_at_once() throws IOException {
        List<String> told = new ArrayList<>();
        Executor.acknowledge(new Socket() {
            @Override
            public <T> Socket setOption(SocketOption<T> option, T value) {
                told.add(option.name() + " " + value);
                return this;
            }
        });

        assertThat(told).containsExactly("TCP_QUICKACK true");
    }

    @ParameterizedTest
    @MethodSource
    void a_system_that_cannot_be_told_does_no_harm(Exception refusal) {
        Socket socket = new Socket() {
            @Override
            public <T> Socket setOption(SocketOption<T> option, T value) throws IOException {
                if (refusal instanceof IOException e) {
                    throw e;
                }
                throw new UnsupportedOperationException(refusal);
            }
        };

        assertThatCode(() -> Executor.acknowledge(socket)).doesNotThrowAnyException();
    }

    static List<Exception> a_system_that_cannot_be_told_does_no_harm() {
        return List.of(new UnsupportedOperationException(), new SocketException("Protocol not available"));
    }

    @Test
    void nor_does_a_connection_that_is_closed_already() throws IOException {
        Socket socket = new ChannelSockets().create(null);
        socket.close();

        assertThatCode(() -> Executor.acknowledge(socket)).doesNotThrowAnyException();
    }
}
