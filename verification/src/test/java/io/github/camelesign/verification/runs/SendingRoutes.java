// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.runs;

import static io.github.camelesign.verification.runs.Providers.ADA;

import io.github.camelesign.testing.PdfDocuments;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.builder.Builder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;

/** A route for each source that asks Ada to sign, and answers with the contract's id. */
final class SendingRoutes extends RouteBuilder {

    private final Function<Source, String> options;
    private final String procedureCalls;

    /**
     * @param options of the endpoints
     * @param webhooks where a procedure of Yousign's version 2 calls
     */
    SendingRoutes(Function<Source, String> options, URI webhooks) {
        this.options = options;
        this.procedureCalls =
                "&webhookUrl=%s&webhookSecret=%s"
                        .formatted(
                                webhooks.resolve(Source.YOUSIGN_V2.webhookPath()),
                                Providers.SECRET);
    }

    @Override
    public void configure() {
        byte[] lease = PdfDocuments.onePage("Lease");
        for (Source source : Source.values()) {
            ProcessorDefinition<?> route =
                    from(source.sendRoute())
                            .errorHandler(noErrorHandler())
                            .setBody(constant(lease))
                            .setHeader(Exchange.FILE_NAME, constant("lease.pdf"));
            send(source, route);
        }
    }

    private void send(Source source, ProcessorDefinition<?> route) {
        switch (source) {
            case SIGNNOW -> signNow(route);
            case DOCUSIGN -> docuSign(route);
            case YOUSIGN -> yousign(route);
            case YOUSIGN_V2 -> yousignV2(route);
            case SIGNEASY -> signeasy(route);
            case SIGNEASY_V3 -> signeasyV3(route);
            default -> jSign(route);
        }
    }

    private String at(Source source, String operation) {
        return source.scheme() + ":" + operation + "?" + options.apply(source);
    }

    private void signNow(ProcessorDefinition<?> route) {
        route.to(at(Source.SIGNNOW, "document/upload"))
                .setBody(
                        constant(
                                """
                                {"fields": [{"type": "signature", "role": "Tenant",
                                  "required": true, "page_number": 0, "x": 72, "y": 620,
                                  "width": 200, "height": 40}]}"""))
                .to(at(Source.SIGNNOW, "document/update"))
                .setBody(
                        constant(
                                """
                                {"from": "desk@acme.test", "to": [{"email": "%s",
                                  "role": "Tenant", "role_id": "", "order": 1}]}"""
                                        .formatted(ADA)))
                .to(at(Source.SIGNNOW, "document/invite"))
                .setBody(header("CamelSignNowDocumentId"));
    }

    private void docuSign(ProcessorDefinition<?> route) {
        Map<String, Object> document =
                Map.of(
                        "documentId", "1",
                        "name", "lease.txt",
                        "fileExtension", "txt",
                        "documentBase64", "TGVhc2U=");
        Map<String, Object> signer = Map.of("recipientId", "1", "name", "Ada", "email", ADA);
        route.setBody(
                        constant(
                                Map.of(
                                        "status",
                                        "sent",
                                        "emailSubject",
                                        "Lease",
                                        "documents",
                                        List.of(document),
                                        "recipients",
                                        Map.of("signers", List.of(signer)))))
                .to(at(Source.DOCUSIGN, "envelopes/create"))
                .setBody(header("CamelDocuSignEnvelopeId"));
    }

    private void yousign(ProcessorDefinition<?> route) {
        route.setVariable("contract", Builder.body())
                .setBody(
                        constant(
                                """
                                {"name": "Lease", "delivery_mode": "email",
                                 "signers_allowed_to_decline": true}"""))
                .to(at(Source.YOUSIGN, "signature-request/create"))
                .setBody(Builder.variable("contract"))
                .setHeader("CamelYousignForm", constant(Map.of("nature", "signable_document")))
                .to(at(Source.YOUSIGN, "document/upload"))
                .setBody(
                        simple(
                                """
                                {"info": {"first_name": "Ada", "last_name": "Byron",
                                  "email": "%s", "locale": "en"},
                                 "signature_level": "electronic_signature",
                                 "signature_authentication_mode": "no_otp",
                                 "fields": [{"type": "signature", "page": 1, "x": 77, "y": 620,
                                  "document_id": "${header.CamelYousignDocumentId}"}]}"""
                                        .formatted(ADA)))
                .to(at(Source.YOUSIGN, "signer/add"))
                .setBody(constant(null))
                .to(at(Source.YOUSIGN, "signature-request/activate"))
                .setBody(header("CamelYousignSignatureRequestId"));
    }

