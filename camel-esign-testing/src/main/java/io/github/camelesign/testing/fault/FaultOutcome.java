// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.fault;

import io.github.camelesign.api.EsignOperationException;
import java.util.List;

/**
 * What a route saw of a call that met a fault, and what the server saw.
 *
 * @param failure what the call failed with, or null
 * @param id the id that the route got, or null
 * @param found whether the route was shown that it is of an earlier request
 * @param requests how many requests of the operation reached the server
 * @param lookUps how many others did, those of logins excepted
 * @param logins how many logins did
 * @param created what was created in the end
 */
public record FaultOutcome(
        FaultCase of,
        Exception failure,
        String id,
        boolean found,
        int requests,
        int lookUps,
        int logins,
        List<Backend.Created> created) {

    public boolean isSuccess() {
        return failure == null;
    }

    /** The failure, if it is one that says what is known of the outcome. */
    EsignOperationException exception() {
        return (EsignOperationException) failure;
    }

    @Override
    public String toString() {
        return "%s, got %s after %d requests, %d look-ups and %d logins, with %s created"
                .formatted(
                        of,
                        isSuccess() ? "id " + id + (found ? " (found)" : "") : failure,
                        requests,
                        lookUps,
                        logins,
                        created);
    }
}
