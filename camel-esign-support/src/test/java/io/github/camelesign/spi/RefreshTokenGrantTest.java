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
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.support.service.ServiceSupport;
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
    private Instant expires;

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
        return new Token("a" + valid, Instant.EPOCH, expires, "r" + valid);
    }

    private Token fetch(RefreshTokenGrant grant) throws EsignOperationException {
        return grant.fetch(null, at(Instant.EPOCH));
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

        Token first = grant.fetch(null, at(Instant.EPOCH));
        grant.fetch(first, at(Instant.EPOCH));

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

    /** Two nodes share it. */
    private final AtomicStateRepository shared = new MapRepository();

    private static final class MapRepository extends ServiceSupport
            implements AtomicStateRepository {

        private final Map<String, String> states = new ConcurrentHashMap<>();
        private Runnable beforeReplace = () -> {};

        @Override
        public String getState(String key) {
            return states.get(key);
        }

        @Override
        public void setState(String key, String value) {
            states.put(key, value);
        }

        @Override
        public boolean replace(String key, String expected, String value) {
            beforeReplace.run();
            return expected == null
                    ? states.putIfAbsent(key, value) == null
                    : states.replace(key, expected, value);
        }
    }

    private RefreshTokenGrant node() {
        return new RefreshTokenGrant(
                "x", "client", "r0", shared, (token, endpoint) -> provider(token));
    }

    private static Token.Endpoint at(Instant now) {
        return new Token.Endpoint() {
            @Override
            public <T> T call(Token.Request request, Token.Reader<T> reader) {
                throw new IllegalStateException();
            }

            @Override
            public Instant now() {
                return now;
            }
        };
    }

    @Test
    void whatAnotherNodeHasRenewedIsUsedWithoutACall() throws Exception {
        Instant now = Instant.EPOCH;
        Token first = node().fetch(null, at(now));

        assertThat(node().fetch(null, at(now)).value()).isEqualTo(first.value());
        assertThat(node().fetch(new Token("a0", now, now, "r0"), at(now)).value())
                .isEqualTo(first.value());
        assertThat(spent).containsExactly("r0");
    }

    @Test
    void theOneThatWasRefusedIsRenewed() throws Exception {
        Token first = node().fetch(null, at(Instant.EPOCH));
        Token second = node().fetch(first, at(Instant.EPOCH));

        assertThat(second.value()).isEqualTo("a2");
        assertThat(spent).containsExactly("r0", "r1");
    }

    @Test
    void oneNearItsEndIsRenewed() throws Exception {
        expires = Instant.EPOCH.plusSeconds(3600);
        node().fetch(null, at(Instant.EPOCH));

        assertThat(node().fetch(null, at(expires.minusSeconds(301))).value()).isEqualTo("a1");
        assertThat(node().fetch(null, at(expires.minusSeconds(299))).value()).isEqualTo("a2");
    }

    @Test
    void whileANodeWaitsForItsTurnAnotherRenews() throws Exception {
        RefreshTokenGrant other = node();
        Token.Endpoint waiting =
                new Token.Endpoint() {
                    @Override
                    public <T> T call(Token.Request request, Token.Reader<T> reader) {
                        throw new IllegalStateException();
                    }

                    @Override
                    public Token alone(String key, Token.Attempt login)
                            throws EsignOperationException {
                        other.fetch(null, at(Instant.EPOCH));
                        return login.run();
                    }
                };

        assertThat(node().fetch(null, waiting).value()).isEqualTo("a1");
        assertThat(spent).containsExactly("r0");
    }

    /** The repository was one of a single node before. */
    @Test
    void aRefreshTokenThatStandsAloneIsSpent() throws Exception {
        valid = 5;
        shared.setState("x/948fe603f61dc036/dd191696e15e2ee2", "r5");

        assertThat(node().fetch(null, at(Instant.EPOCH)).value()).isEqualTo("a6");
    }

    /** Without leases two nodes may renew at once. */
    @Test
    void ofTwoThatRenewAtOnceTheLaterIsKept() throws Exception {
        Token later = new Token("a9", Instant.EPOCH.plusSeconds(9), null, "r9");
        String key = "x/948fe603f61dc036/dd191696e15e2ee2";
        ((MapRepository) shared).beforeReplace =
                () -> {
                    ((MapRepository) shared).beforeReplace = () -> {};
                    shared.setState(key, StoredToken.write(later));
                };
        assertThat(node().fetch(null, at(Instant.EPOCH)).value()).isEqualTo("a9");

        Token earlier = new Token("a7", Instant.EPOCH.minusSeconds(9), null, "r7");
        valid = 9;
        ((MapRepository) shared).beforeReplace =
                () -> {
                    ((MapRepository) shared).beforeReplace = () -> {};
                    shared.setState(key, StoredToken.write(earlier));
                };
        assertThat(node().fetch(later, at(Instant.EPOCH)).value()).isEqualTo("a10");
        assertThat(StoredToken.read(shared.getState(key)).refreshToken()).isEqualTo("r10");
    }

    @Test
    void withoutASuccessorTheAccessTokenIsSharedAllTheSame() throws Exception {
        RefreshTokenGrant grant =
                new RefreshTokenGrant(
                        "x",
                        "client",
                        "r0",
                        shared,
                        (token, endpoint) -> new Token("a1", Instant.EPOCH, null, null));
        grant.fetch(null, at(Instant.EPOCH));

        Token other = node().fetch(null, at(Instant.EPOCH));
        assertThat(other.value()).isEqualTo("a1");
        assertThat(other.refreshToken()).isEqualTo("r0");
        assertThat(spent).isEmpty();
    }
}
