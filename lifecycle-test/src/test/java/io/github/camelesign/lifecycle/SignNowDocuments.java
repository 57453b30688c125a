// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.lifecycle;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.signnow.SignNowComponent;
import io.github.camelesign.signnow.SignNowConfiguration;
import io.github.camelesign.signnow.SignNowConstants;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.Builder;
import org.apache.camel.model.ProcessorDefinition;

class SignNowDocuments implements Provider {

    static final String FIELDS =
            """
            {"fields": [{"type": "signature", "role": "Tenant", "required": true,
                         "page_number": 0, "x": 72, "y": 620, "width": 200, "height": 40}]}""";

    private static final String INVITE =
            """
            {"from": "%s", "to": [{"email": "%s", "role": "Tenant", "role_id": "", "order": 1}]}"""
                    .formatted(SignNow.DEMO_USER, ADA);

    @Override
    public String scheme() {
        return "signnow";
    }

    @Override
    public void logIn(CamelContext context, EsignSandbox sandbox) {
        SignNowConfiguration options =
                context.getComponent("signnow", SignNowComponent.class).getConfiguration();
        options.setBaseUri(sandbox.getSignNowBaseUri());
        options.setClientId(SignNow.DEMO_CLIENT_ID);
        options.setClientSecret(SignNow.DEMO_CLIENT_SECRET);
        options.setUsername(SignNow.DEMO_USER);
        options.setPassword(SignNow.DEMO_PASSWORD);
    }

    @Override
    public void send(ProcessorDefinition<?> route) {
        route.to("signnow:document/upload")
                .setBody(Builder.constant(FIELDS))
                .to("signnow:document/update")
                .setBody(Builder.constant(INVITE))
                .to("signnow:document/invite");
    }

    @Override
    public String idHeader() {
        return SignNowConstants.DOCUMENT_ID;
    }

    @Override
    public void remind(ProcessorDefinition<?> route) {
        route.to("signnow:document/get")
                .setHeader(
                        "CamelSignNowFieldInviteId",
                        Builder.simple("${body[field_invites][0][id]}"))
                .setBody(Builder.constant(null))
                .to("signnow:field-invite/resend");
    }

    @Override
    public void cancel(ProcessorDefinition<?> route) {
        route.to("signnow:document/cancel-invite");
    }

    @Override
    public void download(ProcessorDefinition<?> route) {
        route.to("signnow:document/download?type=collapsed");
    }

    @Override
    public String events() {
        return "document/events";
    }

    @Override
    public void sign(EsignSandbox sandbox, String id) {
        sandbox.signNow().sign(id, ADA);
    }

    @Override
    public void decline(EsignSandbox sandbox, String id) {
        sandbox.signNow().decline(id, ADA, "No");
    }
}
