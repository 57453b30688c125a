// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy.events;

import static io.github.camelesign.spi.JsonView.object;
import static io.github.camelesign.spi.JsonView.text;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.signeasy.SigneasyOperation;
import io.github.camelesign.signeasy.call.SigneasyPaging;
import io.github.camelesign.spi.Calls;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Finds the ids of signed files, which are other ones than those of the requests they come from. v3
 * has a call for that; v1 only a list of all signed files, which is kept until the next walk.
 */
final class SignedIds {

    private final Calls calls;
    private final SigneasyFamily family;
    private Map<String, String> listed;

    SignedIds(Calls calls, SigneasyFamily family) {
        this.calls = calls;
        this.family = family;
    }

    /** Has the next look-up see what was signed meanwhile. */
    void refresh() {
        listed = null;
    }

    /** What a completed request became; null as long as that is not there. */
    String of(String request) throws EsignOperationException {
        if (family == SigneasyFamily.ENVELOPE) {
            SigneasyOperation operation = SigneasyOperation.V3_ENVELOPE_GET_SIGNED_BY_PENDING;
            return unlessRefused(() -> text(calls.get(operation, request).get("id")));
        }
        if (listed == null) {
            listed = Objects.requireNonNullElse(unlessRefused(this::list), Map.of());
        }
        return listed.get(request);
    }

    private Map<String, String> list() throws EsignOperationException {
        Map<String, String> signed = new HashMap<>();
        Calls.EntryPages files = calls.portions(SigneasyOperation.SIGNED_LIST, SigneasyPaging.LIST);
        while (files.hasNext()) {
            for (Map<String, Object> file : files.next()) {
                Object request = object(file.get("pending_file")).get("id");
                if (request != null && file.get("id") != null) {
                    signed.put(text(request), text(file.get("id")));
                }
            }
        }
        return signed;
    }

    @FunctionalInterface
    private interface Call<T> {

        T answer() throws EsignOperationException;
    }

    /** Null if Signeasy refuses it, as it may as long as a signed file is not there. */
    private static <T> T unlessRefused(Call<T> call) throws EsignOperationException {
        try {
            return call.answer();
        } catch (EsignOperationException e) {
            if (e.getHttpResponseCode() / 100 == 4 && !e.isRetryable()) {
                return null;
            }
            throw e;
        }
    }
}
