package dev.tickets.portal.http;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Lookup;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Builds HttpClient lean: one connection, no TLS context for http, nothing done by itself. */
final class Clients {
    private Clients() {}

    static CloseableHttpClient build(
            URI portal, Limits limits, @Nullable Proxy proxy, @Nullable Path caFile, Runnable requestBegins) {
        HttpClientBuilder builder = HttpClientBuilder.create()
                .setConnectionManager(connections(portal, limits, caFile))
                .setRequestExecutor(new Executor(Timeout.of(limits.idle()), requestBegins))
                .setUserAgent("tickets")
                // the default repeats even a POST after 429 and 503
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableConnectionState()
                .disableAuthCaching();
        if (proxy != null) {
            HttpHost host = new HttpHost(proxy.host(), proxy.port());
            builder.setProxy(host);
            if (proxy.userInfo() != null) {
                builder.setDefaultCredentialsProvider(login(host, proxy.userInfo()));
            }
        }
        return builder.build();
    }

    private static BasicHttpClientConnectionManager connections(URI portal, Limits limits, @Nullable Path caFile) {
        TlsSocketStrategy tls = "https".equalsIgnoreCase(portal.getScheme()) ? Tls.strategy(caFile) : null;
        Lookup<TlsSocketStrategy> lookup = new Lookup<>() {
            @Override
            @SuppressWarnings("NullAway") // HttpClient's own word for "no TLS here"
            public TlsSocketStrategy lookup(String scheme) {
                return "https".equalsIgnoreCase(scheme) ? tls : null;
            }
        };
        BasicHttpClientConnectionManager connections = new BasicHttpClientConnectionManager(
                new DefaultHttpClientConnectionOperator(new ChannelSockets(), null, null, lookup), null);
        connections.setConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(limits.connect()))
                .setSocketTimeout(Timeout.of(limits.connect()))
                // at once (0 would mean never): a change that meets a closed connection is unclear for nothing
                .setValidateAfterInactivity(TimeValue.ofMilliseconds(1))
                .build());
        return connections;
    }

    private static BasicCredentialsProvider login(HttpHost proxy, String userInfo) {
        int colon = userInfo.indexOf(':');
        String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
        String password = colon < 0 ? "" : userInfo.substring(colon + 1);
        BasicCredentialsProvider provider = new BasicCredentialsProvider();
        provider.setCredentials(new AuthScope(proxy), new UsernamePasswordCredentials(user, password.toCharArray()));
        return provider;
    }

    /** Says when a request's first byte goes out, and lets the body of an answer stand still no longer than allowed. */
    private static final class Executor extends HttpRequestExecutor {
        private final Timeout idle;
        private final Runnable requestBegins;

        Executor(Timeout idle, Runnable requestBegins) {
            this.idle = idle;
            this.requestBegins = requestBegins;
        }

        @Override
        public ClassicHttpResponse execute(
                ClassicHttpRequest request,
                HttpClientConnection connection,
                @Nullable HttpResponseInformationCallback informationCallback,
                HttpContext context)
                throws IOException, HttpException {
            refuseLeftover(connection);
            if (!request.getMethod().equals("CONNECT")) {
                requestBegins.run();
            }
            ClassicHttpResponse response = super.execute(request, connection, informationCallback, context);
            connection.setSocketTimeout(idle);
            Acknowledgement.send(connection);
            return response;
        }

        /** An answer that nobody asked for would be taken for that to the next request. */
        private static void refuseLeftover(HttpClientConnection connection) throws IOException {
            EndpointDetails details = connection.getEndpointDetails();
            if (details == null) {
                throw new ConnectionClosedException("it was cut before the request began");
            }
            boolean kept = details.getRequestCount() > 0;
            if (kept && connection.isDataAvailable(Timeout.ofMilliseconds(1))) {
                connection.close(CloseMode.IMMEDIATE);
                throw new LeftoverException();
            }
        }
    }
}
