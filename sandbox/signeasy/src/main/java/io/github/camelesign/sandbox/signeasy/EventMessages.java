// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;

/** Writes what webhooks are sent. Nothing is signed; newer messages carry a shared token. */
final class EventMessages {
    private static final String COMPLETED = "rs.completed";

    private final Accounts accounts;

    EventMessages(Accounts accounts) {
        this.accounts = accounts;
    }

    ObjectNode versionOne(Event event, Origin origin) {
        ObjectNode message = JsonReader.object();
        ObjectNode data = message.putObject("data");
        if (event.request() == null) {
            selfSigned(data, event.signed());
        } else if (event.name().equals(COMPLETED)) {
            // a text in this version, a number in the next
            data.put("owner_user_id", event.request().sending().owner().id())
                    .put("signed_file_id", String.valueOf(event.signed().id()))
                    .put("id", event.request().id());
        } else {
            data.setAll(RequestJson.inMessages(event.request(), false));
            reason(data, event);
        }
        ObjectNode metadata = message.putObject("metadata").put("event_type", event.name());
        boolean anonymous = event.name().equals(COMPLETED);
        if (!anonymous && event.request() != null) {
            metadata.put("event_user_id", accounts.userId(event.actor()));
        }
        metadata.put("client_id", origin.clientId())
                .put("event_user", anonymous ? null : event.actor());
        return message;
    }

    ObjectNode versionTwo(Event event, Origin origin, String token) {
        ObjectNode message = JsonReader.object();
        ObjectNode data = message.putObject("data");
        if (event.request() == null) {
            selfSigned(data, event.signed());
        } else {
            data.setAll(RequestJson.inMessages(event.request(), true));
            reason(data, event);
            if (event.name().equals(COMPLETED)) {
                data.put("signed_file_id", event.signed().id());
            }
            if (event.request().sending().requestInfo() != null) {
                message.set("request_info", event.request().sending().requestInfo());
            }
        }
        message.putObject("metadata")
                .put("token", token)
                .put("event_type", event.name())
                .put("event_user_id", accounts.userId(event.actor()))
                .put("client_id", origin.application())
                .put("event_user", event.actor())
                .put("api_version", "v2");
        return message;
    }

    private static void reason(ObjectNode data, Event event) {
        if (event.request().declineReason() != null) {
            data.put("decline_reason", event.request().declineReason());
        }
    }

    private static void selfSigned(ObjectNode data, SignedFile signed) {
        data.putNull("pending_file")
                .put("user_id", signed.owner().id())
                .put("name", signed.name())
                .put("checksum", signed.checksum())
                .put("created_time", signed.created().getEpochSecond())
                .put("last_modified_time", signed.modified().getEpochSecond())
                .put("id", signed.id());
    }
}
