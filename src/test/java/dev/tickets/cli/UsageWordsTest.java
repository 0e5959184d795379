package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments that cannot be understood: a plain sentence, and what to type instead. Nothing is asked or sent. */
class UsageWordsTest {
    @TempDir
    Path folder;

    private Run run(String line) {
        return new Cli(folder).run(line.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "list --sort nope | --sort takes updatedAt, createdAt, number, subject, status, department, priority, not 'nope' | for example: --sort updatedAt",
                "create --if-open nope | --if-open takes reply, skip, new, not 'nope' | for example: --if-open reply",
                "create --priority 9 | --priority takes low, medium, high, not '9' | for example: --priority low",
                "create --dedup-scope x | --dedup-scope takes local, portal, not 'x' | for example: --dedup-scope local",
                "wait 5 --until x | --until takes reply, closed, not 'x' | for example: --until reply",
                "--color x list | --color takes auto, always, never, not 'x' | for example: --color auto",
                "-o xml list | --output takes table, json, tsv, not 'xml' | for example: --output table",
                "login --type x | --type takes hostbill, rt, not 'x' | for example: --type hostbill",
                "completion tcsh | SHELL takes bash, zsh, fish, not 'tcsh' | for example: bash",
                "list --limit x | --limit takes a number, not 'x' | for example: --limit 10",
                "list --limit 99999999999 | --limit takes a number, not '99999999999' | for example: --limit 10",
                "view 1 --last x | --last takes a number, not 'x' | for example: --last 10",
                "sandbox serve --port x | --port takes a number, not 'x' | for example: --port 8017",
                "list --unread=maybe | --unread takes no value, not 'maybe' | see 'tickets list --help'",
                "list -v=3 | --verbose takes no value, not '3' | see 'tickets list --help'",
                "list --limit | --limit needs a value | for example: --limit 10",
                "list --since | --since needs a value | for example: --since 7d",
                "create -s | --subject needs a value | for example: --subject \"Disk full\"",
                "list --timeout | --timeout needs a value | for example: --timeout 30m",
                "create -a | --attach needs a value | for example: --attach FILE",
                "list --limit 3 --limit 4 | --limit is given twice | give --limit once",
                "create -m 3 -m 4 | --message is given twice | give --message once",
                "close | NUMBER is missing | tickets close NUMBER; see 'tickets close --help'",
                "drafts show | DRAFT is missing | tickets drafts show DRAFT; see 'tickets drafts show --help'",
                "list foo | unexpected word: 'foo' | put a value of several words in quotes; see 'tickets list --help'",
                "create -m two words | unexpected word: 'words' | put a value of several words in quotes; see 'tickets create --help'",
                "list --all --status closed | --all and --status cannot be used together | --all means --status all"
            })
    void a_sentence_names_the_option_and_an_example_works(String line, String message, String hint) {
        assertThat(run(line)).isEqualTo(failed(message, hint));
    }

