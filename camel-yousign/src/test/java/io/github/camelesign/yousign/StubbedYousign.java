// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.testing.http.StubbedProvider;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;

/** A server that a Camel context takes for Yousign, for both versions of its API. */
public abstract class StubbedYousign extends StubbedProvider {

    public static final String KEY = "desk-api-key";

    /** Some request, and somebody who signs it. */
    public static final String REQUEST = "5e7a1b2c-0001-4000-8000-000000000001";

    public static final String SIGNER = "5e7a1b2c-0002-4000-8000-000000000001";

    public static final String REQUESTS = "/v3/signature_requests";

    /** Two look-ups: after a short pause, and at the end. */
    private static final int LOOK_UP_MILLIS = 500;

    private static final Pattern KEY_MEMBER =
            Pattern.compile("\\{\"external_id\":\"[0-9a-f-]{36}\",");

    @BeforeEach
    protected void useKey() {
        options().setApiKey(KEY);
        options().setLookUpTimeout(LOOK_UP_MILLIS);
    }

    @Override
    protected YousignConfiguration options() {
        return context.getComponent("yousign", YousignComponent.class).getConfiguration();
    }

    /**
     * JSON text as the route wrote it, of what was sent: a key of its own must be its first member.
     */
    public static String withoutKey(String sent) {
        Matcher key = KEY_MEMBER.matcher(sent);
        assertThat(key.lookingAt()).as(sent).isTrue();
        return "{" + sent.substring(key.end());
    }
}
