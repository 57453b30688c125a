// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.stream.Stream;

/** The people whom a user has ever invited. */
final class ContactRoutes {
    void mount(SignNowEndpoints endpoints) {
        endpoints.bearer("GET", "/v2/crm/contacts", this::list);
    }

    private void list(SignNowCall call) {
        SignNowPaging.answer(
                call,
                call.state().documents.all().stream()
                        .filter(document -> document.owner().id().equals(call.user().id()))
                        .flatMap(ContactRoutes::invited)
                        .distinct()
                        .map(ContactRoutes::write)
                        .toList());
    }

    private static Stream<String> invited(Document document) {
        return Stream.concat(
                document.fieldInvites().stream().map(FieldInvite::email),
                document.freeformInvites().stream().map(FreeformInvite::email));
    }

    private static ObjectNode write(String email) {
        ObjectNode json = JsonReader.object().put("id", Ids.of(email)).put("email", email);
        for (String unknown :
                new String[] {"first_name", "last_name", "phone", "company", "description"}) {
            json.putNull(unknown);
        }
        return json;
    }
}
