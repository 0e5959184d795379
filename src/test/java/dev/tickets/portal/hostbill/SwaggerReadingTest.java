package dev.tickets.portal.hostbill;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.tickets.portal.ApiDescription;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A portal's own description of its API: which calls for tickets it lists, and which fields. */
class SwaggerReadingTest {
    private static final String LOGIN = "\"/login\":{\"post\":{}},\"/details\":{\"get\":{}},";

    private static @Nullable ApiDescription read(String paths) throws IOException {
        return SwaggerReading.swagger(JSON.std.anyFrom("{\"swagger\":\"2.0\",\"paths\":{" + paths + "}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{number}", "@number", "$number", ":number"})
    void a_parameter_of_a_path_is_written_in_several_ways(String number) throws IOException {
        ApiDescription description = read(LOGIN + """
                "/tickets":{"get":{},"post":{"parameters":[{"name":"dept_id","in":"query"},{"name":"subject","in":"query"},
                  {"name":"body","in":"formData"},{"name":"X-Trace","in":"header"}]}},
                "/tickets/NUMBER":{"get":{},"post":{"parameters":[{"name":"body","in":"query"}]}},
                "/tickets/NUMBER/close":{"put":{}},"/tickets/NUMBER/open":{"put":{}},
                "/ticket/departments":{"get":{}},"/ticket/attachment/NUMBER":{"get":{}}
                """.replace("NUMBER", number));

        assertThat(description)
                .isEqualTo(new ApiDescription(10, true, List.of(), List.of("dept_id", "subject", "body"), true));
    }

    @Test
    void what_is_not_listed_is_named() throws IOException {
        ApiDescription description = read("\"/details\":{\"get\":{}},\"/tickets/\":{\"get\":{},\"post\":{}}");

        assertThat(description)
                .isEqualTo(new ApiDescription(
                        3,
                        true,
                        List.of(
                                "GET /tickets/NUMBER",
                                "POST /tickets/NUMBER",
                                "PUT /tickets/NUMBER/close",
                                "PUT /tickets/NUMBER/open",
                                "GET /ticket/departments",
                                "GET /ticket/attachment/ID"),
                        List.of(),
                        false));
    }

    @Test
    void an_api_without_tickets_has_none() throws IOException {
        ApiDescription description =
                requireNonNull(read(LOGIN + "\"/contact/@id\":{\"get\":{},\"put\":{}},\"/balance\":{\"get\":{}}"));

        assertThat(description.tickets()).isFalse();
        assertThat(description.calls()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"parameters\":[{\"in\":\"body\",\"schema\":{\"properties\":{\"subject\":{},\"body\":{},\"cc\":{}}}}]",
                "\"parameters\":[{\"in\":\"body\",\"schema\":{\"$ref\":\"#/paths/new\"}}]",
                "\"requestBody\":{\"content\":{\"application/json\":{\"schema\":{\"properties\":{\"subject\":{},\"body\":{},"
                        + "\"cc\":{}}}}}}",
            })
    void fields_may_stand_in_a_body(String fields) throws IOException {
        ApiDescription description = requireNonNull(
                read("\"new\":{\"properties\":{\"subject\":{},\"body\":{},\"cc\":{}}},\"/tickets\":{\"post\":{" + fields
                        + "}}"));

        assertThat(description.fields()).containsExactly("subject", "body", "cc");
    }

    @Test
    void a_list_without_subject_and_body_is_none() throws IOException {
        ApiDescription description =
                requireNonNull(read("\"/tickets\":{\"post\":{\"parameters\":[{\"name\":\"lang\",\"in\":\"query\"}]}}"));

        assertThat(description.fields()).isEmpty();
    }

    @Test
    void other_json_describes_nothing() throws IOException {
        assertThat(SwaggerReading.swagger(JSON.std.anyFrom("{\"error\":[\"wronglogin\"]}")))
                .isNull();
        assertThat(SwaggerReading.swagger(JSON.std.anyFrom("[1]"))).isNull();
        assertThat(SwaggerReading.swagger(null)).isNull();
        assertThat(read("")).isNull();
    }

    @Test
    void the_page_for_people_is_read_too() {
        ApiDescription description = requireNonNull(SwaggerReading.page("""
                <html><body><h2>User API</h2><pre>POST https://portal.example.net/api/login</pre>
                <p><span>GET</span> <code>/details</code></p><p><span>GET</span> <code>/tickets</code></p>
                <p><b>PUT</b> <code>/tickets/@number/close</code></p></body></html>
                """));

        assertThat(description.tickets()).isTrue();
        assertThat(description.sessions()).isTrue();
        assertThat(description.calls()).isEqualTo(4);
        assertThat(description.missing()).contains("POST /tickets").doesNotContain("PUT /tickets/NUMBER/close");
        assertThat(SwaggerReading.page("<p>GET /tickets in our shop</p>")).isNull();
    }
}
