package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** From nothing to a ticket in four questions: department, subject, message, and what to do with it. */
class WizardFourQuestionsTest extends WizardScreenFixture {
    @Test
    void on_a_usual_terminal() {
        terminal.run("tickets create")
                .mustShow("""
                        Department: arrows to move, letters to filter, Enter to choose
                        > BESTNET-CLOUD Inquiries about VPS
                          Billing       Invoices and payments
                          Domains       Domain names and DNS
                          General       Everything else
                          Not sure      support moves the ticket to the right one
                        """)
                .press("Enter")
                .waitForEnd("Subject:")
                .answer("nginx does not start")
                .mustShow("""
                        Department: BESTNET-CLOUD
                        Subject: nginx does not start
                        Message: a line with only . or Alt-Enter ends the text, ~e opens your editor,
                        ~t fills in a template, ~x encrypts
                        >
                        """)
                .answer("Since 03:00 nginx is down.")
                .answer(".")
                .mustShow("""
                        Message: a line with only . or Alt-Enter ends the text, ~e opens your editor,
                        ~t fills in a template, ~x encrypts
                        > Since 03:00 nginx is down.
                        > .

                        Department: BESTNET-CLOUD (1)
                        Subject: nginx does not start

                        Since 03:00 nginx is down.

                        --
                        Ref: tk-01kdy1h4m8q7wz3v5x9c2b6n0f

                        Next step: arrows to move, letters to filter, Enter to choose
                        > Send        as shown
                          Service     none
                          CC          none
                          Attachments none
                          Screenshot  paste it from the clipboard
                          Urgency     not urgent
                          Encryption  off; needs a key, or a test
                          Edit        department, subject, message
                          Save        as a draft, to continue later
                          Cancel      the draft is kept too
                        """)
                .press("Enter")
                .mustShow("""
                        Message: a line with only . or Alt-Enter ends the text, ~e opens your editor,
                        ~t fills in a template, ~x encrypts
                        > Since 03:00 nginx is down.
                        > .

                        Department: BESTNET-CLOUD (1)
                        Subject: nginx does not start

                        Since 03:00 nginx is down.

                        --
                        Ref: tk-01kdy1h4m8q7wz3v5x9c2b6n0f

                        Next step: Send
                        Ticket created! #100001
                        http://127.0.0.1:8017/tickets/view/100001/
                        The address opens while 'tickets sandbox serve' runs.
                        What next: arrows to move, letters to filter, Enter to choose
                        > Nothing
                          View the ticket
                        """)
                .press("Enter");

        isFiled();
    }

    @Test
    void on_a_narrow_terminal() {
        terminal.sized(40, 24)
                .run("tickets create")
                .mustShow("""
                        Department: arrows to move, letters to…
                        > BESTNET-CLOUD Inquiries about VPS
                          Billing       Invoices and payments
                          Domains       Domain names and DNS
                          General       Everything else
                          Not sure      support moves the tick…
                        """)
                .press("Enter")
                .waitForEnd("Subject:")
                .answer("nginx does not start")
                .mustShow("""
                        Department: BESTNET-CLOUD
                        Subject: nginx does not start
                        Message: a line with only . or Alt-Enter
                        ends the text, ~e opens your editor,
                        ~t fills in a template, ~x encrypts
                        >
                        """)
                .answer("Since 03:00 nginx is down.")
                .answer(".")
                .mustShow("""
                        ends the text, ~e opens your editor,
                        ~t fills in a template, ~x encrypts
                        > Since 03:00 nginx is down.
                        > .

                        Department: BESTNET-CLOUD (1)
                        Subject: nginx does not start

                        Since 03:00 nginx is down.

                        --
                        Ref: tk-01kdy1h4m8q7wz3v5x9c2b6n0f

                        Next step: arrows to move, letters to …
                        > Send        as shown
                          Service     none
                          CC          none
                          Attachments none
                          Screenshot  paste it from the clipbo…
                          Urgency     not urgent
                          Encryption  off; needs a key, or a t…
                          Edit        department, subject, mes…
                          Save        as a draft, to continue …
                          Cancel      the draft is kept too
                        """)
                .press("Enter")
                .waitForEnd("""
                        Next step: Send
                        Ticket created! #100001
                        http://127.0.0.1:8017/tickets/view/10000
                        1/
                        The address opens while 'tickets sandbox
                         serve' runs.
                        What next: arrows to move, letters to …
                        > Nothing
                          View the ticket
                        """)
                .press("Enter");

        isFiled();
    }

    @Test
    void line_by_line() {
        terminal.with("TERM", "dumb")
                .sized(80, 40)
                .run("tickets create")
                .waitForEnd("Number, or part of the name [1]:")
                .answer("1")
                .waitForEnd("Subject:")
                .answer("nginx does not start")
                .waitForEnd("~x encrypts")
                .answer("Since 03:00 nginx is down.")
                .answer(".")
                .waitForEnd("Number, or part of the name [1]:")
                .answer("")
                .mustShow("""
                        Department:
                          1) BESTNET-CLOUD - Inquiries about VPS
                          2) Billing - Invoices and payments
                          3) Domains - Domain names and DNS
                          4) General - Everything else
                          5) Not sure - support moves the ticket to the right one
                        Number, or part of the name [1]: 1
                        Subject: nginx does not start
                        Message: a line with only . ends the text, ~e opens your editor,
                        ~t fills in a template, ~x encrypts
                        Since 03:00 nginx is down.
                        .

                        Department: BESTNET-CLOUD (1)
                        Subject: nginx does not start

                        Since 03:00 nginx is down.

                        --
                        Ref: tk-01kdy1h4m8q7wz3v5x9c2b6n0f

                        Next step:
                          1) Send - as shown
                          2) Service - none
                          3) CC - none
                          4) Attachments - none
                          5) Screenshot - paste it from the clipboard
                          6) Urgency - not urgent
                          7) Encryption - off; needs a key, or a test
                          8) Edit - department, subject, message
                          9) Save - as a draft, to continue later
                          10) Cancel - the draft is kept too
                        Number, or part of the name [1]:
                        Ticket created! #100001
                        http://127.0.0.1:8017/tickets/view/100001/
                        The address opens while 'tickets sandbox serve' runs.
                        What next:
                          1) Nothing
                          2) View the ticket
                        Number, or part of the name [1]:
                        """)
                .answer("");

        isFiled();
    }

    /** The ticket is at the portal, with the reference that was shown, and no draft is left. */
    private void isFiled() {
        assertThat(terminal.exitCode()).isZero();
        noDraftIsLeft();
        terminal.mustBeAsBefore();
        terminal.sized(80, 40)
                .run("tickets view 100001 | sed -n '/^  Since/,$p'")
                .mustShow("""
                          Since 03:00 nginx is down.

                          --
                          Ref: tk-01kdy1h4m8q7wz3v5x9c2b6n0f
                        """.indent(0));
        assertThat(terminal.exitCode()).isZero();
    }
}
