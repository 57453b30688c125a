// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** {@code /tabs} of recipients, documents and pages. */
final class TabRoutes {
    private static final String OF_RECIPIENT = "/recipients/:recipientId/tabs";

    void mount(DocuSignEndpoints endpoints) {
        endpoints.both("GET", OF_RECIPIENT, this::list);
        endpoints.both("POST", OF_RECIPIENT, call -> change(call, 201, Tabs::add));
        endpoints.both("PUT", OF_RECIPIENT, call -> change(call, 200, Tabs::update));
        endpoints.both("DELETE", OF_RECIPIENT, call -> change(call, 200, Tabs::remove));
        endpoints.both("GET", "/documents/:documentId/tabs", this::listOfDocument);
        endpoints.both("GET", "/documents/:documentId/pages/:page/tabs", this::listOfPage);
    }

    private void list(DocuSignCall call) {
        call.answer(RecipientRoutes.require(call.envelope(), call.path("recipientId")).tabs());
    }

    private void change(
            DocuSignCall call, int status, BiFunction<Recipient, ObjectNode, ObjectNode> change) {
        ObjectNode body = call.body();
        ObjectNode answer = JsonReader.object();
        call.change(
                envelope -> {
                    RecipientRoutes.requireOpen(envelope);
                    Recipient recipient =
                            RecipientRoutes.require(envelope, call.path("recipientId"));
                    answer.setAll(change.apply(recipient, body));
                    RecipientReader.checkTabs(envelope, recipient);
                });
        call.answer(status, answer);
    }

    private void listOfDocument(DocuSignCall call) {
        String pages = call.query("page_numbers");
        collect(
                call,
                tab ->
                        pages == null
                                || ("," + pages + ",")
                                        .contains("," + tab.path("pageNumber").asText() + ","));
    }

    private void listOfPage(DocuSignCall call) {
        collect(call, tab -> tab.path("pageNumber").asText().equals(call.path("page")));
    }

    private static void collect(DocuSignCall call, Predicate<JsonNode> onPage) {
        DocuSignEnvelope envelope = call.envelope();
        String documentId = call.path("documentId");
        if (envelope.document(documentId).isEmpty()) {
            throw DocuSignError.noDocument();
        }
        ObjectNode all = JsonReader.object();
        Predicate<JsonNode> onDocument = tab -> tab.path("documentId").asText().equals(documentId);
        envelope.recipients().forEach(r -> Tabs.collect(r, onDocument.and(onPage), all));
        call.answer(all);
    }
}
