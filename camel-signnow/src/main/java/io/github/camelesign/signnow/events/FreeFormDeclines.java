// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.JsonView.text;
import static io.github.camelesign.spi.Paging.entries;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The free-form invites of a document that were declined. Such an invite has no word for it:
 * SignNow labels the document, as it does where a field invite was declined, which says so itself.
 *
 * @param requests those that look cancelled; if none does, those that are not signed
 * @param at when the document was labelled, or null
 */
record FreeFormDeclines(List<Map<String, Object>> requests, Instant at) {

    private static final String DECLINED = "declined";

    static FreeFormDeclines of(Map<String, Object> document) {
        boolean byField =
                objects(entries(document.get("field_invites"))).stream()
                        .anyMatch(invite -> DECLINED.equals(invite.get("status")));
        Optional<Map<String, Object>> label =
                objects(entries(document.get("entity_labels"))).stream()
                        .filter(one -> DECLINED.equals(text(one.get("label_name"))))
                        // users have labels of their own
                        .filter(one -> DocumentEvents.isSet(one.get("is_system")))
                        .findFirst();
        if (byField || label.isEmpty()) {
            return new FreeFormDeclines(List.of(), null);
        }
        List<Map<String, Object>> requests = objects(entries(document.get("requests")));
        List<Map<String, Object>> cancelled =
                requests.stream().filter(r -> isCancelled(r)).toList();
        return new FreeFormDeclines(
                cancelled.isEmpty()
                        ? requests.stream()
                                .filter(r -> !DocumentEvents.isSet(r.get("signature_id")))
                                .toList()
                        : cancelled,
                DocumentEvents.time(label.get().get("updated")));
    }

    private static boolean isCancelled(Map<String, Object> request) {
        return DocumentEvents.isSet(request.get("canceled"));
    }

    boolean contains(Map<String, Object> request) {
        return requests.contains(request);
    }
}
