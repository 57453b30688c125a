// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelesign.api.EsignAuthenticationException;
import io.github.camelesign.api.EsignFailure;
import io.github.camelesign.api.EsignOperationException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

/** The provider here takes {@code r<n>} and gives {@code r<n+1>}. */
class RefreshTokenGrantTest {

    private final Map<String, String> states = new HashMap<>();
    private final MemoryStateRepository repository =
            new MemoryStateRepository() {
                @Override
                public void setState(String key, String value) {
                    states.put(key, value);
                }

                @Override
                public String getState(String key) {
                    return states.get(key);
                }
            };
    private final List<String> spent = new ArrayList<>();
    private Runnable atProvider = () -> {};
    private int valid;

    private RefreshTokenGrant grant(String configured) {
        return new RefreshTokenGrant(
                "x", "client", configured, repository, (token, endpoint) -> provider(token));
    }

    private Token provider(String token) throws EsignOperationException {
        spent.add(token);
        atProvider.run();
        if (!token.equals("r" + valid)) {
            throw new EsignAuthenticationException(
                    new EsignFailure(
                            "x",
                            "token/create",
                            400,
                            "invalid_grant",
                            null,
                            null,
                            null,
                            false,
                            false,
                            null));
        }
        valid++;
        return new Token("a" + valid, Instant.EPOCH, null, "r" + valid);
    }

    private Token fetch(RefreshTokenGrant grant) throws EsignOperationException {
        return grant.fetch(null, null);
    }

    @Test
    void theSuccessorIsKeptAndSpentNext() throws Exception {
        fetch(grant("r0"));
        fetch(grant("r0"));

        assertThat(spent).containsExactly("r0", "r1");
        assertThat(states).containsValue("r2").hasSize(1);
    }

    @Test
    void theKeyNamesSchemeAndAccountButNoToken() throws Exception {
        fetch(grant("r0"));

        // printf %s client | openssl sha256, printf %s r0 | openssl sha256
        assertThat(states).containsOnlyKeys("x/948fe603f61dc036/dd191696e15e2ee2");
    }

    @Test
    void oneThatAnotherNodeSpendsAtTheSameMomentIsReadAgainOnce() throws Exception {
        fetch(grant("r0"));
        String key = states.keySet().iterator().next();
        atProvider =
                () -> {
                    // the other node is faster
                    atProvider = () -> {};
                    valid = 7;
                    states.put(key, "r7");
                };

        assertThat(fetch(grant("r0")).value()).isEqualTo("a8");
        assertThat(spent).containsExactly("r0", "r1", "r7");
        assertThat(states).containsEntry(key, "r8");
    }

    @Test
    void whenThatIsRefusedTooThereIsNoThirdTry() throws Exception {
        fetch(grant("r0"));
        atProvider =
                () -> {
                    valid = 9;
                    states.replaceAll((key, token) -> token + "x");
                };

        assertThatThrownBy(() -> fetch(grant("r0")))
                .isInstanceOf(EsignAuthenticationException.class);
        assertThat(spent).hasSize(3);
    }

    @Test
    void withoutASuccessorTheSameIsSpentAgain() throws Exception {
        RefreshTokenGrant grant =
                new RefreshTokenGrant(
                        "x",
                        "client",
                        "r0",
                        repository,
                        (token, endpoint) -> new Token("a1", Instant.EPOCH, Instant.MAX, null));
        Token token = fetch(grant);

        assertThat(token.refreshToken()).isEqualTo("r0");
        assertThat(states).isEmpty();
    }

    @Test
    void withoutARepositoryTheLastTokenHasTheNewest() throws Exception {
        RefreshTokenGrant grant =
                new RefreshTokenGrant(
                        "x", "client", "r0", null, (token, endpoint) -> provider(token));

        Token first = grant.fetch(null, null);
        grant.fetch(first, null);

        assertThat(spent).containsExactly("r0", "r1");
    }

    /** A spent token that is used again makes some providers revoke its successors too. */
    @Test
    void afterASaveThatFailedTheSpentTokenIsNotUsedAgain() throws Exception {
        String key = "x/948fe603f61dc036/dd191696e15e2ee2";
        boolean[] down = {false};
        MemoryStateRepository failing =
                new MemoryStateRepository() {
                    @Override
                    public void setState(String key, String value) {
                        if (down[0]) {
                            throw new IllegalStateException("down");
                        }
                        super.setState(key, value);
                    }
                };
        failing.start();
        failing.setState(key, "r0");
        down[0] = true;
        RefreshTokenGrant grant =
                new RefreshTokenGrant(
                        "x", "client", "r0", failing, (token, endpoint) -> provider(token));

        fetch(grant);
        fetch(grant);
        assertThat(spent).containsExactly("r0", "r1");

        down[0] = false;
        fetch(grant);
        fetch(grant);
        assertThat(spent).containsExactly("r0", "r1", "r2", "r3");
        assertThat(failing.getState(key)).isEqualTo("r4");
    }
}
