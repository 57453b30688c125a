// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.example.karaf;

import java.util.Map;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;

/** Sends every PDF of a folder for signature, and collects the signed copies. */
public class Contracts extends RouteBuilder {
    private static final String LOG = "contracts";

    private String folder;
    private String sender;
    private String signer;
    private long pollDelay;

    @Override
    public void configure() {
        // the time keeps files of one name apart; what could not be sent is for a person to look at
        String taken = "${date:now:yyyyMMddHHmmssSSS}-${file:name}";
        from("file:"
                        + folder
                        + "/inbox?include=.*\\.pdf&readLock=changed"
                        + ("&move=../sent/" + taken)
                        + ("&moveFailed=../failed/" + taken))
                .to("signnow:document/upload")
                .setBody(constant(Map.of("from", sender, "to", signer)))
                .to("signnow:document/invite")
                .log(LoggingLevel.INFO, LOG, "sent   ${header.CamelFileName} to " + signer);

        from("signnow:document/events?eventTypes=completed&startFrom=beginning&delay=" + pollDelay)
                .routeId("collect")
                .to("signnow:document/download?type=collapsed")
                .to("file:" + folder + "/outbox")
                .log(LoggingLevel.INFO, LOG, "signed ${header.CamelFileName}");
    }

    /** Where {@code inbox}, {@code sent} and {@code outbox} are. */
    public void setFolder(String folder) {
        this.folder = folder;
    }

    /** The account's own address. */
    public void setSender(String sender) {
        this.sender = sender;
    }

    public void setSigner(String signer) {
        this.signer = signer;
    }

    /** How long to wait between two looks at SignNow, in milliseconds. */
    public void setPollDelay(long pollDelay) {
        this.pollDelay = pollDelay;
    }
}
