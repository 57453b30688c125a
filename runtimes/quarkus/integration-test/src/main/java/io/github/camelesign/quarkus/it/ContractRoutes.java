// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.quarkus.it;

import io.github.camelesign.api.EsignConstants;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.DataType;

/** Sends and follows contracts at a SignNow of its own, beside the routes in YAML. */
public class ContractRoutes extends RouteBuilder {

    private static final String BASE = "baseUri={{contracts.signnow}}";

    @Override
    public void configure() {
        from("direct:send")
                .routeId("send")
                .to("signnow:document/upload?" + BASE)
                .setBody(
                        simple(
                                "{\"from\": \"{{contracts.sender}}\", \"to\": \"${header.signer}\"}"))
                .to("signnow:document/invite?" + BASE);

        from("signnow:document/events?startFrom=beginning&initialDelay=0&delay=200&" + BASE)
                .routeId("follow")
                .bean("inbox", "event")
                .filter(header(EsignConstants.EVENT_TYPE).isEqualTo("completed"))
                .to("signnow:document/download?type=collapsed&" + BASE)
                .bean("inbox", "signedCopy");

        from(webhook("/hooks/contracts", "{{webhook.url}}"))
                .routeId("hear")
                .transformDataType(new DataType("signnow:application-cloudevents"))
                .bean("inbox", "cloudEvent");

        // SignNow refuses an address that it cannot reach
        from(webhook("/hooks/deaf", "{{contracts.unreachable}}")).routeId("deaf").stop();
    }

    private static String webhook(String path, String externalUrl) {
        return "webhook:signnow:document/events?webhookComponentName=platform-http"
                + ("&webhookPath=" + path)
                + ("&webhookExternalUrl=" + externalUrl)
                + "&webhookSecret={{webhook.secret}}&"
                + BASE;
    }
}
