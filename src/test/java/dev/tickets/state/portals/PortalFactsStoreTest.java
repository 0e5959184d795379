package dev.tickets.state.portals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.state.TrustedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run reads what is known of its portal once; a lesson is added to what other runs have learned meanwhile. */
class PortalFactsStoreTest {
    private static final LearnedOffset TOKYO =
            new LearnedOffset(ZoneOffset.ofHours(9), Instant.parse("2026-11-29T06:10:00Z"));
    private static final LearnedOffset BERLIN =
            new LearnedOffset(ZoneOffset.ofHours(1), Instant.parse("2026-11-29T07:10:00Z"));

    @TempDir
    Path folder;

    private Clock clock = day("2026-11-29");

    @Test
    void the_offset_is_read_once() {
        PortalFactsStore run = store();
        assertThat(run.offset()).isNull();
        store().learnOffset(TOKYO);

        assertThat(run.offset()).isNull();
        assertThat(store().offset()).isEqualTo(TOKYO);
    }

    @Test
    void an_offset_that_the_run_learns_counts_at_once() {
        PortalFactsStore run = store();
        assertThat(run.offset()).isNull();
        run.learnOffset(BERLIN);

        assertThat(run.offset()).isEqualTo(BERLIN);
        assertThat(store().offset()).isEqualTo(BERLIN);
    }

    @Test
    void facts_of_another_run_are_kept_with_a_new_one() {
        PortalFactsStore run = store();
        assertThat(run.facts()).isEqualTo(PortalFacts.NONE);
        store().learn(PortalFacts::withCc);
        run.learn(facts -> facts.withServiceField("service_id"));

        assertThat(store().facts()).isEqualTo(PortalFacts.NONE.withCc().withServiceField("service_id"));
    }

    @Test
    void a_fact_has_the_day_when_it_was_learned_and_keeps_the_day_while_it_is_the_same() {
        store().learn(PortalFacts::withCc);
        clock = day("2026-12-01");
        store().learn(facts -> facts.withCc().withEncryption(true));
        clock = day("2026-12-02");
        store().learn(facts -> facts.withEncryption(false));

        PortalFacts facts = store().facts();
        assertThat(facts.known()).containsExactly(Fact.CC, Fact.ENCRYPTION);
        assertThat(facts.day(Fact.CC)).isEqualTo("2026-11-29");
        assertThat(facts.day(Fact.ENCRYPTION)).isEqualTo("2026-12-02");
    }

    @Test
    void a_file_of_an_earlier_version_has_facts_without_a_day() throws IOException {
        Files.writeString(
                folder.resolve("https_portal.example.net.json"),
                "{\"keepsCc\":true,\"serviceField\":\"service_id\",\"multipart\":false,\"encrypts\":true,\"bmpOnly\":\"2026-01-31\"}");

        PortalFacts facts = store().facts();

        assertThat(facts)
                .isEqualTo(PortalFacts.NONE
                        .withCc()
                        .withServiceField("service_id")
                        .withTransport(AttachmentTransport.MULTIPART, false)
                        .withEncryption(true)
                        .withBmpOnly("2026-01-31"));
        assertThat(facts.day(Fact.CC)).isNull();
        store().learn(known -> known.withTransport(AttachmentTransport.JSON, true));
        assertThat(store().facts().day(Fact.CC)).isNull();
        assertThat(store().facts().day(Fact.JSON)).isEqualTo("2026-11-29");
    }

    @Test
    void a_new_description_of_the_api_replaces_the_old_one() {
        store().learn(facts -> facts.withDescription(true, List.of("dept_id", "subject", "body")));
        assertThat(store().facts().leavesOut("cc")).isTrue();
        assertThat(store().facts().leavesOut("body")).isFalse();

        store().learn(facts -> facts.withDescription(false, List.of()));

        assertThat(store().facts().describesTickets()).isFalse();
        assertThat(store().facts().describedFields()).isEmpty();
        assertThat(store().facts().leavesOut("cc")).as("no list of fields").isFalse();
    }

    @Test
    void everything_can_be_forgotten() throws IOException {
        store().learn(facts -> facts.withCc().withEncryption(true));
        store().learnOffset(TOKYO);

        PortalFactsStore.Forgotten forgotten = store().forget();

        assertThat(forgotten.facts()).containsExactly(Fact.CC, Fact.ENCRYPTION);
        assertThat(forgotten.offset()).isEqualTo(TOKYO);
        assertThat(forgotten.disproof()).isFalse();
        assertThat(store().facts()).isEqualTo(PortalFacts.NONE);
        assertThat(store().offset()).isNull();
        assertThat(folder).isEmptyDirectory();
        assertThat(store().forget().facts()).isEmpty();
    }

    @Test
    void that_a_portal_does_not_encrypt_is_never_forgotten() throws IOException {
        store().learn(facts -> facts.withCc().withEncryption(false));
        Files.createFile(folder.resolve("https_portal.example.net.disproven"));
        clock = day("2026-12-01");

        PortalFactsStore.Forgotten forgotten = store().forget();

        assertThat(forgotten.facts()).containsExactly(Fact.CC);
        assertThat(forgotten.disproof()).isTrue();
        assertThat(store().facts()).isEqualTo(PortalFacts.NONE.withEncryption(false));
        assertThat(store().facts().day(Fact.ENCRYPTION)).isEqualTo("2026-11-29");
    }

    private static Clock day(String day) {
        return Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC);
    }

    private PortalFactsStore store() {
        return new PortalFactsStore(folder, "https://portal.example.net", new TrustedFiles(), clock, notice -> {
            throw new AssertionError(notice);
        });
    }
}
