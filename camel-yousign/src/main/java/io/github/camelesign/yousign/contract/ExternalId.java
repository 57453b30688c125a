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

    /** Of those that are ours. */
    private static final String PREFIX = "camelEsignContract:";

    private static final int LONGEST = 255;
    private static final int HASH = 32;

    private ExternalId() {}

    static String of(String key) {
        String written =
                URLEncoder.encode(PREFIX + key, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("*", "%2A");
        return written.length() <= LONGEST
                ? written
                : written.substring(0, LONGEST - HASH) + EsignEvent.idOf(key);
    }

    /** Null if it was none, or too long. */
    static String key(String externalId) {
        try {
            String written =
                    URLDecoder.decode(externalId == null ? "" : externalId, StandardCharsets.UTF_8);
            return written.startsWith(PREFIX) ? written.substring(PREFIX.length()) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