    private void yousignV2(ProcessorDefinition<?> route) {
        route.to(at(Source.YOUSIGN_V2, "v2/file/create"))
                .setBody(
                        simple(
                                """
                                {"name": "Lease", "description": "Please sign", "members": [
                                 {"firstname": "Ada", "lastname": "Byron", "email": "%s",
                                  "phone": "+33601020304",
                                  "fileObjects": [{"file": "${header.CamelYousignFileId}",
                                   "page": 1, "position": "230,499,464,589"}]}]}"""
                                        .formatted(ADA)))
                .to(at(Source.YOUSIGN_V2, "v2/procedure/create") + procedureCalls)
                .setBody(header("CamelYousignProcedureId"));
    }

    private void signeasy(ProcessorDefinition<?> route) {
        route.setHeader("CamelSigneasyForm", constant(Map.of("rename_if_exists", 1)))
                .to(at(Source.SIGNEASY, "original/upload"))
                .setBody(
                        simple(
                                """
                                {"original_file_id": ${header.CamelSigneasyOriginalId},
                                 "name": "lease.pdf", "is_ordered": 0,
                                 "recipients": [{"email": "%s", "first_name": "Ada",
                                                 "last_name": "Byron"}]}"""
                                        .formatted(ADA)))
                .to(at(Source.SIGNEASY, "pending/create"))
                .setBody(header("CamelSigneasyPendingId"));
    }

    private void signeasyV3(ProcessorDefinition<?> route) {
        route.setHeader("CamelSigneasyForm", constant(Map.of("rename_if_exists", true)))
                .to(at(Source.SIGNEASY_V3, "v3/original/upload"))
                .setBody(
                        simple(
                                """
                                {"embedded_signing": false, "is_ordered": false,
                                 "sources": [{"id": ${header.CamelSigneasyOriginalId},
                                  "type": "original", "name": "lease.pdf", "source_id": 1}],
                                 "recipients": [{"recipient_id": 1, "first_name": "Ada",
                                  "last_name": "Byron", "email": "%s"}],
                                 "fields_payload": [{"recipient_id": 1, "source_id": 1,
                                  "type": "signature", "required": true, "page_number": "all",
                                  "additional_info": {}, "position": {"mode": "fixed",
                                  "x": 100, "y": 80, "height": 50, "width": 120}}]}"""
                                        .formatted(ADA)))
                .to(at(Source.SIGNEASY_V3, "v3/envelope/create"))
                .setBody(header("CamelSigneasyEnvelopeId"));
    }

    private void jSign(ProcessorDefinition<?> route) {
        route.to(at(Source.JSIGN, "envelope/upload-file"))
                .setBody(
                        simple(
                                """
                                {"envelope": {"name": "Lease", "signature": "Esignature",
                                  "expiration_days": 30, "send_email_to_recipients": true},
                                 "document": {"request_id": "${header.CamelJSignRequestId}",
                                  "document_ref_no": 1, "name": "lease.pdf"},
                                 "recipients": {"signers": [{"name": "Ada Byron", "email": "%s",
                                  "signing_order": 1, "tabs": {"sign_here_tabs": [
                                   {"x_position": 100, "y_position": 200, "w_position": 120,
                                    "h_position": 40, "x_position_percentage": 16.8}]}}]}}"""
                                        .formatted(ADA)))
                .to(at(Source.JSIGN, "envelope/create-with-files"))
                .setBody(header("CamelJSignEnvelopeId"));
    }
}
