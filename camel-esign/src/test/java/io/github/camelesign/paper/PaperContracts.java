// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.paper;

import static io.github.camelesign.spi.JsonView.object;
import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.JsonView.text;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.api.contract.Contract.FieldType;
import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.api.contract.ContractState.ContractStatus;
import io.github.camelesign.api.contract.ContractState.RecipientStatus;
import io.github.camelesign.spi.ContractCalls;
import io.github.camelesign.spi.ContractCapabilities;
import io.github.camelesign.spi.ContractCapabilities.Feature;
import io.github.camelesign.spi.ContractDraft;
import io.github.camelesign.spi.Contracts;
import io.github.camelesign.spi.PreparedContract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How little a provider has to bring. */
final class PaperContracts implements Contracts {

    private static final String ID = "parcelId";

    @Override
    public ContractCapabilities capabilities() {
        return new ContractCapabilities()
                .with(Feature.SEVERAL_DOCUMENTS, Feature.ORDER)
                .fields(FieldType.SIGNATURE, FieldType.TEXT)
                .limits(new ContractCapabilities.Limits(50, 5, 1 << 20, 1, 30));
    }

    @Override
    public List<String> requests() {
        return List.of("parcel");
    }

    @Override
    public void draft(PreparedContract prepared, ContractDraft draft, ContractCalls calls)
            throws EsignOperationException {
        Map<String, String> files = new HashMap<>();
        for (PreparedContract.Document one : prepared.documents()) {
            Object id = calls.upload(PaperOperation.UPLOAD, Map.of(), one, Map.of()).get("id");
            files.put(one.id(), draft.put("file-" + one.id(), id));
        }
        Contract contract = prepared.contract();
        List<Map<String, Object>> marks = new ArrayList<>();
        for (PreparedContract.Field field : prepared.fields()) {
            Map<String, Object> mark = new HashMap<>();
            mark.put("file", files.get(field.source().document()));
            mark.put("who", contract.recipient(field.source().recipient()).orElseThrow().email());
            mark.put("kind", field.source().type().toString());
            mark.put("page", field.page());
            mark.put("left", field.x());
            mark.put("bottom", field.bottom());
            marks.add(mark);
        }
        List<Map<String, Object>> people = new ArrayList<>();
        for (Contract.Recipient one : contract.recipients()) {
            people.add(Map.of("email", one.email(), "name", one.name(), "turn", one.order()));
        }
        Map<String, Object> parcel =
                Map.of(
                        "title",
                        contract.title(),
                        "mark",
                        contract.key(),
                        "files",
                        new ArrayList<>(files.values()),
                        "people",
                        people,
                        "marks",
                        marks);
        Map<String, Object> made =
                calls.send(
                        PaperOperation.CREATE,
                        Map.of(),
                        calls.extended(contract, "parcel", null, parcel));
        draft.put("parcel", made.get("id"));
    }

    @Override
    public String send(PreparedContract prepared, ContractDraft draft, ContractCalls calls)
            throws EsignOperationException {
        calls.send(PaperOperation.SEAL, Map.of(ID, draft.get("parcel")), null);
        return draft.get("parcel");
    }

    @Override
    public Optional<String> sent(ContractDraft draft, ContractCalls calls)
            throws EsignOperationException {
        Map<String, Object> parcel = calls.get(PaperOperation.GET, Map.of(ID, draft.get("parcel")));
        return "draft".equals(parcel.get("status"))
                ? Optional.empty()
                : Optional.of(draft.get("parcel"));
    }

    @Override
    public void discard(ContractDraft draft, ContractCalls calls) throws EsignOperationException {
        for (String id : draft.all("parcel")) {
            absentIsFine(calls, PaperOperation.DELETE, Map.of(ID, id));
        }
        for (String id : draft.all("file-")) {
            absentIsFine(calls, PaperOperation.DELETE_FILE, Map.of("fileId", id));
        }
    }

    private static void absentIsFine(
            ContractCalls calls, PaperOperation operation, Map<String, String> ids)
            throws EsignOperationException {
        try {
            calls.send(operation, ids, null);
        } catch (EsignOperationException e) {
            if (!calls.isAbsent(e)) {
                throw e;
            }
        }
    }

    @Override
    public ContractState state(String id, ContractCalls calls) throws EsignOperationException {
        Map<String, Object> parcel = calls.get(PaperOperation.GET, Map.of(ID, id));
        List<ContractState.Recipient> people = new ArrayList<>();
        for (Map<String, Object> one : objects(parcel.get("people"))) {
            people.add(
                    new ContractState.Recipient(
                            text(one.get("email")),
                            text(one.get("name")),
                            text(one.get("email")),
                            ((Number) one.get("turn")).intValue(),
                            Boolean.TRUE.equals(one.get("done"))
                                    ? RecipientStatus.DONE
                                    : RecipientStatus.ASKED,
                            String.valueOf(one.get("done"))));
        }
        return new ContractState(
                null,
                id,
                text(parcel.get("mark")),
                0,
                ContractStatus.valueOf(text(parcel.get("status")).toUpperCase(Locale.ROOT)),
                text(parcel.get("status")),
                text(parcel.get("reason")),
                people,
                object(parcel));
    }

    @Override
    public String signingUrl(
            ContractState state,
            ContractState.Recipient recipient,
            String returnUrl,
            ContractCalls calls) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ContractCalls.Download download(String id, Part part, ContractCalls calls)
            throws EsignOperationException {
        return calls.download(
                PaperOperation.SIGNED,
                Map.of(ID, id, "part", part.name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public void remind(String id, ContractCalls calls) throws EsignOperationException {
        calls.send(PaperOperation.NUDGE, Map.of(ID, id), null);
    }

    @Override
    public void cancel(String id, String reason, ContractCalls calls)
            throws EsignOperationException {
        calls.send(PaperOperation.STOP, Map.of(ID, id), Map.of("reason", reason));
    }

    @Override
    public Events events() {
        return new Events(PaperOperation.EVENTS, Map.of());
    }
}
