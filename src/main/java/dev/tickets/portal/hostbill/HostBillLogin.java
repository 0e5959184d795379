package dev.tickets.portal.hostbill;

import dev.tickets.config.Secret;
import dev.tickets.portal.Login;
import dev.tickets.portal.http.HttpConnection;
import dev.tickets.state.logins.AuthMethod;
import dev.tickets.state.logins.StoredLogin;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Logging in to HostBill's User API and out again. */
public final class HostBillLogin implements Login {
    private final HttpConnection http;
    private final TokenEndpoint tokens;

    /** @param http closed with the login */
    public HostBillLogin(HttpConnection http, URI api) {
        this.http = http;
        this.tokens = new TokenEndpoint(http, api);
    }

    @Override
    public Session logIn(String user, Secret password, @Nullable String otp) {
        return tokens.login(user, password, otp);
    }

    @Override
    public void revoke(StoredLogin login) {
        String token = login.token();
        if (token == null) {
            return;
        }
        if (login.auth() == AuthMethod.TOKEN) {
            tokens.revokeToken(token);
        } else {
            tokens.revokeSession(token, login.refreshToken());
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
