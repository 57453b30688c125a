// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.desk;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.apache.camel.util.UnsafeUriCharactersEncoder;

/** A mail server in this process, for a desk that has no other. It takes mail for everybody. */
public class MailServer implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String PASSWORD = "sandbox-password";

    private final GreenMail mail =
            new GreenMail(
                    new ServerSetup[] {
                        new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_SMTP),
                        new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_IMAP)
                    });
    private final String desk;
    private final String office;
    private final String person;
    private boolean started;

    /** For these addresses. */
    public MailServer(String desk, String office, String person) {
        this.desk = desk;
        this.office = office;
        this.person = person;
    }

    /** The endpoint that reads the desk's mail. */
    public String imap() {
        return imap(desk);
    }

    /** The endpoint that reads the office's mail. */
    public String officeImap() {
        return imap(office);
    }

    /** The endpoint that reads the mail of the person who sees to what went wrong. */
    public String personImap() {
        return imap(person);
    }

    private String imap(String address) {
        return "imap://%s:%d?username=%s&password=%s"
                .formatted(
                        LOOPBACK,
                        started().getImap().getPort(),
                        UnsafeUriCharactersEncoder.encode(address),
                        PASSWORD);
    }

    /** The endpoint that sends mail. */
    public String smtp() {
        return "smtp://%s:%d".formatted(LOOPBACK, started().getSmtp().getPort());
    }

    /** The server, which starts when it is asked for, as no other may be configured then. */
    GreenMail server() {
        return mail;
    }

    private synchronized GreenMail started() {
        if (!started) {
            mail.start();
            for (String address : new String[] {desk, office, person}) {
                mail.setUser(address, address, PASSWORD);
            }
            started = true;
        }
        return mail;
    }

    @Override
    public void close() {
        mail.stop();
    }
}
