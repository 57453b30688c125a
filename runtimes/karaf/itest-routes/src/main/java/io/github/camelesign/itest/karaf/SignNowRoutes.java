package io.github.camelesign.itest.karaf;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** One route that sends a contract, and one that follows what becomes of it. */
public class SignNowRoutes extends RouteBuilder {
    private static final String ACCOUNT =
            "baseUri={{sys:signnow.baseUri}}"
                    + "&clientId={{sys:signnow.clientId}}"
                    + "&clientSecret={{sys:signnow.clientSecret}}"
                    + "&username={{sys:signnow.username}}"
                    + "&password={{sys:signnow.password}}";

    @Override
    public void configure() {
        from("timer:once?repeatCount=1")
                .setHeader(Exchange.FILE_NAME, constant("contract.pdf"))
                .setBody(e -> getClass().getResourceAsStream("/contract.pdf"))
                .to("signnow:document/upload?" + ACCOUNT)
                .setBody(constant("{\"from\": \"desk@acme.test\", \"to\": \"ada@acme.test\"}"))
                .to("signnow:document/invite?" + ACCOUNT)
                .log("INVITED to ${header.CamelSignNowDocumentId}");

        from("signnow:document/events?folderId={{sys:signnow.folderId}}"
                        + "&startFrom=beginning&delay=500&"
                        + ACCOUNT)
                .log(
                        "EVENT ${header.CamelEsignEventType} of ${header.CamelEsignEnvelopeId}"
                                + " by ${header.CamelEsignDelivery}");
    }
}
