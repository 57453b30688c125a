// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.boot;

import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Sends contracts to SignNow, and files what comes back. */
@Component
class ContractRoutes extends RouteBuilder {

    private final String sender;

    ContractRoutes(@Value("${camel.component.signnow.username}") String sender) {
        this.sender = sender;
    }

    @Override
    public void configure() {
        // body: the document; header signer: the e-mail address of who signs it
        from("direct:send")
                .routeId("send")
                .to("signnow:document/upload")
                .setBody(
                        exchange ->
                                Map.of(
                                        "from",
                                        sender,
                                        "to",
                                        exchange.getMessage().getHeader("signer")))
                .to("signnow:document/invite")
                .log("sent       ${header.CamelFileName} to ${header.signer}")
                .setBody(header("CamelSignNowDocumentId"));

        // SignNow calls this, and signs its calls with the secret of the properties
        from("webhook:signnow:document/events?webhookPath=/hooks/signnow"
                        + "&webhookExternalUrl={{contracts.url}}&webhookComponentName=platform-http")
                .routeId("hear")
                .log("heard      ${header.CamelEsignEventType}")
                .filter(header("CamelEsignEventType").isEqualTo("completed"))
                .to("signnow:document/download?type=collapsed")
                .to("file:{{contracts.dir}}?fileName=${header.CamelEsignEnvelopeId}.pdf")
                .log("filed      ${header.CamelFileNameProduced}");
    }
}
