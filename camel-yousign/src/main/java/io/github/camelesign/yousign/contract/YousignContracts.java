// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.contract;

import static io.github.camelesign.spi.contract.Capabilities.Feature.EXPIRY;
import static io.github.camelesign.spi.contract.Capabilities.Feature.LOCALE;
import static io.github.camelesign.spi.contract.Capabilities.Feature.METADATA;
import static io.github.camelesign.spi.contract.Capabilities.Feature.ORDER;
import static io.github.camelesign.spi.contract.Capabilities.Feature.RECIPIENT_LOCALE;
import static io.github.camelesign.spi.contract.Capabilities.Feature.REMINDERS;
import static io.github.camelesign.spi.contract.Capabilities.Feature.REPEATED_REMINDERS;
import static io.github.camelesign.spi.contract.Capabilities.Feature.SEVERAL_DOCUMENTS;
import static io.github.camelesign.spi.contract.Capabilities.Feature.SIGNING_URL;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.api.contract.Delivery;
import io.github.camelesign.api.contract.FieldType;
import io.github.camelesign.api.contract.RecipientKind;
import io.github.camelesign.api.contract.SignerAuthentication;
import io.github.camelesign.spi.JsonView;
import io.github.camelesign.spi.contract.Capabilities;
import io.github.camelesign.spi.contract.ContractCalls;
import io.github.camelesign.spi.contract.Contracts;
import io.github.camelesign.spi.contract.Draft;
import io.github.camelesign.spi.contract.PreparedContract;
import io.github.camelesign.yousign.YousignOperation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Contracts as signature requests of version 3, which are activated when all is in them. */
public final class YousignContracts implements Contracts {

    static final String SIGNATURE_REQUEST = "signature-request";
    static final String DOCUMENT = "document";
    static final String SIGNER = "signer";
    static final String APPROVER = "approver";
    static final String FIELD = "field";

    private static final String ID = "signatureRequestId";

    private static final Capabilities CAPABILITIES =
            new Capabilities()
                    .with(SEVERAL_DOCUMENTS, ORDER, METADATA, EXPIRY, REMINDERS)
                    .with(REPEATED_REMINDERS, LOCALE, RECIPIENT_LOCALE, SIGNING_URL)
                    .fields(FieldType.SIGNATURE, FieldType.DATE, FieldType.TEXT, FieldType.CHECKBOX)
                    .kinds(RecipientKind.APPROVER, RecipientKind.COPY)
                    .deliveries(Delivery.EMBEDDED)
                    .authentications(SignerAuthentication.CODE, SignerAuthentication.SMS)
                    .limits(new Capabilities.Limits(128, 100, 50L << 20, 1, 0));

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public List<String> requests() {
        return List.of(SIGNATURE_REQUEST, DOCUMENT, SIGNER, APPROVER, FIELD);
    }

    @Override
    public void draft(PreparedContract prepared, Draft draft, ContractCalls calls)
            throws EsignOperationException {
        new RequestOfContract(prepared, draft, calls).make();
    }

    @Override
    public String send(PreparedContract prepared, Draft draft, ContractCalls calls)
            throws EsignOperationException {
        String id = draft.get(SIGNATURE_REQUEST);
        calls.send(YousignOperation.SIGNATURE_REQUEST_ACTIVATE, Map.of(ID, id), null);
        return id;
    }

    @Override
    public Optional<String> sent(Draft draft, ContractCalls calls) throws EsignOperationException {
        String id = draft.get(SIGNATURE_REQUEST);
        try {
            Map<String, Object> request =
                    calls.get(YousignOperation.SIGNATURE_REQUEST_GET, Map.of(ID, id));
            return "draft".equals(request.get("status")) ? Optional.empty() : Optional.of(id);
        } catch (EsignOperationException e) {
            if (calls.isAbsent(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void discard(Draft draft, ContractCalls calls) throws EsignOperationException {
        for (String id : draft.all(SIGNATURE_REQUEST)) {
            try {
                calls.send(
                        YousignOperation.SIGNATURE_REQUEST_DELETE,
                        Map.of(ID, id, "permanent_delete", "true"),
                        null);
            } catch (EsignOperationException e) {
                if (!calls.isAbsent(e)) {
                    throw e;
                }
            }
        }
    }

    @Override
    public ContractState state(String id, ContractCalls calls) throws EsignOperationException {
        return RequestState.of(
                calls.get(YousignOperation.SIGNATURE_REQUEST_GET, Map.of(ID, id)),
                signers(id, calls));
    }

    private static List<Map<String, Object>> signers(String id, ContractCalls calls)
            throws EsignOperationException {
        return calls.list(YousignOperation.SIGNER_LIST, Map.of(ID, id));
    }

    /** Yousign's links lead back to where the signer was told to go when they were added. */
    @Override
    public String signingUrl(String id, String recipient, String returnUrl, ContractCalls calls)
            throws EsignOperationException {
        for (Map<String, Object> signer : signers(id, calls)) {
            String email = JsonView.text(JsonView.object(signer.get("info")).get("email"));
            if (recipient.equals(signer.get("id")) || recipient.equalsIgnoreCase(email)) {
                // read by itself, a signer has a link that works now
                Map<String, Object> read =
                        calls.get(
                                YousignOperation.SIGNER_GET,
                                Map.of(ID, id, "signerId", signer.get("id")));
                if (read.get("signature_link") == null) {
                    throw new IllegalArgumentException(
                            "It is not the turn of %s: Yousign has no link to sign yet"
                                    .formatted(recipient));
                }
                return read.get("signature_link").toString();
            }
        }
        throw new IllegalArgumentException(
                "%s is no signer of the signature request %s".formatted(recipient, id));
    }

    @Override
    public ContractCalls.Download download(String id, Part part, ContractCalls calls)
            throws EsignOperationException {
        Map<String, Object> parameters = new HashMap<>(Map.of(ID, id));
        if (part == Part.AUDIT) {
            parameters.put("merge", "true");
            return calls.download(YousignOperation.AUDIT_TRAIL_DOWNLOAD, parameters);
        }
        parameters.put("version", "completed");
        return calls.download(YousignOperation.DOCUMENT_DOWNLOAD_ALL, parameters);
    }

    @Override
    public void remind(String id, ContractCalls calls) throws EsignOperationException {
        for (Map<String, Object> signer : signers(id, calls)) {
            if ("notified".equals(signer.get("status"))) {
                calls.send(
                        YousignOperation.SIGNER_REMIND,
                        Map.of(ID, id, "signerId", signer.get("id")),
                        null);
            }
        }
    }

    @Override
    public void cancel(String id, String reason, ContractCalls calls)
            throws EsignOperationException {
        calls.send(
                YousignOperation.SIGNATURE_REQUEST_CANCEL,
                Map.of(ID, id),
                Map.of("reason", "other", "custom_note", reason));
    }

    @Override
    public Events events() {
        return new Events(YousignOperation.SIGNATURE_REQUEST_EVENTS, Map.of());
    }

    static String language(Contract contract, Contract.Recipient recipient) {
        String locale = recipient.locale() == null ? contract.locale() : recipient.locale();
        return locale == null ? "en" : locale.substring(0, 2).toLowerCase();
    }
}