    private static Run failed(String message, String hint) {
        return new Run(2, "", "tickets: " + message + "\nhint: " + hint + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "creat --help | unknown command 'creat' | did you mean create? see 'tickets --help'",
                "lsit | unknown command 'lsit' | did you mean list? see 'tickets --help'",
                "rply 5 | unknown command 'rply' | did you mean reply? see 'tickets --help'",
                "dep | unknown command 'dep' | did you mean departments? see 'tickets --help'",
                "help creat | unknown command 'creat' | did you mean create? see 'tickets --help'",
                "sandbox serv | unknown command 'sandbox serv' | did you mean serve? see 'tickets sandbox --help'",
                "sandbox serv --help | unknown command 'sandbox serv' | did you mean serve? see 'tickets sandbox --help'",
                "drafts xyz | unknown command 'drafts xyz' | see 'tickets drafts --help'",
                "xyzzy | unknown command 'xyzzy' | see 'tickets --help'",
                "hello world | unknown command 'hello' | see 'tickets --help'",
                "list --serach x | unknown option: '--serach' | did you mean --search? see 'tickets list --help'",
                "create --dep=VPS | unknown option: '--dep=VPS' | did you mean --department? see 'tickets create --help'",
                "list --zzz | unknown option: '--zzz' | see 'tickets list --help'",
                "--foo bar list | unknown option: '--foo' | see 'tickets --help'",
                "create help | unexpected word: 'help' | tickets help create"
            })
    void only_a_probable_slip_gets_a_suggestion(String line, String message, String hint) {
        assertThat(run(line)).isEqualTo(failed(message, hint));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "comment 5 -m x | command 'comment' | gh says 'comment'; here that is: tickets reply NUMBER -m TEXT",
                "-p sandbox comment | command 'comment' | gh says 'comment'; here that is: tickets -p sandbox reply NUMBER -m TEXT",
                "correspond 5 | command 'correspond' | rt says 'correspond'; here that is: tickets reply NUMBER -m TEXT",
                "ls | command 'ls' | gh says 'ls'; here that is: tickets list",
                "status | command 'status' | gh says 'status'; here that is: tickets list",
                "show 5 | command 'show' | rt says 'show'; here that is: tickets view NUMBER",
                "resolve 5 | command 'resolve' | rt says 'resolve'; here that is: tickets close NUMBER",
                "new | command 'new' | gh says 'new'; here that is: tickets create -d DEPARTMENT -s SUBJECT -m TEXT",
                "open 5 | command 'open' | another program says 'open'; here that is: tickets reopen NUMBER for a closed ticket, tickets view NUMBER to read one",
                "edit 5 | command 'edit' | gh says 'edit'; here that is: tickets reply NUMBER -m TEXT (a ticket cannot be changed, only answered)",
                "delete 5 | command 'delete' | gh says 'delete'; here that is: tickets close NUMBER (a ticket cannot be deleted)",
                "issue create -t x | command 'issue' | gh says 'issue create'; here that is: tickets create -d DEPARTMENT -s SUBJECT -m TEXT",
                "issue comment 5 | command 'issue' | gh says 'issue comment'; here that is: tickets reply NUMBER -m TEXT",
                "issue list | command 'issue' | gh says 'issue list'; here that is: tickets list",
                "issue --help | command 'issue' | gh says 'issue'; here that is: tickets list",
                "auth login | command 'auth' | gh says 'auth'; here that is: tickets login",
                "create --body x | option: '--body' | gh says '--body'; here that is: -m TEXT",
                "reply 5 -b x | option: '-b' | gh says '-b'; here that is: -m TEXT",
                "create --title=x | option: '--title=x' | gh says '--title'; here that is: -s SUBJECT",
                "create -t x | option: '-t' | gh says '-t'; here that is: -s SUBJECT",
                "create --body-file x | option: '--body-file' | gh says '--body-file'; here that is: -F FILE",
                "create --label x | option: '--label' | gh says '--label'; here that is: -d DEPARTMENT; the support desk sorts tickets",
                "create --assignee x | option: '--assignee' | gh says '--assignee'; here that is: nothing: the support desk assigns tickets",
                "list --state all | option: '--state' | gh says '--state'; here that is: --status open, closed or all",
                "list --json number | option: '--json' | gh says '--json'; here that is: -o json",
                "close 5 --comment x | option: '--comment' | gh says '--comment'; here that is: tickets reply NUMBER -m TEXT --close"
            })
    void words_of_other_programs_are_answered_with_the_word_of_this_one(String line, String unknown, String hint) {
        assertThat(run(line)).isEqualTo(failed("unknown " + unknown, hint));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create -d 1 -s S -m - | --message | did you mean -F -? It reads the message from standard input",
                "create -d 1 -s S --message=- | --message | did you mean -F -? It reads the message from standard input",
                "reply 5 -m - | --message | did you mean -F -? It reads the message from standard input",
                "sandbox answer 5 -m - | --message | did you mean -F -? It reads the message from standard input",
                "create -d 1 -m x -s - | --subject | standard input can only be the message (-F -) or an attachment (-a NAME=-)",
                "create -d - -s S -m x | --department | standard input can only be the message (-F -) or an attachment (-a NAME=-)",
                "create --impact - | --impact | standard input can only be the message (-F -) or an attachment (-a NAME=-)",
                "create --contact - | --contact | standard input can only be the message (-F -) or an attachment (-a NAME=-)",
                "create --cc - | --cc | standard input can only be the message (-F -) or an attachment (-a NAME=-)",
                "create --service - | --service | standard input can only be the message (-F -) or an attachment (-a NAME=-)",
                "create --dedup-key - | --dedup-key | standard input can only be the message (-F -) or an attachment (-a NAME=-)",
                "list -d - | --department | --department DEPARTMENT",
                "login --password-file - | --password-file | did you mean --password-stdin?",
                "login --token-file - | --token-file | did you mean --token-stdin?"
            })
    void a_dash_is_no_value_where_standard_input_is_not_read(String line, String option, String hint) {
        assertThat(run(line)).isEqualTo(failed(option + " does not read standard input: '-' is not a value", hint));
    }

    @Test
    void a_dash_is_fine_where_it_is_read_or_is_a_text() {
        Cli cli = new Cli(folder).stdin("Help");

        assertThat(cli.run("-p", "sandbox", "create", "-q", "-d", "1", "-s", "-x-", "-F", "-")
                        .exitCode())
                .isZero();
        assertThat(cli.run("-p", "sandbox", "list", "--search", "-", "-o", "tsv", "--fields", "number"))
                .isEqualTo(new Run(0, "100001\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "help -q", "--help"})
    void help_is_a_command_too(String line) {
        assertThat(run(line).out()).startsWith("File, read and answer").contains("\nEveryday commands:\n");
        assertThat(run(line).exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "help create, create --help",
        "help sandbox serve, sandbox serve --help",
        "help outbox, outbox --help",
        "help help, help --help"
    })
    void the_help_of_a_command_is_found_both_ways(String line, String option) {
        assertThat(run(line).exitCode()).isZero();
        assertThat(run(line)).isEqualTo(run(option));
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "version -q", "--version", "-V", "-q -V", "list -V", "outbox list --version"})
    void the_version_is_found_every_way(String line) {
        assertThat(run(line)).isEqualTo(new Run(0, "tickets 0.1.0\n", ""));
    }
}
