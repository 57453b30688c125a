// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.time.Instant;

/**
 * One request as it met the sandbox. Bodies, headers and query strings are never kept, since they
 * carry secrets.
 *
 * @param at when it arrived, by the sandbox's clock
 * @param provider the provider's prefix, for example {@code signnow}
 * @param method HTTP method
 * @param path path below the provider's prefix, without the query
 * @param status HTTP status of the answer, also when a fault then lost the answer on its way; 0
 *     when there was none
 */
public record RecordedRequest(Instant at, String provider, String method, String path, int status) {
    RecordedRequest answered(int answer) {
        return new RecordedRequest(at, provider, method, path, answer);
    }
}
