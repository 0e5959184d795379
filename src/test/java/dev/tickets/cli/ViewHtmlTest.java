package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code view} shows of a message that a mail program wrote. */
class ViewHtmlTest {
    @TempDir
    Path folder;

    private final FakePortal portal = new FakePortal();
    private Cli cli;

    @BeforeEach
    void start() {
        cli = new Cli(folder).at(portal.uri());
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private Run view(String subject, String body) throws IOException {
        portal.answers(
                "GET /api/tickets/7",
                200,
                JSON.std.asString(Map.of(
                        "ticket", Map.of("ticket_number", "7", "subject", subject, "status", "Open", "body", body))));
        return cli.run("view", "7");
    }

    @Test
    void a_mail_of_outlook_keeps_its_meaning() throws IOException {
        Run run = view("Disk&nbsp;full", """
                <html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:st1="urn:schemas-microsoft-com:office:smarttags">
                <head><title>Mail</title><!--[if !mso]><style>v\\:* {behavior:url(#default#VML);}</style><![endif]--></head>
                <body><?xml:namespace prefix = st1 />
                <span style="display:none;mso-hide:all">Preview of this mail</span>
                <p class=MsoNormal>In <st1:City w:st="on">Tokyo</st1:City>, 10<sup>6</sup> files of Vec&lt;String&gt;:</p>
                <table><tr><td><p class=MsoNormal>sda</p></td><td><p class=MsoNormal>100&nbsp;%</p></td></tr>
                <tr><td><p class=MsoNormal>sdb</p></td><td><p class=MsoNormal>5&nbsp;%</p></td></tr></table>
                <ol start="2"><li>sudo&nbsp;systemctl stop web</li><li><del>delete</del> move the logs</li></ol>
                <svg width="9"><path d="M0 0"/></svg>
                <blockquote>Reboot now.</blockquote>Please do not.
                </body></html>
                """);

        assertThat(run).isEqualTo(new Run(0, """
                #7  Disk full
                Status      Open
                Page        %s/tickets/view/7/

                --- you

                  In Tokyo, 10^6 files of Vec<String>:

                  sda  100 %%
                  sdb  5 %%

                  2. sudo systemctl stop web
                  3. ~~delete~~ move the logs

                  > Reboot now.

                  Please do not.
                """.formatted(portal.uri()), ""));
    }

    @Test
    void a_plain_text_keeps_every_bracket() throws IOException {
        assertThat(view("S", "Vec<String> on <eth0>, see <title>,\n<host:port> and <!-- this --> too")
                        .out())
                .endsWith("\n  Vec<String> on <eth0>, see <title>,\n  <host:port> and <!-- this --> too\n");
    }
}
