// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.lifecycle;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.yousign.Yousign;
import io.github.camelesign.yousign.YousignComponent;
import io.github.camelesign.yousign.YousignConfiguration;
import io.github.camelesign.yousign.YousignConstants;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.Builder;
import org.apache.camel.model.ProcessorDefinition;

class YousignRequests implements Provider {

    private static final String DRAFT =
            """
            {"name": %s, "delivery_mode": "email", "signers_allowed_to_decline": true}""";

    private static final String SIGNER =
            """
            {"info": {"first_name": "Ada", "last_name": "Byron", "email": "%s", "locale": "en"},
             "signature_level": "electronic_signature", "signature_authentication_mode": "no_otp",
             "fields": [{"document_id": "${header.CamelYousignDocumentId}", "type": "signature",
                         "page": 1, "x": 77, "y": 620}]}"""
                    .formatted(ADA);

    /** What is to be signed. */
    String name() {
        return "Lease";
    }

    @Override
    public String scheme() {
        return "yousign";
    }

    @Override
    public void logIn(CamelContext context, EsignSandbox sandbox) {
        YousignConfiguration options =
                context.getComponent("yousign", YousignComponent.class).getConfiguration();
        options.setBaseUri(baseUri(sandbox));
        options.setEnvironment("sandbox");
        options.setApiKey(Yousign.DEMO_API_KEY);
    }

    String baseUri(EsignSandbox sandbox) {
        return sandbox.getYousignBaseUri();
    }

    @Override
    public void send(ProcessorDefinition<?> route) {
        route.setVariable("contract", Builder.body())
                .setBody(exchange -> DRAFT.formatted(TextNode.valueOf(name())))
                .to("yousign:signature-request/create")
                .setBody(Builder.variable("contract"))
                .setHeader(
                        YousignConstants.FORM,
                        Builder.constant(Map.of("nature", "signable_document")))
                .to("yousign:document/upload")
                .setBody(Builder.simple(SIGNER))
                .to("yousign:signer/add")
                .setBody(Builder.constant(null))
                .to("yousign:signature-request/activate");
    }

    @Override
    public String idHeader() {
        return YousignConstants.SIGNATURE_REQUEST_ID;
    }

    @Override
    public void remind(ProcessorDefinition<?> route) {
        route.to("yousign:signer/list")
                .setHeader(YousignConstants.SIGNER_ID, Builder.simple("${body[0][id]}"))
                .to("yousign:signer/remind");
    }

    @Override
    public void cancel(ProcessorDefinition<?> route) {
        route.setBody(Builder.constant("{\"reason\": \"contractualization_aborted\"}"))
                .to("yousign:signature-request/cancel");
    }

    @Override
    public void download(ProcessorDefinition<?> route) {
        route.to("yousign:document/download-all?version=completed");
    }

    @Override
    public String events() {
        return "signature-request/events";
    }

    @Override
    public void sign(EsignSandbox sandbox, String id) {
        sandbox.yousign().sign(id, ADA);
    }

    @Override
    public void decline(EsignSandbox sandbox, String id) {
        sandbox.yousign().decline(id, ADA, "No");
    }

    /** Only the webhook has the time of a cancellation. */
    @Override
    public Set<String> endsOfOneKey() {
        return Set.of("completed", "declined");
    }
}
