// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.lifecycle;

import io.github.camelesign.sandbox.EsignSandbox;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.Builder;
import org.apache.camel.model.ProcessorDefinition;

/** The providers with signers who come from an application's own page, and their links. */
final class EmbeddedLinks {

    private static final String INVITES =
            """
            {"invites": [{"email": "%s", "role_id": "${body[roles][0][unique_id]}", "order": 1,
                          "auth_method": "none"}]}"""
                    .formatted(Provider.ADA);

    private EmbeddedLinks() {}

    static Stream<Provider> providers() {
        return Stream.of(
                new SignNowDocuments() {
                    @Override
                    public void send(ProcessorDefinition<?> route) {
                        route.to("signnow:document/upload")
                                .setBody(Builder.constant(FIELDS))
                                .to("signnow:document/update")
                                .to("signnow:document/get")
                                .setBody(Builder.simple(INVITES))
                                .to("signnow:embedded-invite/create");
                    }
                },
                new DocuSignEnvelopes(),
                new YousignRequests(),
                new SigneasyEnvelopes() {
                    @Override
                    public void send(ProcessorDefinition<?> route) {
                        route.setHeader(
                                        "CamelSigneasyForm",
                                        Builder.constant(Map.of("rename_if_exists", true)))
                                .to("signeasy:v3/original/upload")
                                .setBody(
                                        Builder.simple(
                                                ENVELOPE.replace(
                                                        "\"embedded_signing\": false",
                                                        "\"embedded_signing\": true")))
                                .to("signeasy:v3/envelope/create");
                    }
                },
                new JSignEnvelopes());
    }

    /** Asks the provider by the component where Ada signs. */
    static String of(Provider provider, CamelContext context, EsignSandbox sandbox, String id) {
        Calls calls = new Calls(context, provider.idHeader(), id);
        return switch (provider.scheme()) {
            case "signnow" -> {
                Object invites =
                        calls.ask("signnow:document/get", null, Map.of()).get("field_invites");
                Object invite = ((Map<?, ?>) ((List<?>) invites).get(0)).get("id");
                Object data =
                        calls.ask(
                                        "signnow:embedded-invite/create-link",
                                        "{\"auth_method\": \"none\", \"link_expiration\": 15}",
                                        Map.of("CamelSignNowFieldInviteId", invite))
                                .get("data");
                yield text(((Map<?, ?>) data).get("link"));
            }
            case "docusign" ->
                    text(
                            calls.ask(
                                            "docusign:envelope-views/create-recipient",
                                            """
                                            {"returnUrl": "%s/", "authenticationMethod": "none",
                                             "email": "%s", "userName": "Ada Byron"}"""
                                                    .formatted(sandbox.uri(), Provider.ADA),
                                            Map.of())
                                    .get("url"));
            case "yousign" -> {
                List<?> signers =
                        calls.template()
                                .requestBodyAndHeaders(
                                        "yousign:signer/list",
                                        null,
                                        calls.headers(Map.of()),
                                        List.class);
                yield text(((Map<?, ?>) signers.get(0)).get("signature_link"));
            }
            case "signeasy" ->
                    text(
                            calls.ask(
                                            "signeasy:v3/envelope/signing-url",
                                            "{\"recipient_email\": \"%s\"}".formatted(Provider.ADA),
                                            Map.of())
                                    .get("url"));
            case "jsign" ->
                    text(
                            calls.ask(
                                            "jsign:envelope/embedded-url",
                                            null,
                                            Map.of("CamelJSignSignerEmail", Provider.ADA))
                                    .get("embedded_url"));
            default -> throw new IllegalArgumentException(provider.scheme());
        };
    }

    private static String text(Object value) {
        return String.valueOf(value);
    }

    private record Calls(CamelContext context, String idHeader, String id) {
        ProducerTemplate template() {
            return context.createProducerTemplate();
        }

        Map<String, Object> headers(Map<String, Object> more) {
            Map<String, Object> all = new HashMap<>(more);
            all.put(idHeader, id);
            return all;
        }

        Map<?, ?> ask(String endpoint, String body, Map<String, Object> more) {
            return template().requestBodyAndHeaders(endpoint, body, headers(more), Map.class);
        }
    }
}
