// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.lifecycle;

import io.github.camelesign.jsign.JSignComponent;
import io.github.camelesign.jsign.JSignConfiguration;
import io.github.camelesign.jsign.JSignConstants;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.jsign.JSign;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.Builder;
import org.apache.camel.model.ProcessorDefinition;

final class JSignEnvelopes implements Provider {

    private static final String ENVELOPE =
            """
            {"envelope": {"name": "Lease", "signature": "Esignature", "expiration_days": 30,
                          "send_email_to_recipients": true},
             "document": {"request_id": "${header.CamelJSignRequestId}", "document_ref_no": 1,
                          "name": "lease.pdf"},
             "recipients": {"signers": [{"name": "Ada Byron", "email": "%s", "signing_order": 1,
               "tabs": {"sign_here_tabs": [{"x_position": 100, "y_position": 200,
                 "w_position": 120, "h_position": 40, "x_position_percentage": 16.8}]}}]}}"""
                    .formatted(ADA);

    @Override
    public String scheme() {
        return "jsign";
    }

    @Override
    public void logIn(CamelContext context, EsignSandbox sandbox) {
        JSignConfiguration options =
                context.getComponent("jsign", JSignComponent.class).getConfiguration();
        options.setBaseUri(sandbox.getJSignBaseUri());
        options.setApiKey(JSign.DEMO_API_KEY);
        options.setApiSecret(JSign.DEMO_API_SECRET);
        options.setEmail(JSign.DEMO_USER);
        options.setPassword(JSign.DEMO_PASSWORD);
    }

    @Override
    public void send(ProcessorDefinition<?> route) {
        route.to("jsign:envelope/upload-file")
                .setBody(Builder.simple(ENVELOPE))
                .to("jsign:envelope/create-with-files");
    }

    @Override
    public String idHeader() {
        return JSignConstants.ENVELOPE_ID;
    }

    @Override
    public void remind(ProcessorDefinition<?> route) {
        route.setBody(Builder.constant("{\"email\": \"%s\"}".formatted(ADA)))
                .to("jsign:envelope/remind");
    }

    @Override
    public void cancel(ProcessorDefinition<?> route) {
        route.setBody(Builder.constant("{\"cancel_reason\": \"Mistaken\"}"))
                .to("jsign:envelope/cancel");
    }

    @Override
    public void download(ProcessorDefinition<?> route) {
        route.to("jsign:envelope/download?signedCopy=true");
    }

    @Override
    public String events() {
        return "envelope/events";
    }

    @Override
    public void sign(EsignSandbox sandbox, String id) {
        sandbox.jSign().sign(id, ADA);
    }

    @Override
    public void decline(EsignSandbox sandbox, String id) {
        sandbox.jSign().decline(id, ADA, "No");
    }

    @Override
    public boolean calls() {
        return false;
    }
}
