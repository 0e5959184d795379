package dev.tickets.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Elements among words: those that change the meaning leave a mark, all others only go. */
final class HtmlMarkTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10<sup>6</sup> | 10^6",
                "10<sup>-3</sup> s | 10^-3 s",
                "x<sup>n+1</sup> | x^(n+1)",
                "1<sup>st</sup>, 22<sup>nd</sup> | 1st, 22nd",
                "see<sup>[1]</sup>, Linux<sup>®</sup> | see[1], Linux®",
                "2<sup>2<sup>3</sup></sup> | 2^(2^3)",
                "H<sub>2</sub>O | H_2O",
                "x<sub>i,j</sub> | x_(i,j)",
                "<del>10</del> 20 | ~~10~~ 20",
                "<s>a</s> <strike>b</strike> | ~~a~~ ~~b~~",
                "at <ins> noon </ins> today | at  ++noon++  today",
                "<q>a <q>b</q></q> | \"a 'b'\"",
                "<b>x</b> <abbr title='Domain Name System'>DNS</abbr> | x DNS (Domain Name System)",
                "<b>x</b> <acronym title=RAID>RAID</acronym> | x RAID",
                "<b>x</b> <ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby> | x 漢字(かんじ)",
                "<b>x</b> <ruby>字<rt>じ</ruby> | x 字(じ)",
                "<a href='https://x.example/'>here</a> | here (https://x.example/)",
                "<a href='tel:+81 3'>+81 3</a> | +81 3 (tel:+81 3)",
                "<a href='mailto:a@example.net'>a@example.net</a> | a@example.net",
                "<a href='https://x.example/'><img src=x></a> | https://x.example/",
                "<a href='data:text/plain,x'>a</a> <a href='JavaScript:x'>b</a> | a b",
                "<b>x</b> <img src=cid:1 alt='Login failed'> <img src=y> | x [Login failed]",
                "<b>x</b> <input type=radio checked>a <input type=radio>b | x (x)a ( )b",
                "<b>x</b> <input value=web1> <input type=hidden value=s> <input type=password value=s> | x [web1]",
                "<b>x</b> <iframe src='https://v.example/1'></iframe> | x [https://v.example/1]",
                "<b>x</b> <map><area href='https://x/' alt=Tokyo></map> | x [Tokyo] (https://x/)",
                "<del>a<p>b | ~~a¶¶b~~",
                "<p>a</del></sup></q>b | ab",
            })
    void a_mark_keeps_the_meaning(String html, String text) {
        assertThat(HtmlText.body(html)).isEqualTo(text.replace('¶', '\n'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "font color=red",
                "marquee",
                "nobr",
                "blink",
                "mark",
                "tt",
                "bdo dir=rtl",
                "data value=1",
                "time datetime=2026",
                "meter value=1",
                "output",
                "noscript",
                "canvas",
                "st1:City w:st=\"on\"",
                "o:p",
                "v:shape id=\"x\"",
                "w:sdt",
                "math",
                "search",
                "slot",
                "multicol",
            })
    void other_elements_only_go(String tag) {
        String name = tag.replaceFirst(" .*", "");

        assertThat(HtmlText.body("<p>in <b>a</b> <" + tag + ">Tokyo</" + name + ">")
                        .replace('\n', ' '))
                .isEqualToNormalizingWhitespace("in a Tokyo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version=\"1.0\"?>",
                "<?xml:namespace prefix = o ns = \"urn:schemas-microsoft-com:office:office\" />",
                "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0//EN\" \"x\">",
                "<!-- <p>no</p> -->",
                "<!--[if mso]><p>no</p><![endif]-->",
                "<![if !supportLists]>",
                "<!--[if !mso]><!-->",
                "<svg width=1><title>no</title><path d='M0 0'/></svg>",
                "<svg><text>no</text></svg>",
                "<script>no</script>",
                "<style>no</style>",
                "<template>no</template>",
                "<head><title>no</title></head>",
                "<title>no</title>",
                "<xml><w:WordDocument>no</w:WordDocument></xml>",
                "<annotation encoding='x'>no</annotation>",
                "<datalist><option>no</option></datalist>",
                "<div hidden>no</div>",
                "<div style='display: none; color:#fff'>no<div>no</div>no</div>",
                "<span style='DISPLAY:NONE'>no</span>",
                "<div style=\"mso-hide:all\">no</div>",
                "<span style='visibility:hidden'>no</span>",
                "<img src=pixel.gif alt=no style='display:none'>",
                "<meta charset=utf-8>",
                "<link rel=stylesheet href=x>",
                "<base href='https://x/'>",
            })
    void what_is_not_for_people_is_not_shown(String hidden) {
        assertThat(HtmlText.body("<b>yes</b>" + hidden + " and yes")).isEqualTo("yes and yes");
    }

    @Test
    void tags_that_only_office_writes_prove_html() {
        assertThat(HtmlText.body("In <st1:City w:st=\"on\">Tokyo</st1:City> &amp; <eth0>"))
                .isEqualTo("In Tokyo & <eth0>");
        assertThat(HtmlText.body("Hello<o:p></o:p>")).isEqualTo("Hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<eth0>",
                "<eth0:1>",
                "<host:port>",
                "std::vector<std::string>",
                "Vec<String>",
                "List<Object>",
                "Arc<Map>",
                "cp <source> <target>",
                "set the <title> and the <address>",
                "see <link>, <param> and <input>",
                "<your-name>",
                "<?php echo 1 ?>",
                "<C:path>",
            })
    void the_authors_own_angle_brackets_stay_in_html(String own) {
        assertThat(HtmlText.body("<p>Use " + own + " here<br />\nplease</p>"))
                .isEqualTo("Use " + own + " here\nplease");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<b>x</b> <![CDATA[a < b & <i>]]>! | x a < b & <i>!",
                "<div hidden>a <b>b</b> | a b",
                "<b>x</b><p hidden>no<p>yes | x¶¶yes",
                "<a href='https://x/' style='mso-hide:all'>Reset</a> | Reset (https://x/)",
                "<html xmlns:acme='x'><acme:note>a</acme:note> <other:note>b | a <other:note>b",
            })
    void what_is_hidden_ends_where_a_browser_ends_it(String html, String text) {
        assertThat(HtmlText.body(html)).isEqualTo(text.replace('¶', '\n'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"&nbsp;", "\u00A0", "&#8239;", "\u202F", "&numsp;", "&thinsp;", "&emsp;", "\u1680", "\u205F"})
    void blanks_of_typography_become_ordinary_blanks(String blank) {
        assertThat(HtmlText.body("<p>sudo" + blank + "systemctl</p>")).isEqualTo("sudo systemctl");
        assertThat(HtmlText.body("sudo" + blank + "systemctl")).isEqualTo("sudo systemctl");
        assertThat(HtmlText.inline("sudo" + blank + "systemctl")).isEqualTo("sudo systemctl");
    }
}
