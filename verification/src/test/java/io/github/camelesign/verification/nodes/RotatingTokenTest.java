// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.docusign.DocuSignComponent;
import io.github.camelesign.docusign.DocuSignConfiguration;
import io.github.camelesign.jdbc.JdbcLeases;
import io.github.camelesign.jdbc.JdbcStateRepository;
import io.github.camelesign.signeasy.SigneasyComponent;
import io.github.camelesign.signeasy.SigneasyConfiguration;
import io.github.camelesign.signnow.SignNowComponent;
import io.github.camelesign.signnow.SignNowConfiguration;
import io.github.camelesign.testing.ParallelCalls;
import io.github.camelesign.testing.database.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.StateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nodes that were given one refresh token, which works once. */
class RotatingTokenTest {

    private static final int HOUR = 3600;
    private static final int THREADS = 12;

    private final List<CamelContext> nodes = new ArrayList<>();
    private RotatingProvider provider;
    private TestDatabase database;

    /** The components whose providers rotate refresh tokens. */
    enum Component {
        SIGNNOW("signnow:user/get") {
            @Override
            void configure(CamelContext node, String uri, StateRepository<String, String> tokens) {
                SignNowConfiguration options =
                        node.getComponent("signnow", SignNowComponent.class).getConfiguration();
                options.setBaseUri(uri);
                options.setClientId("app");
                options.setClientSecret("secret");
                options.setRefreshToken(RotatingProvider.FIRST);
                options.setTokenRepository(tokens);
            }
        },
        SIGNEASY_V1("signeasy:user/get") {
            @Override
            void configure(CamelContext node, String uri, StateRepository<String, String> tokens) {
                SigneasyConfiguration options =
                        node.getComponent("signeasy", SigneasyComponent.class).getConfiguration();
                options.setBaseUri(uri);
                options.setOauthBaseUri(uri);
                options.setClientId("app");
                options.setClientSecret("secret");
                options.setRefreshToken(RotatingProvider.FIRST);
                options.setTokenRepository(tokens);
            }
        },
        DOCUSIGN_CODE("docusign:accounts/get") {
            @Override
            void configure(CamelContext node, String uri, StateRepository<String, String> tokens) {
                DocuSignConfiguration options =
                        node.getComponent("docusign", DocuSignComponent.class).getConfiguration();
                options.setOauthBaseUri(uri);
                options.setClientId("app");
                options.setClientSecret("secret");
                options.setAuthorizationCode(RotatingProvider.FIRST);
                options.setTokenRepository(tokens);
            }
        };

        private final String call;

        Component(String call) {
            this.call = call;
        }

        abstract void configure(
                CamelContext node, String uri, StateRepository<String, String> tokens);
    }

    static Stream<Arguments> everywhere() {
        return Stream.of(Component.values())
                .flatMap(
                        component ->
                                Stream.of(Databases.values())
                                        .map(kind -> Arguments.of(component, kind)));
    }

    @BeforeEach
    void start() throws Exception {
        provider = new RotatingProvider(HOUR);
    }

    @AfterEach
    void stop() throws Exception {
        for (CamelContext node : nodes) {
            node.close();
        }
        provider.close();
        if (database != null) {
            database.close();
        }
    }

    private CamelContext node(Component component) throws Exception {
        DataSource connections = database.node();
        DefaultCamelContext node = new DefaultCamelContext();
        nodes.add(node);
        node.getRegistry().bind("leases", new JdbcLeases(connections));
        component.configure(node, provider.baseUri(), new JdbcStateRepository(connections));
        node.start();
        return node;
    }

    private static Exception failure(Component component, CamelContext node) {
        Exchange done = node.createProducerTemplate().request(component.call, exchange -> {});
        return done.getException();
    }

    /** Many threads on all nodes at once. */
    private void callEverywhere(Component component) throws Exception {
        AtomicInteger thread = new AtomicInteger();
        List<Exception> failures =
                ParallelCalls.of(
                        THREADS,
                        () ->
                                failure(
                                        component,
                                        nodes.get(thread.getAndIncrement() % nodes.size())));
        assertThat(failures).containsOnlyNulls();
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void stayLoggedInWithOneLoginForEachEnd(Component component, Databases kind) throws Exception {
        database = kind.open();
        node(component);
        node(component);
        for (int end = 1; end <= 5; end++) {
            callEverywhere(component);

            assertThat(provider.logins()).as("end %d", end).isEqualTo(end);
            provider.endAccessToken();
        }
        assertThat(provider.isRevoked()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void oneThatStartsLaterOrSleptUsesTheTokenOfTheOther(Component component, Databases kind)
            throws Exception {
        database = kind.open();
        CamelContext first = node(component);
        CamelContext asleep = node(component);
        assertThat(failure(component, asleep)).isNull();
        for (int end = 0; end < 3; end++) {
            provider.endAccessToken();
            assertThat(failure(component, first)).isNull();
        }
        int logins = provider.logins();

        assertThat(failure(component, asleep)).isNull();
        assertThat(failure(component, node(component))).isNull();
        assertThat(provider.logins()).isEqualTo(logins);
    }

    /** The other's token has ended as well since it was renewed. */
    @Test
    void oneThatSleptRenewsWhatHasEndedMeanwhile() throws Exception {
        database = TestDatabase.h2();
        CamelContext first = node(Component.SIGNNOW);
        CamelContext asleep = node(Component.SIGNNOW);
        assertThat(failure(Component.SIGNNOW, asleep)).isNull();
        provider.endAccessToken();
        assertThat(failure(Component.SIGNNOW, first)).isNull();
        // as if that had been long ago
        String key = database.select("SELECT state_key FROM camel_esign_state");
        JdbcStateRepository tokens = new JdbcStateRepository(database.node());
        String state = tokens.getState(key);
        tokens.setState(key, state.replaceFirst("\"issued\":\"20\\d\\d", "\"issued\":\"2001"));
        provider.endAccessToken();

        assertThat(failure(Component.SIGNNOW, asleep)).isNull();
        assertThat(provider.logins()).isEqualTo(3);
    }

    /** What the provider says of the time is enough: no call is refused first. */
    @Test
    void oneOfThemRenewsBeforeTheEnd() throws Exception {
        provider.close();
        provider = new RotatingProvider(2);
        database = TestDatabase.h2();
        node(Component.SIGNNOW);
        node(Component.SIGNNOW);
        for (int end = 1; end <= 3; end++) {
            callEverywhere(Component.SIGNNOW);
            assertThat(provider.logins()).isEqualTo(end);
            // half of its life
            await().pollDelay(Duration.ofMillis(1_200)).until(() -> true);
        }
    }
}
