package dev.tickets.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The document of a ticket with its messages. */
final class ThreadDocumentTest {
    private static final Output JSON = Output.of(Format.JSON, null, false);

    @Test
    void a_ticket_with_its_messages_as_json() {
        assertThat(new ThreadFields()
                        .single(Output.of(Format.JSON, "number,cc,service,encrypted,messages", false), Samples.THREAD))
                .isEqualTo("""
                        {
                          "number": "100001",
                          "cc": [
                            "ops@example.com",
                            "boss@example.com"
                          ],
                          "service": "VPS 2 (web01)",
                          "encrypted": true,
                          "messages": [
                            {
                              "id": "0",
                              "author": "Kenji",
                              "side": "customer",
                              "createdAt": "2026-01-02T03:04:05",
                              "body": "Help,\\n\\n  /dev/sda1 100 %\\n",
                              "encrypted": true,
                              "removed": false,
                              "attachments": [
                                {
                                  "id": "5",
                                  "name": "df.txt",
                                  "size": 1234
                                },
                                {
                                  "id": "6",
                                  "name": "画面.png",
                                  "size": null
                                }
                              ],
                              "decrypted": null
                            },
                            {
                              "id": "77",
                              "author": "",
                              "side": "staff",
                              "createdAt": "2026-01-02T04:00:00",
                              "body": "Done.",
                              "encrypted": false,
                              "removed": false,
                              "attachments": [],
                              "decrypted": null
                            }
                          ]
                        }
                        """);
        assertThat(new ThreadFields().single(JSON, Samples.THREAD).lines().filter(line -> line.matches("  \"\\w+\".*")))
                .hasSize(16);
    }

    @Test
    void a_ticket_with_its_messages_in_one_row() {
        assertThat(new ThreadFields()
                        .single(Output.of(Format.TSV, "number,cc,messages,createdAt", false), Samples.THREAD))
                .isEqualTo("100001\tops@example.com,boss@example.com\t0,77\t2026-01-02T03:04:05\n");
    }
}
