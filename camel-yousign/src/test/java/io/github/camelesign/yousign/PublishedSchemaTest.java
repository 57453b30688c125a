// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.PdfFiles;
import io.github.camelesign.sandbox.yousign.Yousign;
import io.github.camelesign.testing.published.PublishedTraffic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The steps of requests and procedures that {@link YousignLifecycleTest} does not take, held
 * against what Yousign published, as its steps are.
 */
class PublishedSchemaTest {

    private static final String ADA = "ada@acme.test";

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    @RegisterExtension final PublishedTraffic traffic = PublishedYousign.traffic(SANDBOX);

    @TempDir Path directory;

    private final Yousign yousign = SANDBOX.sandbox().yousign();
    private final CamelContext context = new DefaultCamelContext();
    private final Map<String, Object> headers = new HashMap<>();
    private byte[] pdf;

    @BeforeEach
    void start() throws Exception {
        Path file = directory.resolve("lease.pdf");
        PdfFiles.writePage(file, List.of("Rental contract"));
        pdf = Files.readAllBytes(file);
        YousignConfiguration options = options();
        options.setBaseUri(traffic.uri() + "/yousign");
        options.setApiKey(Yousign.DEMO_API_KEY);
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
    }

    private YousignConfiguration options() {
        return context.getComponent("yousign", YousignComponent.class).getConfiguration();
    }

    /** With the headers that the steps before left. */
    private Exchange send(String operation, Object body) {
        Exchange done =
                context.createFluentProducerTemplate()
                        .to("yousign:" + operation)
                        .withBody(body)
                        .withHeaders(headers)
                        .send();
        assertThat(done.getException()).isNull();
        done.getMessage()
                .getHeaders()
                .forEach(
                        (name, value) -> {
                            if (name.startsWith("CamelYousign") && name.endsWith("Id")) {
                                headers.put(name, value);
                            }
                        });
        return done;
    }

    private void upload(String operation) {
        headers.put("CamelYousignForm", Map.of("nature", "signable_document"));
        headers.put(Exchange.FILE_NAME, "lease.pdf");
        send(operation, pdf);
        headers.remove("CamelYousignForm");
        headers.remove(Exchange.FILE_NAME);
    }

    private String id(String thing) {
        return (String) headers.get("CamelYousign" + thing + "Id");
    }

    @Test
    void aDraftIsChangedStepByStep() {
        send(
                "signature-request/create",
                """
                {"name": "Lease", "delivery_mode": "email", "ordered_signers": true,
                 "timezone": "Europe/Paris", "external_id": "lease-3",
                 "reminder_settings": {"interval_in_days": 7, "max_occurrences": 5}}
                """);
        send("signature-request/update", "{\"name\": \"Lease of flat 3\"}");
        upload("document/upload");
        send("document/update", "{\"name\": \"Lease\"}");
        send("document/get", null);
        send("document/list?nature[eq]=signable_document", null);
        send(
                "signer/add",
                """
                {"info": {"first_name": "Ada", "last_name": "Lovelace", "email": "ada@acme.test",
                  "phone_number": "+33601020304", "locale": "en"},
                 "signature_level": "electronic_signature",
                 "signature_authentication_mode": "otp_sms",
                 "redirect_urls": {"success": "https://desk.acme.test/done"},
                 "custom_text": {"request_subject": "Lease", "request_body": "Please sign this"}}
                """);
        send("signer/update", "{\"info\": {\"last_name\": \"Byron\"}}");
        send("signer/get", null);
        for (String field :
                List.of(
                        "'type': 'signature', 'x': 77, 'y': 200, 'width': 180, 'height': 60",
                        "'type': 'mention', 'x': 77, 'y': 200, 'mention': 'Read', 'width': 180",
                        "'type': 'checkbox', 'x': 77, 'y': 200, 'checked': true, 'read_only': true",
                        "'type': 'radio_group', 'radios': [{'x': 77, 'y': 200, 'default_checked': true}]",
                        "'type': 'signature_date', 'x': 77, 'y': 200",
                        "'type': 'signer_name', 'x': 77, 'y': 200",
                        "'type': 'signer_email', 'x': 77, 'y': 200",
                        "'type': 'text', 'x': 77, 'y': 200, 'width': 180, 'height': 24,"
                                + " 'max_length': 40, 'question': 'Since when?'")) {
            send(
                    "field/create",
                    "{'signer_id': '%s', 'page': 1, %s}"
                            .formatted(id("Signer"), field)
                            .replace('\'', '"'));
        }
        send(
                "field/create",
                "{\"type\": \"read_only_text\", \"page\": 1, \"x\": 77, \"y\": 9, \"text\": \"Flat\"}");
        send("field/list?type[eq]=text", null);
        send("field/list?limit=50", null);
        send("field/update", "{\"y\": 300}");
        send("field/delete", null);
        send("metadata/create", "{\"data\": {\"flat\": \"3\", \"months\": 24}}");
        send("metadata/replace", "{\"data\": {\"flat\": \"4\"}}");
        send("metadata/get", null);
        send("metadata/delete", null);
        send("follower/add", "[{\"email\": \"bo@acme.test\", \"locale\": \"en\"}]");
        send("follower/list", null);
        send(
                "signer-consent-request/create",
                """
                {"type": "checkbox", "settings": {"text": "I know the house rules"},
                 "optional": false, "signer_ids": ["%s"]}
                """
                        .formatted(id("Signer")));
        send("signer-consent-request/list", null);
        send("signature-request/list?status[in]=draft,ongoing&external_id[eq]=lease-3", null);
        send("document/replace", pdf);
        send("document/download", null);
        send("signer/delete", null);
        send("document/delete", null);
        send("signature-request/delete", null);
    }

