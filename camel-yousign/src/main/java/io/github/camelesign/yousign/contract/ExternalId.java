// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.contract;

import io.github.camelesign.spi.EsignEvent;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The key of a contract as Yousign's {@code external_id}, which has 255 Latin letters, digits and
 * few signs, the percent sign among them.
 */
final class ExternalId {

    private static final int LONGEST = 255;
    private static final int HASH = 32;

    private ExternalId() {}

    static String of(String key) {
        String written =
                URLEncoder.encode(key, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("*", "%2A");
        return written.length() <= LONGEST
                ? written
                : written.substring(0, LONGEST - HASH) + EsignEvent.idOf(key);
    }

    /** Null if it was none, as far as can be seen, or too long. */
    static String key(String externalId) {
        try {
            return externalId == null
                    ? null
                    : URLDecoder.decode(externalId, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
