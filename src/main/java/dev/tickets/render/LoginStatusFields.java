package dev.tickets.render;

import org.jspecify.annotations.Nullable;

/** The state of a login. */
public final class LoginStatusFields extends Fields<LoginStatus> {
    public LoginStatusFields() {
        super("profile, portal, user, type, auth, source, ok, readable, session, secondFactor=SECOND FACTOR");
    }

    @Override
    protected @Nullable Object[] values(LoginStatus login) {
        return new @Nullable Object[] {
            login.profile(),
            login.portal(),
            login.user(),
            login.type(),
            login.auth(),
            login.source(),
            login.ok(),
            login.readable(),
            login.session(),
            login.secondFactor()
        };
    }
}