    @Test
    void anApprovedRequestIsSignedAndItsPapersAreFetched() {
        send(
                "signature-request/create",
                "{\"name\": \"Lease\", \"delivery_mode\": \"email\", \"audit_trail_locale\": \"en\"}");
        upload("document/upload");
        send(
                "signer/add",
                """
                {"info": {"first_name": "Ada", "last_name": "Lovelace", "email": "ada@acme.test", "locale": "en"},
                 "signature_level": "electronic_signature", "signature_authentication_mode": "no_otp",
                 "fields": [
                  {"document_id": "%1$s", "type": "signature", "page": 1, "x": 77, "y": 581},
                  {"document_id": "%1$s", "type": "checkbox", "page": 1, "x": 77, "y": 381,
                   "optional": false, "checked": true, "read_only": true}]}
                """
                        .formatted(id("Document")));
        send(
                "approver/add",
                """
                {"info": {"first_name": "Bo", "last_name": "Beech", "email": "bo@acme.test", "locale": "en"}}
                """);
        send("approver/update", "{\"info\": {\"last_name\": \"Birch\"}}");
        send("signature-request/activate", null);
        send("approver/get", null);
        send("approver/remind", null);
        yousign.sign(id("SignatureRequest"), "bo@acme.test");
        send("signer/list", null);
        yousign.sign(id("SignatureRequest"), ADA);
        send("signature-request/get", null);
        send("signature-request/list?status[eq]=done&limit=1", null);
        send("audit-trail/get-signer", null);
        send("audit-trail/download?merge=true", null);
        send("document/download-all?archive=true", null);
    }

    @Test
    void aSubscriptionIsChanged() {
        send(
                "webhook/create",
                """
                {"endpoint": "https://desk.acme.test/hooks", "description": "desk", "sandbox": true,
                 "subscribed_events": ["signature_request.done"], "scopes": ["public_api"],
                 "workspaces": ["*"], "auto_retry": true, "enabled": true}
                """);
        send("webhook/update", "{\"enabled\": false}");
        send("webhook/get", null);
        send("webhook/list", null);
        send("webhook/delete", null);
    }

