package dev.tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_encrypted_draft_stays_encrypted_whatever_is_wished_afterwards(boolean wished) {
        Draft encrypted = Draft.ticket()
                .message("plain")
                .impact("all")
                .encrypted("armour")
                .draft();

        Draft again = encrypted.but().encrypt(wished).draft();

        assertThat(again).isEqualTo(encrypted);
        assertThat(again.isEncrypted()).isTrue();
        assertThat(again.secrets())
                .isEqualTo(Draft.ticket().message("armour").draft().secrets());
    }

    @Test
    void the_wish_to_encrypt_can_be_taken_back_until_it_is_done() {
        Draft wanted = Draft.ticket().encrypt(true).draft();

        assertThat(wanted.isSecret()).isTrue();
        assertThat(wanted.but().encrypt(false).draft().encrypt()).isFalse();
    }
}
