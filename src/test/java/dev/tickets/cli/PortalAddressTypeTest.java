package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli.Run;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the type of a portal is asked for, and where it is known. */
class PortalAddressTypeTest extends PortalTypeFixture {
    static Stream<Arguments> addresses() {
        return Stream.of(
                Arguments.of("/rt", "/rt", "rt", List.of("GET /rt/api/details", "GET /rt/REST/2.0/rt")),
                Arguments.of("/rt/REST/2.0", "/rt", "rt", List.of("GET /rt/REST/2.0/rt")),
                Arguments.of("/rt/REST/2.0/", "/rt", "rt", List.of("GET /rt/REST/2.0/rt")),
                Arguments.of("/shop", "/shop", "hostbill", List.of("GET /shop/api/details", "GET /shop/REST/2.0/rt")),
                Arguments.of("/shop/api", "/shop", "hostbill", List.of("GET /shop/api/details")),
                // a portal in a folder with the name of the API
                Arguments.of(
                        "/odd/api",
                        "/odd/api",
                        "rt",
                        List.of("GET /odd/api/details", "GET /odd/api/api/details", "GET /odd/api/REST/2.0/rt")));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void the_address_may_be_that_of_the_api_or_have_a_path(String typed, String kept, String type, List<String> asked) {
        // RT answers any place below its API like this
        portal.answers("GET /rt/REST/2.0/rt", 401, RT)
                .answers("GET /rt/REST/2.0/REST/2.0/rt", 401, RT)
                .answers("GET /rt/REST/2.0/user/39", 200, CAROL)
                .answers("GET /shop/api/details", 401, HOSTBILL)
                .answers("GET /shop/api/details", 200, ANN)
                .answers("GET /odd/api/REST/2.0/rt", 401, RT)
                .answers("GET /odd/api/REST/2.0/user/39", 200, CAROL);

        Run run = cli.run("login", "--portal", portal.uri() + typed, "--token-stdin");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("The portal at " + portal.uri() + kept + " is ", "(type " + type + ").");
        assertThat(portal.requests()).startsWith(asked.toArray(new String[0])).hasSize(asked.size() + 1);
        assertThat(cli.run("login", "--check", "-o", "tsv", "--fields", "portal,type")
                        .out())
                .isEqualTo(portal.uri() + kept + "\t" + type + "\n");
    }

    @ParameterizedTest
    @CsvSource({"rt, /REST/2.0, GET /REST/2.0/user/39", "hostbill, /api, GET /api/details"})
    void a_given_type_is_believed_without_a_question_and_the_address_may_be_that_of_the_api(
            String type, String end, String first) {
        portal.answers("GET /api/details", 200, ANN).answers("GET /REST/2.0/user/39", 200, CAROL);

        for (String address : List.of(portal.uri().toString(), portal.uri() + end)) {
            int before = portal.asked().size();
            Run run = cli.stdin("1-39-abc\n").run("login", "--portal", address, "--type", type, "--token-stdin");

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.err()).startsWith("Logged in to " + portal.uri() + " as ");
            assertThat(portal.requests().subList(before, portal.asked().size())).containsExactly(first);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"config", "variable", "last login"})
    void a_known_type_is_not_asked_for(String source) {
        portal.answers("GET /REST/2.0/rt", 401, RT).answers("GET /REST/2.0/user/39", 200, CAROL);
        String address = portal.uri().toString();
        switch (source) {
            case "config" -> cli.config("[profiles.default]\nportal = \"" + address + "\"\ntype = \"rt\"\n");
            case "variable" -> cli.with("TICKETS_TYPE", "rt");
            default ->
                assertThat(cli.run("login", "--portal", address, "--token-stdin")
                                .exitCode())
                        .isZero();
        }
        int before = portal.asked().size();

        assertThat(cli.stdin("1-39-abc\n").run("login", "--portal", address, "--token-stdin"))
                .isEqualTo(new Run(0, "", "Logged in to " + address + " as carol@example.test (profile default).\n"));
        assertThat(portal.requests().subList(before, portal.asked().size())).containsExactly("GET /REST/2.0/user/39");
    }

    @Test
    void the_type_of_a_portal_of_the_configuration_is_kept_with_the_login_and_other_commands_do_not_ask() {
        String toml = "[profiles.default]\nportal = \"" + portal.uri() + "\"\n";
        cli.config(toml);
        portal.answers("GET /REST/2.0/rt", 401, RT)
                .answers("GET /REST/2.0/user/39", 200, CAROL)
                .answers(
                        "GET /REST/2.0/queues/all?fields=Name%2CDescription&per_page=100&page=1",
                        200, "{\"total\":0,\"items\":[]}");

        assertThat(cli.run("login", "--token-stdin").exitCode()).isZero();
        int before = portal.asked().size();
        cli.run("departments");

        assertThat(portal.requests().subList(before, portal.asked().size()))
                .isNotEmpty()
                .allMatch(request -> request.startsWith("GET /REST/2.0/queues/all"));
        assertThat(folder.resolve("home/.config/tickets/config.toml")).hasContent(toml);
    }

    @Test
    void an_api_at_another_address_is_asked_there() {
        portal.answers("GET /v1/rt", 404, HOSTBILL)
                .answers("GET /v1/details", 401, HOSTBILL)
                .answers("GET /v1/details", 200, ANN);
        assertThat(cli.run(
                                "login",
                                "--portal",
                                "portal.example.net",
                                "--api-url",
                                portal.uri() + "/v1",
                                "--token-stdin")
                        .err())
                .startsWith("The portal at https://portal.example.net is HostBill (type hostbill).\n");
        assertThat(portal.requests()).containsExactly("GET /v1/details", "GET /v1/rt", "GET /v1/details");

        portal.answers("GET /tracker/REST/2.0/rt", 401, RT)
                .answers("GET /tracker/REST/2.0/details", 401, RT)
                .answers("GET /tracker/REST/2.0/user/39", 200, CAROL);
        assertThat(cli.stdin("1-39-abc\n")
                        .run(
                                "login",
                                "-p",
                                "rt",
                                "--portal",
                                "rt.example.net",
                                "--api-url",
                                portal.uri() + "/tracker/REST/2.0",
                                "--token-stdin")
                        .err())
                .startsWith("The portal at https://rt.example.net is Request Tracker (type rt).\n");
    }
}
