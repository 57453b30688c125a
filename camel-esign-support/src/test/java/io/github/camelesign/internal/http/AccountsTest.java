// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.internal.event.InUse;
import io.github.camelesign.internal.text.Redaction;
import io.github.camelesign.spi.AccountStatus;
import io.github.camelesign.spi.Authentication;
import io.github.camelesign.spi.EsignListener;
import io.github.camelesign.spi.Provider;
import io.github.camelesign.spi.Throttling;
import io.github.camelesign.spi.Token;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountsTest {

    private static final List<Object> ADA = List.of("https://x.test", "ada");
    private static final List<Object> BEN = List.of("https://x.test", "ben");
    private static final List<Object> CONNECTION = List.of(64);

    private final DefaultCamelContext context = new DefaultCamelContext();
    private static final Throttling LIMITED = (status, errorCode) -> status == 429;

    private final Provider<?> provider =
            Provider.of("x", "X")
                    .authentication(configuration -> new Fixed())
                    .events(endpoint -> null)
                    .throttling(LIMITED)
                    .build();

    private final List<String> heard = new ArrayList<>();
    private Accounts accounts;

    @BeforeEach
    void start() {
        context.getRegistry().bind("listener", new Recorder());
        accounts = new Accounts(context, provider, "x");
        context.start();
        HealthCheckHelper.getHealthCheckRepository(context, "producers").setEnabled(true);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private static final class Fixed implements Authentication {

        @Override
        public Token fetch(Token previous, Token.Endpoint endpoint) {
            return Token.fixed("t");
        }

        @Override
        public boolean isRenewable() {
            return false;
        }

        @Override
        public boolean isTokenRefused(EsignOperationException failure) {
            return false;
        }
    }

    private ProviderClient client(Account account) {
        return account.client(
                CONNECTION,
                () ->
                        new ProviderClient(
                                context,
                                provider,
                                new TransportOptions(
                                        "https://x.test",
                                        null,
                                        1000,
                                        1000,
                                        4,
                                        false,
                                        1 << 20,
                                        new AllowedHosts(List.of(), List.of())),
                                new RetryPolicy(
                                        2,
                                        Duration.ofMillis(1),
                                        Duration.ofSeconds(5),
                                        account.budget()),
                                account,
                                new TransferWatch(context),
                                new Fixed(),
                                Redaction.of(List.of())));
    }

    private final class Recorder implements EsignListener {

        @Override
        public void onAccountOpened(AccountStatus account) {
            heard.add("opened " + account.provider() + " " + account.account());
        }

        @Override
        public void onAccountClosed(AccountStatus account) {
            heard.add("closed " + account.provider() + " " + account.account());
        }
    }

    private Account join(List<Object> credentials) {
        return accounts.join(credentials, () -> {}, true);
    }

    private List<String> checks() {
        return HealthCheckHelper.getHealthCheckRepository(
                        context, "producers", WritableHealthCheckRepository.class)
                .stream()
                .map(check -> check.getId())
                .filter(id -> id.startsWith("x-login"))
                .sorted()
                .toList();
    }

    @Test
    void endpointsOfOneAccountShareItsClientAndItsCheck() {
        Account first = join(ADA);
        Account second = join(ADA);

        assertThat(second).isSameAs(first);
        assertThat(client(first)).isSameAs(client(second));
        assertThat(checks()).containsExactly("x-login");
    }

    @Test
    void anotherAccountHasItsOwn() {
        Account ada = join(ADA);
        Account ben = join(BEN);

        assertThat(client(ada)).isNotSameAs(client(ben));
        assertThat(ada.budget()).isNotSameAs(ben.budget());
        assertThat(checks()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void theLastEndpointClosesWhatItUsed() {
        Account ada = join(ADA);
        join(ADA);
        ProviderClient client = client(ada);

        accounts.leave(ada);
        assertThat(client.isStarted()).isTrue();
        assertThat(checks()).hasSize(1);

        accounts.leave(ada);
        assertThat(client.isStarted()).isFalse();
        assertThat(checks()).isEmpty();
        assertThat(client(join(ADA))).isNotSameAs(client);
    }

    @Test
    void listenersHearOfAnAccountOnceForAllItsEndpoints() {
        Account ada = join(ADA);
        join(ADA);
        join(BEN);
        accounts.leave(ada);
        assertThat(heard).containsExactly("opened x x", "opened x x-2");

        accounts.leave(ada);
        assertThat(heard).endsWith("closed x x");

        accounts.close();
        assertThat(heard).endsWith("closed x x", "closed x x-2");
    }

    @Test
    void anAccountShowsItsLogin() throws Exception {
        Account ada = join(ADA);
        assertThat(ada.login()).isEmpty();

        client(ada).logIn();

        assertThat(ada.login()).get().extracting(AccountStatus.Login::failure).isNull();
        assertThat(ada.retryBudget()).isEqualTo(1);
    }

    @Test
    void thousandsThatComeAndGoLeaveNothing() {
        for (int i = 0; i < 2000; i++) {
            Account account = join(List.of("https://x.test", i));
            client(account);
            accounts.leave(account);
        }

        assertThat(checks()).isEmpty();
        assertThat(InUse.of(context).accounts()).isEmpty();
    }
}
