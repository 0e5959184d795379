package dev.tickets.portal.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.StandardConstants;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;

/**
 * TLS with a host that has an underscore in its name. Java neither sends such a name to the server (SNI) nor finds it
 * in a certificate, so the name is given as bytes, and HttpClient compares the certificate. A server in Java does not
 * accept the name either: such a server gets none.
 */
final class UnderscoreTls extends DefaultClientTlsStrategy {
    private final String host;
    private boolean named = true;

    UnderscoreTls(SSLContext context, String host) {
        super(context, HostnameVerificationPolicy.CLIENT, new ExactName());
        this.host = host;
    }

    /** Whether the failure may be because of the name: then the next handshake goes without. */
    boolean dropsName(SSLException failure) {
        boolean refused = named && String.valueOf(failure.getMessage()).contains("Received fatal alert");
        named = named && !refused;
        return refused;
    }

    @Override
    protected void initializeSocket(SSLSocket socket) {
        if (!named) {
            return;
        }
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(List.of(new Name(host)));
        socket.setSSLParameters(parameters);
    }

    /** {@link javax.net.ssl.SNIHostName} without its check. */
    private static final class Name extends SNIServerName {
        Name(String host) {
            super(StandardConstants.SNI_HOST_NAME, host.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
