// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes documents as SignNow does, to be completed.
 *
 * @param listed whether for a folder, which names one array differently
 */
record DocumentJson(SignNowCall call, Document document, boolean listed) {
    private static final String MAILED = "email_statuses";
    private static final String MAILED_IN_LISTS = "email_sent_statuses";

    /** As {@code GET /document/{id}} shows one. */
    static ObjectNode resource(SignNowCall call, Document document) {
        ObjectNode json = new DocumentJson(call, document, false).write();
        return Answers.complete("document.DocumentGet", json);
    }

    /** As the lists of a user and of a group show it, without the settings of the account. */
    static ObjectNode summary(SignNowCall call, Document document) {
        return resource(call, document).without("settings");
    }

    static ObjectNode thumbnails(SignNowCall call, Document document) {
        ObjectNode json = JsonReader.object();
        Stream.of("small", "medium", "large")
                .forEach(size -> json.put(size, thumbnail(call, document) + size));
        return json;
    }

    private static String thumbnail(SignNowCall call, Document document) {
        return call.base() + "/document/" + document.id() + "/thumbnail?size=";
    }

    static String seconds(Instant instant) {
        return String.valueOf(instant.getEpochSecond());
    }

    ObjectNode write() {
        ObjectNode json = document.elements().deepCopy();
        json.setAll(Answers.of("document", document));
        document.elements().path("signatures").forEach(json.withArray("signatures")::add);
        json.set("thumbnail", thumbnails(call, document));
        String address = thumbnail(call, document) + "large&page=";
        ArrayNode pages = json.putArray("pages");
        for (int page = 0; page < document.upload().pages(); page++) {
            pages.add(Answers.of("page", Map.of("src", address + page)));
        }
        for (int i = 0; i < document.roles().size(); i++) {
            ((ObjectNode) json.path("roles").get(i)).put("signing_order", String.valueOf(i + 1));
        }
        ArrayNode routing = json.putArray("routing_details");
        if (!document.roles().isEmpty()) {
            // a folder shows the plan of one signer only
            ArrayNode data = TemplateRoutes.details(document);
            routing.add(Answers.of("routing", document).set("data", listed ? data.path(0) : data));
        }
        ObjectNode group = json.putObject("document_group_info");
        call.state()
                .groupInvites
                .holding(document.id())
                .ifPresent(g -> group.setAll(Answers.of("document_group_info", g)));
        if (listed) {
            list(json);
        }
        return json;
    }

    /**
     * Who asks a folder for nothing special gets the one field of requests that the vendor's newest
     * clients know, which fail on more; who filters, as for polling, gets the whole.
     */
    private void list(ObjectNode json) {
        Stream.of("requests", "field_invites", "viewer_field_invites")
                .flatMap(all -> json.path(all).valueStream())
                .map(ObjectNode.class::cast)
                .forEach(one -> one.set(MAILED_IN_LISTS, one.remove(MAILED)));
        if (call.ctx().queryParams().isEmpty()) {
            json.path("requests").forEach(one -> ((ObjectNode) one).retain(MAILED_IN_LISTS));
        }
    }
}
