// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What jSign writes into its blockchain; the sandbox has none, but always the same answers. */
final class Blockchain {
    private Blockchain() {}

    static ObjectNode proof(JSignEnvelope envelope, EnvelopeDocument document, boolean notarised) {
        ObjectNode json =
                JsonReader.object()
                        .put("original_document_hash", document.file().hash())
                        .put("is_sign_process_completed", notarised);
        if (notarised) {
            String signed = hash(document.file().hash() + envelope.ended());
            json.put("signed_document_hash", signed).put("blockchain_hash", hash(signed));
        } else {
            json.putNull("signed_document_hash").putNull("blockchain_hash");
        }
        return json;
    }

    static ObjectNode auditLogs(JSignEnvelope envelope, List<Activity> activities) {
        ObjectNode json =
                JsonReader.object()
                        .put("envelope_id", envelope.id())
                        .put("created_date", Timestamps.of(envelope.created()))
                        .put("created_by", envelope.contents().creator().email());
        json.putArray("signature_type").add("Esignature");
        ArrayNode documents = json.putArray("documents");
        for (EnvelopeDocument document : envelope.contents().documents()) {
            ArrayNode logs =
                    documents.addObject().put("name", document.name()).putArray("audit_event_logs");
            for (int i = 0; i < activities.size(); i++) {
                addLog(logs.addObject(), document, activities.get(i), i);
            }
        }
        return json;
    }

    private static void addLog(
            ObjectNode log, EnvelopeDocument document, Activity activity, int number) {
        String transaction = hash(document.id() + number);
        log.put("activity", activity.content())
                .put("activity_enum", activity.name())
                .put("time_stamp_utc", Timestamps.of(activity.at()))
                .put("transaction_hash", "0x" + transaction)
                .put("action_by", activity.email())
                .put("block_number", number + 1)
                .put("wallet_address", "0x" + hash(activity.email()).substring(0, 40))
                .put("final_block_hash", "0x" + hash(transaction))
                .put("contract_address", "0x" + hash("sandbox").substring(0, 40));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
