// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Sha256;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Contents;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Document;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Signer;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Status;
import io.github.camelesign.sandbox.jsign.JSignState.User;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Writes envelopes as clients read them; the odd spellings are jSign's own. */
final class EnvelopeJson {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ISO_LOCAL_DATE_TIME.withZone(ZoneOffset.UTC);

    private EnvelopeJson() {}

    /** A moment as jSign writes it, in UTC without saying so. */
    static String time(Instant at) {
        return MOMENT.format(at.truncatedTo(ChronoUnit.MILLIS));
    }

    static ObjectNode details(JSignEnvelope envelope, User reader, boolean notarised) {
        Contents contents = envelope.contents();
        ObjectNode json = JsonReader.object();
        ObjectNode about =
                json.putObject("envelope")
                        .put("id", envelope.id())
                        .put("name", contents.name())
                        .put("description", contents.description())
                        .put("created_by", contents.creator().email())
                        .put("creation_time_utc", time(envelope.created()))
                        .put("documents", contents.documents().size())
                        .put("sign_process_flow", JSignEnvelope.word(contents.flow()))
                        .put("envelope_status", envelope.word(reader.email()))
                        .put("signing_due_date", time(envelope.due()));
        if (envelope.is(Status.CANCELLED)) {
            about.put("cancel_reason", envelope.reason())
                    .put("document_cancel_date_utc", time(envelope.ended()));
        }
        contents.categories().forEach(about.putArray("categories")::add);
        ArrayNode documents = json.putArray("documents");
        for (Document document : contents.documents()) {
            documents
                    .addObject()
                    .put("name", document.name())
                    .put("documents_id", document.id())
                    .set("blockchain", proof(envelope, document, notarised));
        }
        ObjectNode recipients = json.putObject("recipients");
        ArrayNode signers = recipients.putArray("signers");
        for (Signer signer : envelope.signers()) {
            signers.addObject()
                    .put("email", signer.email())
                    .put("first_name", signer.firstName())
                    .put("last_name", signer.lastName())
                    .put("signing_order", signer.order())
                    .put("is_signed", signer.hasSigned());
        }
        recipients.putArray("observers").addAll(contents.observers());
        return json;
    }

    static ObjectNode inList(JSignEnvelope envelope, User reader) {
        ObjectNode json =
                JsonReader.object()
                        .put("envelope_id", envelope.id())
                        .put("name", envelope.contents().name())
                        .put("status", envelope.word(reader.email()))
                        .put("created_by", envelope.contents().creator().email())
                        .put("creation_time_utc", time(envelope.created()));
        envelope.contents().categories().forEach(json.putArray("categories")::add);
        return json;
    }

    static ObjectNode history(JSignEnvelope envelope, List<Activity> activities) {
        ObjectNode json = named(envelope);
        ArrayNode entries = json.putArray("envelope_history");
        for (Activity activity : activities) {
            entries.addObject()
                    .put("first_name", activity.firstName())
                    .put("last_name", activity.lastName())
                    .put("log_time_utc", time(activity.at()))
                    .put("content", activity.content())
                    .put("activity", activity.name());
        }
        return json;
    }

    /** The fields of each document, by signer. */
    static ObjectNode metadata(JSignEnvelope envelope) {
        ObjectNode json = named(envelope);
        ArrayNode documents = json.putArray("documents");
        for (Document document : envelope.contents().documents()) {
            ArrayNode signers =
                    documents
                            .addObject()
                            .put("document_id", document.id())
                            .put("document_name", document.name())
                            .putArray("Signers");
            for (Signer signer : envelope.signers()) {
                String value = signer.hasSigned() ? signer.email() : "";
                ArrayNode fields =
                        signers.addObject()
                                .put("signer_Email_Address", signer.email())
                                .putArray("fields");
                for (Map.Entry<String, JsonNode> tabs : signer.tabs().properties()) {
                    for (JsonNode tab : tabs.getValue()) {
                        fields.addObject()
                                .put("Input_type", tabs.getKey())
                                .put("Field_Name", tab.path("name").asText(tabs.getKey()))
                                .put("Field_Value", value);
                    }
                }
            }
        }
        return json;
    }

    private static ObjectNode named(JSignEnvelope envelope) {
        return JsonReader.object()
                .put("envelope_id", envelope.id())
                .put("envelope_name", envelope.contents().name());
    }

    /** What jSign writes into its blockchain; the sandbox has none, but always the same answers. */
    private static ObjectNode proof(JSignEnvelope envelope, Document document, boolean notarised) {
        String signed = Sha256.of(document.file().hash() + envelope.ended());
        return JsonReader.object()
                .put("original_document_hash", document.file().hash())
                .put("is_sign_process_completed", notarised)
                .put("signed_document_hash", notarised ? signed : null)
                .put("blockchain_hash", notarised ? Sha256.of(signed) : null);
    }

    static ObjectNode auditLogs(JSignEnvelope envelope, List<Activity> activities) {
        ObjectNode json =
                JsonReader.object()
                        .put("envelope_id", envelope.id())
                        .put("created_date", time(envelope.created()))
                        .put("created_by", envelope.contents().creator().email());
        json.putArray("signature_type").add("Esignature");
        ArrayNode documents = json.putArray("documents");
        for (Document document : envelope.contents().documents()) {
            ArrayNode logs =
                    documents.addObject().put("name", document.name()).putArray("audit_event_logs");
            for (Activity activity : activities) {
                String transaction = Sha256.of(document.id() + logs.size());
                String wallet = Sha256.of(activity.email()).substring(0, 40);
                logs.addObject()
                        .put("activity", activity.content())
                        .put("activity_enum", activity.name())
                        .put("time_stamp_utc", time(activity.at()))
                        .put("transaction_hash", "0x" + transaction)
                        .put("action_by", activity.email())
                        .put("block_number", logs.size())
                        .put("wallet_address", "0x" + wallet)
                        .put("final_block_hash", "0x" + Sha256.of(transaction))
                        .put("contract_address", "0x" + Sha256.of("sandbox").substring(0, 40));
            }
        }
        return json;
    }
}
