// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy.contract;

import static io.github.camelesign.spi.JsonView.text;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.signeasy.SigneasyOperation;
import io.github.camelesign.spi.ContractCalls;
import io.github.camelesign.spi.ContractDraft;
import io.github.camelesign.spi.PreparedContract;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The documents of a contract in Signeasy's library, where nobody but their owner sees them. Each
 * has a name that no other has, by which it is found if the answer with its id is lost; the
 * envelope calls it as the contract does.
 */
final class Originals {

    private static final String NAME = "name.";
    private static final String ORIGINAL = "original.";
    private static final String ORIGINAL_ID = "originalId";
    private static final int UNIQUE = 8;

    private final ContractDraft draft;
    private final ContractCalls calls;

    Originals(ContractDraft draft, ContractCalls calls) {
        this.draft = draft;
        this.calls = calls;
    }

    /**
     * @param number of the document, 1 for the first
     */
    static String id(ContractDraft draft, int number) {
        return draft.get(ORIGINAL + number);
    }

    /** Whether the contract is made of a template. */
    static boolean isNone(ContractDraft draft) {
        return draft.all(NAME).isEmpty();
    }

    void upload(PreparedContract prepared) throws EsignOperationException {
        int number = 0;
        for (PreparedContract.Document document : prepared.documents()) {
            number++;
            String name = draft.put(NAME + number, unique(document.source().name()));
            Map<String, Object> form =
                    calls.extended(
                            prepared.contract(),
                            SigneasyContracts.ORIGINAL,
                            null,
                            Map.of("name", name, "rename_if_exists", "0"));
            Map<String, Object> answer =
                    calls.upload(SigneasyOperation.V3_ORIGINAL_UPLOAD, Map.of(), document, form);
            draft.put(ORIGINAL + number, answer.get("id"));
        }
    }

    private static String unique(String name) {
        String unique = "-" + UUID.randomUUID().toString().substring(0, UNIQUE);
        int extension = name.lastIndexOf('.');
        return extension < 0
                ? name + unique
                : name.substring(0, extension) + unique + name.substring(extension);
    }

    void delete() throws EsignOperationException {
        for (String id : draft.all(ORIGINAL)) {
            delete(id);
        }
        List<String> lost = draft.all(NAME).stream().skip(draft.all(ORIGINAL).size()).toList();
        if (!lost.isEmpty()) {
            for (Map<String, Object> original :
                    calls.list(SigneasyOperation.V3_ORIGINAL_LIST, new HashMap<>())) {
                if (draft.all(NAME).contains(text(original.get("name")))) {
                    delete(text(original.get("id")));
                }
            }
        }
    }

    private void delete(String id) throws EsignOperationException {
        try {
            calls.send(SigneasyOperation.V3_ORIGINAL_DELETE, Map.of(ORIGINAL_ID, id), null);
        } catch (EsignOperationException e) {
            if (!calls.isAbsent(e)) {
                throw e;
            }
        }
    }
}
