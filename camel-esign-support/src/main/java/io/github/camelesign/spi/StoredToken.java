// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import java.time.Instant;
import java.util.Map;
import org.apache.camel.util.json.DeserializationException;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;

/**
 * A token as a repository that several nodes share holds it: with the access token, which the
 * others use as well instead of renewing it once more. A repository of one node holds the refresh
 * token alone.
 */
final class StoredToken {

    private static final String REFRESH_TOKEN = "refreshToken";
    private static final String ACCESS_TOKEN = "accessToken";
    private static final String ISSUED = "issued";
    private static final String EXPIRES = "expires";

    private StoredToken() {}

    static String write(Token token) {
        JsonObject fields = new JsonObject();
        fields.put(REFRESH_TOKEN, token.refreshToken());
        fields.put(ACCESS_TOKEN, token.value());
        fields.put(ISSUED, token.issued().toString());
        if (token.expires() != null) {
            fields.put(EXPIRES, token.expires().toString());
        }
        return fields.toJson();
    }

    /**
     * Reads what a repository holds.
     *
     * @return the token, without a value if the refresh token stands alone; null if there is
     *     nothing
     */
    static Token read(String state) {
        if (state == null) {
            return null;
        }
        if (!state.startsWith("{")) {
            return alone(state);
        }
        try {
            Map<?, ?> fields = (Map<?, ?>) Jsoner.deserialize(state);
            Object expires = fields.get(EXPIRES);
            return new Token(
                    (String) fields.get(ACCESS_TOKEN),
                    Instant.parse(fields.get(ISSUED).toString()),
                    expires == null ? null : Instant.parse(expires.toString()),
                    (String) fields.get(REFRESH_TOKEN));
        } catch (DeserializationException | RuntimeException e) {
            // nothing that was written here
            return alone(state);
        }
    }

    private static Token alone(String refreshToken) {
        return new Token(null, Instant.EPOCH, null, refreshToken);
    }
}
