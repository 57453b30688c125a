// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.lifecycle;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.signeasy.Signeasy;
import io.github.camelesign.signeasy.SigneasyComponent;
import io.github.camelesign.signeasy.SigneasyConfiguration;
import io.github.camelesign.signeasy.SigneasyConstants;
import java.net.URI;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.Builder;
import org.apache.camel.model.ProcessorDefinition;

/** The envelopes of Signeasy's newer API. */
class SigneasyEnvelopes implements Provider {

    static final String ENVELOPE =
            """
            {"embedded_signing": false, "is_ordered": false,
             "sources": [{"id": ${header.CamelSigneasyOriginalId}, "type": "original",
                          "name": "lease.pdf", "source_id": 1}],
             "recipients": [{"recipient_id": 1, "first_name": "Ada", "last_name": "Byron",
                             "email": "%s"}],
             "fields_payload": [{"recipient_id": 1, "source_id": 1, "type": "signature",
               "required": true, "page_number": "all", "additional_info": {},
               "position": {"mode": "fixed", "x": 100, "y": 80, "height": 50, "width": 120}}]}"""
                    .formatted(ADA);

    @Override
    public String scheme() {
        return "signeasy";
    }

    @Override
    public void logIn(CamelContext context, EsignSandbox sandbox) {
        SigneasyConfiguration options =
                context.getComponent("signeasy", SigneasyComponent.class).getConfiguration();
        options.setBaseUri(sandbox.getSigneasyBaseUri());
        options.setClientId(Signeasy.DEMO_CLIENT_ID);
        options.setClientSecret(Signeasy.DEMO_CLIENT_SECRET);
    }

    @Override
    public void send(ProcessorDefinition<?> route) {
        route.setHeader("CamelSigneasyForm", Builder.constant(Map.of("rename_if_exists", true)))
                .to("signeasy:v3/original/upload")
                .setBody(Builder.simple(ENVELOPE))
                .to("signeasy:v3/envelope/create");
    }

    @Override
    public String idHeader() {
        return SigneasyConstants.ENVELOPE_ID;
    }

    @Override
    public void remind(ProcessorDefinition<?> route) {
        route.to("signeasy:v3/envelope/remind");
    }

    @Override
    public void cancel(ProcessorDefinition<?> route) {
        route.to("signeasy:v3/envelope/cancel");
    }

    @Override
    public void download(ProcessorDefinition<?> route) {
        route.to("signeasy:v3/signed/download?type=merged&include_certificate=true");
    }

    @Override
    public String events() {
        return "v3/envelope/events";
    }

    @Override
    public void sign(EsignSandbox sandbox, String id) {
        sandbox.signeasy().sign(Integer.parseInt(id), ADA);
    }

    @Override
    public void decline(EsignSandbox sandbox, String id) {
        sandbox.signeasy().decline(Integer.parseInt(id), ADA, "No");
    }

    @Override
    public void prepareCalls(EsignSandbox sandbox, URI url) {
        sandbox.signeasy()
                .addPortalWebhook(Signeasy.DEMO_CLIENT_ID, url.toString(), webhookSecret());
    }
}
