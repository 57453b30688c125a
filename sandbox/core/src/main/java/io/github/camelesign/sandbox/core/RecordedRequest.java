// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import java.time.Duration;
import java.time.Instant;

/**
 * One request as it met the sandbox, without bodies, headers and query string, which carry secrets.
 *
 * @param number counted from 0 since the start or reset
 * @param at when it arrived, by the sandbox's clock
 * @param provider the provider's prefix, for example {@code signnow}
 * @param method HTTP method
 * @param path path below the provider's prefix, without the query
 * @param status HTTP status of the answer, also when a fault then lost the answer on its way; 0
 *     when there was none
 * @param took until it was answered; null when it was not
 */
@JsonIncludeProperties({"at", "provider", "method", "path", "status"})
public record RecordedRequest(
        long number,
        Instant at,
        String provider,
        String method,
        String path,
        int status,
        Duration took) {
    RecordedRequest answered(int answer, Duration after) {
        return new RecordedRequest(number, at, provider, method, path, answer, after);
    }
}
