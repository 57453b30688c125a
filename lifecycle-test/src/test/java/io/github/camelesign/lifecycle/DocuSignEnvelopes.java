// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.lifecycle;

import io.github.camelesign.docusign.DocuSignComponent;
import io.github.camelesign.docusign.DocuSignConfiguration;
import io.github.camelesign.docusign.DocuSignConstants;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.docusign.DocuSign;
import java.net.URI;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.Builder;
import org.apache.camel.model.ProcessorDefinition;

final class DocuSignEnvelopes implements Provider {

    private static final String DRAFT =
            """
            {"status": "created", "emailSubject": "Please sign",
             "recipients": {"signers": [{"recipientId": "1", "name": "Ada Byron",
                                         "email": "%s"}]}}"""
                    .formatted(ADA);

    @Override
    public String scheme() {
        return "docusign";
    }

    @Override
    public void logIn(CamelContext context, EsignSandbox sandbox) {
        DocuSignConfiguration options =
                context.getComponent("docusign", DocuSignComponent.class).getConfiguration();
        options.setOauthBaseUri(sandbox.getDocuSignBaseUri());
        options.setAudience("account-d.docusign.com");
        options.setClientId(DocuSign.INTEGRATION_KEY);
        options.setImpersonatedUserId(DocuSign.USER_ID);
        options.setPrivateKey(sandbox.docuSign().privateKeyPem());
    }

    @Override
    public void send(ProcessorDefinition<?> route) {
        route.setVariable("contract", Builder.body())
                .setBody(Builder.constant(DRAFT))
                .to("docusign:envelopes/create")
                .setBody(Builder.variable("contract"))
                .to("docusign:envelope-documents/update?documentId=1")
                .to("docusign:envelopes/send");
    }

    @Override
    public String idHeader() {
        return DocuSignConstants.ENVELOPE_ID;
    }

    @Override
    public void remind(ProcessorDefinition<?> route) {
        route.to("docusign:envelopes/resend");
    }

    @Override
    public void cancel(ProcessorDefinition<?> route) {
        route.to("docusign:envelopes/void?voidedReason=Mistaken");
    }

    @Override
    public void download(ProcessorDefinition<?> route) {
        route.to("docusign:envelopes/download");
    }

    @Override
    public String events() {
        return "envelopes/events";
    }

    @Override
    public void sign(EsignSandbox sandbox, String id) {
        sandbox.docuSign().sign(id, ADA);
    }

    @Override
    public void decline(EsignSandbox sandbox, String id) {
        sandbox.docuSign().decline(id, ADA, "No");
    }

    @Override
    public void prepareCalls(EsignSandbox sandbox, URI url) {
        sandbox.docuSign().addConnectKey(webhookSecret());
    }
}
