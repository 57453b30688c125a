// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import io.github.camelesign.sandbox.core.RandomIds;
import io.github.camelesign.sandbox.core.TokenStore;
import java.time.Instant;

/**
 * A key that opens both interfaces until it is revoked.
 *
 * @param readOnly whether it may not change anything
 */
record ApiKey(String accessToken, boolean readOnly) implements TokenStore.Token<ApiKey> {
    /** A new one. */
    static ApiKey make(boolean readOnly) {
        return new ApiKey(RandomIds.hex(16), readOnly);
    }

    /** A key is not renewed. */
    @Override
    public String refreshToken() {
        return null;
    }

    /** A key has no end. */
    @Override
    public Instant expires() {
        return Instant.MAX;
    }

    @Override
    public ApiKey expiredAt(Instant now) {
        return this;
    }
}