    @Test
    void aProcedureIsBuiltStepByStep() {
        options().setBaseUri(traffic.uri() + "/yousign/v2");
        send("v2/procedure/create", "{\"name\": \"Lease\", \"start\": false, \"ordered\": true}");
        String procedure = id("Procedure");
        send(
                "v2/file/create",
                Map.of(
                        "name",
                        "lease.pdf",
                        "content",
                        Base64.getEncoder().encodeToString(pdf),
                        "procedure",
                        procedure));
        send("v2/file/get", null);
        send(
                "v2/member/create",
                """
                {"firstname": "Ada", "lastname": "Lovelace", "email": "ada@acme.test",
                 "phone": "+33601020304", "procedure": "%s", "position": 1}
                """
                        .formatted(procedure));
        send("v2/member/list?procedure=" + procedure, null);
        send(
                "v2/file-object/create",
                """
                {"file": "%s", "member": "%s", "page": 1, "position": "230,499,464,589",
                 "mention": "Read", "mention2": "by Ada", "reason": "Lease"}
                """
                        .formatted(id("File"), id("Member")));
        send("v2/file-object/get", null);
        send("v2/procedure/update", "{\"start\": true}");
        send("v2/procedure/remind", null);
        yousign.sign(procedure, ADA);
        send("v2/procedure/get", null);
        send("v2/procedure/list?status=finished", null);
        send("v2/member/download-proof", null);
        send("v2/procedure/duplicate", "{\"start\": false}");
        send("v2/procedure/delete", null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"name": "Lease", "delivery_mode": "none", "expires": "2030-01-31"}
                    {"name": "Lease", "delivery_mode": "none", "reminder_settings": {"days": 7}}
                    {"name": "Lease"}
                    {"name": "Lease", "delivery_mode": "pigeon"}
                    {"name": "Lease", "delivery_mode": "none", "ordered_signers": "no"}
                    """)
    void aRequestThatIsNotPublishedIsReported(String request) {
        String answer = answer("{\"name\": \"Lease\", \"delivery_mode\": \"none\"}");
        assertThat(differences("signature-request/create", request, answer))
                .isNotEmpty()
                .allMatch(difference -> difference.startsWith("request of POST"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    "draft"            ; "drafted"
                    "status"           ; "state"
                    "ordered_signers"  ; "orderedSigners"
                    "created_at":"     ; "created_at":"on
                    "documents":[]     ; "documents":{}
                    """)
    void anAnswerThatIsNotPublishedIsReported(String part, String other) {
        String request = "{\"name\": \"Lease\", \"delivery_mode\": \"none\"}";
        String answer = answer(request);
        assertThat(answer).contains(part);
        assertThat(differences("signature-request/create", request, answer)).isEmpty();
        assertThat(differences("signature-request/create", request, answer.replace(part, other)))
                .isNotEmpty()
                .allMatch(difference -> difference.startsWith("response of POST"));
    }

    @Test
    void aProcedureThatIsNotPublishedIsReported() {
        options().setBaseUri(traffic.uri() + "/yousign/v2");
        String operation = "v2/procedure/create";
        String created = "{\"id\": \"/procedures/p1\"%s}";
        String answer = created.formatted("");
        assertThat(
                        differences(
                                operation,
                                "{\"name\": \"Lease\"}",
                                created.formatted(", \"name\": \"Lease\"")))
                .isEmpty();
        assertThat(differences(operation, "{\"title\": \"Lease\"}", answer)).hasSize(1);
        assertThat(differences(operation, "{\"members\": [{\"fileObjects\": [{}]}]}", answer))
                .isNotEmpty();
        assertThat(differences(operation, "{\"members\": [{\"type\": \"reader\"}]}", answer))
                .isNotEmpty();
        assertThat(differences(operation, "{}", created.formatted(", \"state\": \"draft\"")))
                .hasSize(1);
        assertThat(differences(operation, "{}", created.formatted(", \"status\": \"done\"")))
                .hasSize(1);
    }

    /** What the sandbox answers. */
    private String answer(String request) {
        send("signature-request/create", request);
        return traffic.proxy().getAllServeEvents().get(0).getResponse().getBodyAsString();
    }

    /** What there is to say of a call, and its answer whoever gives it. */
    private List<String> differences(String operation, String request, String answer) {
        traffic.proxy().resetRequests();
        traffic.proxy().stubFor(any(anyUrl()).willReturn(jsonResponse(answer, 201)));
        send(operation, request);
        List<String> differences = traffic.differences();
        traffic.proxy().resetRequests();
        return differences;
    }
}
