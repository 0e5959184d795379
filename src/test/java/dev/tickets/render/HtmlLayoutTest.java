package dev.tickets.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of docs/writing.md: what each element becomes. In the tables, {@code ¶} is a line end. */
final class HtmlLayoutTest {
    private static void assertShown(String html, String text) {
        assertThat(HtmlText.body(html.replace('¶', '\n'))).isEqualTo(text.replace('¶', '\n'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<blockquote>Reboot now.</blockquote>Please do not. | > Reboot now.¶¶Please do not.",
                "a<blockquote>b<blockquote>c</blockquote>d</blockquote> | a¶¶> b¶>¶> > c¶>¶> d",
                "<blockquote><p>a</p><p>b</p></blockquote> | > a¶>¶> b",
                "<blockquote type=cite>a<br>b | > a¶> b",
                "<blockquote><ul><li>a<li>b</ul></blockquote>c | > - a¶> - b¶¶c",
                "<ul><li>a<blockquote>b</blockquote></ul> | - a¶¶  > b",
                "<div class='gmail_quote'>On Monday:<blockquote class='gmail_quote'>a</blockquote></div>b | On Monday:¶¶> a¶¶b",
                "<blockquote style='margin:0 0 0 40px;border:none;padding:0px'>a</blockquote> | '  a'",
                "x<blockquote style='margin:0 0 0 40px;border:none;padding:0px'>a</blockquote> | x¶¶  a",
                "<div style='border:none;border-left:solid blue 1.5pt'><div>a</div>b</div>c | > a¶> b¶¶c",
                "<div class=yahoo_quoted><div>a</div></div><div>b</div> | > a¶¶b",
                "<div>Yes</div><hr><div id=divRplyFwdMsg><b>From:</b> Ann</div><div>No?</div> | Yes¶----¶¶> From: Ann¶> No?",
                "<p>Yes</p><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p><b>From:</b> Ann</p></div><p>No?</p> | Yes¶¶> From: Ann¶>¶> No?",
                "a</blockquote>b | ab",
            })
    void quotations_get_a_mark_for_each_level(String html, String text) {
        assertShown(html, text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<ol start=\"2\"><li>a<li>b</ol> | 2. a¶3. b",
                "<ol reversed><li>a<li>b<li>c</ol> | 3. a¶2. b¶1. c",
                "<ol reversed start=10><li>a<li>b</ol> | 10. a¶9. b",
                "<ol><li>a<li value=7>b<li>c</ol> | 1. a¶7. b¶8. c",
                "<ol start=0><li>a</ol><ol start=-1><li>b<li>c</ol> | 0. a¶¶-1. b¶0. c",
                "<ol start=two><li>a</ol> | 1. a",
                "<ol type=a start=26><li>x<li>y</ol> | z. x¶aa. y",
                "<ol type=A><li>x</ol> | A. x",
                "<ol type=i start=4><li>x<li>y</ol> | iv. x¶v. y",
                "<ol type=I start=2026><li>x</ol> | MMXXVI. x",
                "<ol style='list-style-type: lower-alpha'><li>x</ol> | a. x",
                "<ol><li type=A>x</ol> | A. x",
                "<ol type=a start=0><li>x</ol> | 0. x",
                "<ul style='list-style:none'><li>x<li>y</ul> | x¶y",
                "<ul><li>a<ul><li>b<ol><li>c</ol></ul><li>d</ul> | - a¶  - b¶    1. c¶- d",
                "<ol><li>a<br>b</ol> | 1. a¶   b",
                "<ul><li>a</li><ul><li>b</li></ul></ul> | - a¶- b",
                "<ul><li><p>a</p><p>b</p></li></ul>c | - a¶¶  b¶¶c",
                "<li>a<li>b | - a¶- b",
                "<ul><li><input type=checkbox checked> a<li><input type=checkbox> b</ul> | - [x] a¶- [ ] b",
            })
    void items_keep_their_numbers(String html, String text) {
        assertShown(html, text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<table><tr><td><p class=MsoNormal>sda<o:p></o:p></p></td><td><p class=MsoNormal>100¶%</p></td></tr></table> | sda  100 %",
                "<table><tr><td><div>a</div></td><td><div><div>b</div></div></td></tr><tr><td>c<td>d</table>e | a  b¶c  d¶¶e",
                "<table><tr><td>10.0.0.1<br>10.0.0.2</td><td>web</td></tr></table> | 10.0.0.1  web¶10.0.0.2",
                "<table><tr><td>web</td><td>10.0.0.1<br>10.0.0.2</td><td>up</td></tr></table> | web  10.0.0.1  up¶     10.0.0.2",
                "<table><tr><td>a<td><ul><li>b<li>c</ul></table> | a  - b¶   - c",
                "<table><tr><td>web<td><p>down since</p><p>10:00</p></table> | web  down since¶     10:00",
                "<table><tr><td><table><tr><td>a<td>b</table><td>c</table> | a  b  c",
                "<table><caption>Disks</caption><thead><tr><th>Disk<th>Used</thead><tbody><tr><td>sda<td>9</table> | Disks¶Disk  Used¶sda  9",
                "<table><tr><th colspan=2>Total<td>9<tr><td>a<td>b<td>c</table> | Total  9¶a  b  c",
                "<table><tr><td>&nbsp;<td>Mon<td>Tue<tr><td>a<td>b<td>&nbsp;</table> | '  Mon  Tue¶a  b'",
                "<table><tr><td><p>Hello,</p><p>bye</p></td></tr></table> | Hello,¶¶bye",
                "<table>¶<tbody>¶ <tr>¶  <td>¶   a¶  </td>¶  <td> b </td>¶ </tr>¶</tbody>¶</table> | a  b",
                "<table>stray<tr>row<td>a</table> | stray¶row  a",
                "a<tr><td>b<td>c</table>d | a¶b  cd",
            })
    void rows_stay_rows(String html, String text) {
        assertShown(html, text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<h1>a</h1>b<h2>c</h2> | a¶¶b¶¶c",
                "<dl><dt>a<dd>b<br>c<dt>d<dd>e</dl>f | a¶  b¶  c¶d¶  e¶¶f",
                "<dl><dt>a</dt><dd>b<dl><dt>c</dt><dd>d</dd></dl></dd></dl> | a¶  b¶  c¶    d",
                "a<hr>b | a¶----¶b",
                "<b>x</b><details><summary>More</summary>text</details>y | x¶More¶text¶y",
                "<b>x</b><fieldset><legend>Disk</legend>sda</fieldset>y | x¶¶Disk¶sda¶¶y",
                "<b>x</b><figure><img src=x alt=Graph><figcaption>Load</figcaption></figure>y | x¶[Graph]¶Load¶y",
                "a<pre>¶  b¶    c</pre>d | a¶¶  b¶    c¶¶d",
                "<b>a</b><textarea>¶<b>x</b></textarea> | a¶¶¶<b>x</b>",
                "<b>a</b><xmp><p></xmp>b | a¶¶<p>¶¶b",
                "<b>a</b><select><option>x</option><option selected>y</option></select> | a¶( ) x¶(x) y",
                "<center>a</center><section>b</section><article>c</article><dialog>d</dialog> | a¶b¶c¶d",
            })
    void a_layout_that_means_something_stays(String html, String text) {
        assertShown(html, text);
    }
}
