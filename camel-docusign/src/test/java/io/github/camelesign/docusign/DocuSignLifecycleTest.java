// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.docusign.DocuSign;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.attachment.ByteArrayDataSource;
import org.apache.camel.attachment.DefaultAttachment;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The main job from the attached document to the signed copy, with real HTTP to the sandbox. */
class DocuSignLifecycleTest extends CamelTestSupport {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    private static final String DEFINITION =
            """
            {"status": "created", "emailSubject": "Lease",
             "documents": [{"documentId": "1", "name": "lease.txt", "fileExtension": "txt"}],
             "recipients": {"signers": [{"recipientId": "1", "name": "Ada Lovelace",
               "email": "ada@acme.test"%s}]}}
            """;

    @TempDir Path directory;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        DocuSignAtSandbox.configure(context, sandbox());
        return context;
    }

    private static EsignSandbox sandbox() {
        return SANDBOX.sandbox();
    }

    private static DocuSign docuSign() {
        return sandbox().docuSign();
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send").to("docusign:envelopes/create").to("docusign:envelopes/send");
                from("docusign:envelopes/events?delay=100&initialDelay=0&startFrom=beginning")
                        .to("mock:events")
                        .filter(header(EsignConstants.EVENT_TYPE).isEqualTo("completed"))
                        .to("docusign:envelopes/download?certificate=true")
                        .toD("file:" + directory + "?fileName=${header.CamelEsignEnvelopeId}.pdf")
                        .to("mock:filed");
            }
        };
    }

    @Test
    void anEnvelopeIsSentRemindedSignedAndFiled() throws Exception {
        MockEndpoint filed = getMockEndpoint("mock:filed");
        filed.expectedMessageCount(1);
        String envelope = send("");
        assertThat(docuSign().envelope(envelope).status()).isEqualTo("pending");

        with(envelope, "docusign:envelopes/resend", null);
        assertThat(sandbox().mailbox().to("ada@acme.test")).hasSize(2);
        docuSign().sign(envelope, "ada@acme.test");

        filed.assertIsSatisfied();
        assertThat(Files.readAllBytes(directory.resolve(envelope + ".pdf")))
                .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        assertThat(types())
                .containsSubsequence("created", "sent", "delivered", "signed", "completed");
        assertThat(getMockEndpoint("mock:events").getExchanges())
                .extracting(e -> e.getMessage().getHeader(EsignConstants.EVENT_ID))
                .doesNotHaveDuplicates();
        assertThat(
                        filed.getExchanges()
                                .get(0)
                                .getMessage()
                                .getHeader(EsignConstants.CHANGE_KEY, String.class))
                .startsWith("docusign:")
                .contains(":" + envelope + ":completed:")
                .hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void anEnvelopeIsVoided() throws Exception {
        String envelope = send("");

        with(envelope, "docusign:envelopes/void", "Wrong flat");

        assertThat(docuSign().envelope(envelope).status()).isEqualTo("canceled");
        await().untilAsserted(() -> assertThat(types()).contains("voided"));
    }

    @Test
    void whoeverIsSignedInSignsOnTheEmbeddedPage() throws Exception {
        String envelope = send(", \"clientUserId\": \"7\"");

        Exchange view =
                with(
                        envelope,
                        "docusign:envelope-views/create-recipient",
                        Map.of(
                                "returnUrl", "https://desk.acme.test/done",
                                "authenticationMethod", "none",
                                "clientUserId", "7",
                                "userName", "Ada Lovelace",
                                "email", "ada@acme.test"));

        String page = view.getMessage().getBody(Map.class).get("url").toString();
        assertThat(browse("GET", page).body()).contains("Please sign: Lease");
        assertThat(browse("POST", page + "/sign").headers().firstValue("Location"))
                .contains("https://desk.acme.test/done?event=signing_complete");
        assertThat(docuSign().envelope(envelope).status()).isEqualTo("completed");
        await().untilAsserted(() -> assertThat(types()).contains("completed"));
    }

    @Test
    void aTemplateIsSentToWhoeverTakesItsRole() {
        Exchange made =
                request(
                        "docusign:templates/create",
                        Map.of(
                                "name",
                                "Lease",
                                "emailSubject",
                                "Lease",
                                "documents",
                                List.of(
                                        Map.of(
                                                "documentId", "1",
                                                "name", "lease.txt",
                                                "fileExtension", "txt",
                                                "documentBase64", "TGVhc2U=")),
                                "recipients",
                                Map.of(
                                        "signers",
                                        List.of(
                                                Map.of(
                                                        "recipientId", "1",
                                                        "roleName", "Tenant")))));
        String template = made.getMessage().getHeader(DocuSignConstants.TEMPLATE_ID, String.class);

        Exchange sent =
                request(
                        "docusign:envelopes/create",
                        Map.of(
                                "status",
                                "sent",
                                "templateId",
                                template,
                                "templateRoles",
                                List.of(
                                        Map.of(
                                                "roleName", "Tenant",
                                                "name", "Ada Lovelace",
                                                "email", "ada@acme.test"))));

        docuSign().sign(id(sent), "ada@acme.test");
        await().untilAsserted(() -> assertThat(types()).contains("completed"));
    }

    private String send(String signer) {
        Exchange sent =
                template.request(
                        "direct:send",
                        exchange -> {
                            AttachmentMessage message =
                                    exchange.getMessage(AttachmentMessage.class);
                            message.addAttachmentObject(
                                    "1",
                                    new DefaultAttachment(
                                            new ByteArrayDataSource(
                                                    "lease.txt",
                                                    "Lease of flat 3"
                                                            .getBytes(StandardCharsets.UTF_8))));
                            message.setBody(DEFINITION.formatted(signer));
                        });
        assertThat(sent.getException()).isNull();
        return id(sent);
    }

    private static String id(Exchange sent) {
        return sent.getMessage().getHeader(DocuSignConstants.ENVELOPE_ID, String.class);
    }

    private Exchange with(String envelope, String operation, Object body) {
        Exchange done =
                template.request(
                        operation,
                        exchange -> {
                            exchange.getMessage().setBody(body);
                            exchange.getMessage()
                                    .setHeader(DocuSignConstants.ENVELOPE_ID, envelope);
                        });
        assertThat(done.getException()).isNull();
        return done;
    }

    private Exchange request(String operation, Object body) {
        Exchange done = template.request(operation, e -> e.getMessage().setBody(body));
        assertThat(done.getException()).isNull();
        return done;
    }

    private List<Object> types() {
        return getMockEndpoint("mock:events").getExchanges().stream()
                .map(exchange -> exchange.getMessage().getHeader(EsignConstants.EVENT_TYPE))
                .toList();
    }

    private static HttpResponse<String> browse(String method, String page) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(page))
                                .method(method, BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
    }
}
