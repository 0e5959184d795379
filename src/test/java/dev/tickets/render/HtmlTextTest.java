package dev.tickets.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HtmlTextTest {
    @ParameterizedTest
    @CsvSource({
        "Help &lt;now&gt;, Help <now>",
        "&amp;lt;, &lt;",
        "&lt;b&gt;bold&lt;/b&gt;, <b>bold</b>",
        "it&#039;s &quot;x&quot; &#x26; y, 'it''s \"x\" & y'",
        "caf&eacute; &hellip; &nosuch; &, café … &nosuch; &",
        "AT&T &amp R&D, AT&T &amp R&D",
        "https://x/?a=1&copy=2&lt=3, https://x/?a=1&copy=2&lt=3",
        "&#146; &#x80;, ’ €",
        "&#0;&#xD800;&#99999999999;, ���",
        "&#; &#x; &; &#12a;, &#; &#x; &; &#12a;",
    })
    void entities_are_decoded_once(String stored, String text) {
        assertThat(HtmlText.body(stored)).isEqualTo(text);
        assertThat(HtmlText.inline(stored)).isEqualTo(text);
    }

    @Test
    void text_that_needs_nothing_comes_back_as_it_is() {
        assertThat(HtmlText.body("plain\ntext")).isEqualTo("plain\ntext");
        assertThat(HtmlText.body("CR\rand CRLF\r\nare line ends")).isEqualTo("CR\nand CRLF\nare line ends");
        assertThat(HtmlText.body("&#13;&#10;x")).isEqualTo("\nx");
    }

    @Test
    void markup_in_a_subject_is_text() {
        assertThat(HtmlText.inline("how to use <b> &amp; <br>")).isEqualTo("how to use <b> & <br>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Help <now> please",
                "if a < b and c > d",
                "Vec<String> and Map<K, List<V>>",
                "Ann <ann@example.com>",
                "ssh <user>@<host>, then < br>",
                "ends with <p",
                "ends with <",
                "ends with <a href=\"x",
                "a <b and c> d",
                "<https://example.com/>",
                "set the <title> and the <address> of <section>",
                "<!-- a comment --> of a config file",
                "#include <stdio.h>",
                "</3",
                "2026 <!> <!x> <?php echo 1 ?>",
                "  indented\n    log   with  blanks\n",
            })
    void what_is_no_html_stays_as_it_is(String text) {
        assertThat(HtmlText.body(text)).isEqualTo(text);
    }

    @Test
    void a_mail_becomes_plain_text() {
        String mail = """
                <!DOCTYPE html>
                <html><head><title>Re: Disk full</title>
                <style type="text/css">p { color: red } /* <p> */</style>
                <script>if (a < b) alert("<p>x</p>");</script></head>
                <body>
                  <p>Hello <b>Ann</b>,</p>
                  <p>the volume is <I>full</I>:<br/>
                  please remove</p>
                  <ul>
                    <li>old logs
                    <li><p>core dumps</p></li>
                  </ul>
                  <ol><li>stop<li>delete<ul><li>all</ul><li>start</ol>
                  <table><tr><th>Disk</th> <th>Used</th></tr>
                  <tr><td>sda</td>
                      <td>100&nbsp;%</td></tr></table>
                  <pre>
                /dev/sda1   20G
                   /dev/sdb  5G</pre>
                  <hr>
                  See <a href="https://example.com/?a=1&amp;b=2" title="a > b">the manual</a> or
                  <a href="https://example.com">https://example.com</a>,
                  <a href='mailto:help@example.com'>help@example.com</a>.
                  <!-- tracking --><img src="pixel.gif"><img src="x.png" alt="Screenshot">
                </body></html>
                """;
        assertThat(HtmlText.body(mail)).isEqualTo("""
                        Hello Ann,

                        the volume is full:
                          please remove

                        - old logs
                        - core dumps

                        1. stop
                        2. delete
                           - all
                        3. start

                        Disk  Used
                        sda  100 %

                        /dev/sda1   20G
                           /dev/sdb  5G

                        ----
                        See the manual (https://example.com/?a=1&b=2) or
                          https://example.com,
                          help@example.com.
                          [Screenshot]""");
    }

    @Test
    void lines_that_a_portal_marked_with_br_are_not_doubled() {
        assertThat(HtmlText.body("one<br />\r\n  two<br>\n<br>\nfour<BR>five")).isEqualTo("one\n  two\n\nfour\nfive");
    }

    @Test
    void lines_of_a_text_with_a_few_tags_stay_lines() {
        assertThat(HtmlText.body("log:\n  a  b\n  c <b>d</b>\n\nend")).isEqualTo("log:\n  a  b\n  c d\n\nend");
    }

    @Test
    void divisions_are_lines() {
        assertThat(HtmlText.body("<div>one</div><div>two<br></div><div><br></div><div>four</div>"))
                .isEqualTo("one\ntwo\n\nfour");
    }

    @Test
    void the_authors_own_angle_brackets_survive_beside_tags() {
        assertThat(HtmlText.body("<p>Vec<String> of <user@host>, a < b, <now>, <3, &lt;b&gt; &amp;lt;</p>"))
                .isEqualTo("Vec<String> of <user@host>, a < b, <now>, <3, <b> &lt;");
        assertThat(HtmlText.body("<b>x</b> < br> <p")).isEqualTo("x < br> <p");
        assertThat(HtmlText.body("<b>start")).isEqualTo("start");
        assertThat(HtmlText.body("</p>end</P >")).isEqualTo("end");
    }

    @Test
    void what_is_never_closed_hides_nothing() {
        assertThat(HtmlText.body("<p>a</p><script>b")).isEqualTo("a\n\nb");
        assertThat(HtmlText.body("<p>a</p><!-- b")).isEqualTo("a\n\n<!-- b");
        assertThat(HtmlText.body("<b>a</b> <a href=\"x>b</a> c")).isEqualTo("a b (x) c");
    }

    @Test
    void links_that_lead_nowhere_are_text() {
        assertThat(HtmlText.body("<a href='#top'>up</a> <a name=x>here</a> <a href='javascript:alert(1)'>x</a>"))
                .isEqualTo("up here x");
        assertThat(HtmlText.body("<a href='https://x/'></a> <a href='https://y/'>y"))
                .isEqualTo("https://x/ y (https://y/)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<",
                "<p",
                "<a ",
                "<a href=\"",
                "<a \" =\"",
                "<a x='\" =\"",
                "<!--",
                "<![",
                "<!doctype ",
                "<script>",
                "<style",
                "</",
                "&",
                "&a",
                "&#",
                "<b>",
                "<ul><li>",
                "<ol>",
                "<pre>",
                "<table><tr><td>",
                "<a href=x>",
                "<br>\n",
                "<p> \n",
                "<b a=1><p>x",
                "<div>",
                "</script",
                "<p>x</p><!-- ",
                "<blockquote>",
                "< ",
                "<b\n",
                "<img alt=x>",
                "<q>",
                "<a href=x>\n<p>",
                "<blockquote>x\n",
                "<td>x<br>y",
                "<table><tr><td>x<br>y<td>z",
                "<ol reversed type=i><li>x<br>",
                "<sup>x",
                "<del>x</del>",
                "<div hidden>",
                "<p hidden>x",
                "<div style='border-left:solid;border:none'>",
                "<dl><dd>x<br>",
                "<title>",
                "<![CDATA[x",
                "<?xml ",
                "<o:p>",
                "<textarea>",
            })
    void a_megabyte_of_anything_does_not_take_time_without_bound(String piece) {
        String body = "<i>x</i>" + piece.repeat(1_000_000 / piece.length());
        assertTimeout(Duration.ofSeconds(60), () -> HtmlText.body(body));
        assertTimeout(Duration.ofSeconds(60), () -> HtmlText.body(body + "\" <"));
    }

    @Test
    void no_body_whatever_is_too_strange() {
        for (int seed = 0; seed < 20_000; seed++) {
            String stored = new HostileText(seed).text(60);
            assertThat(HtmlText.body(stored)).as("seed %d", seed).doesNotContain("\r");
            assertThat(HtmlText.inline(stored)).as("seed %d", seed).isNotNull();
        }
    }

    @Test
    void words_between_the_tags_are_never_lost() {
        for (int seed = 0; seed < 2000; seed++) {
            StringBuilder stored = new StringBuilder("<p>");
            HostileText random = new HostileText(seed);
            for (int i = 0; i < 5; i++) {
                String tags = random.text(5).replaceAll("<script>|<!--|[\"'=]|<a href|[^<>a-z/]", "");
                stored.append(tags).append("> word").append(i).append(" <");
            }
            assertThat(HtmlText.body(stored.toString()))
                    .as("seed %d: %s", seed, stored)
                    .contains("word0", "word1", "word2", "word3", "word4");
        }
    }
}
