// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.live.Fact.Result;
import io.github.camelesign.live.Life.Person;
import io.github.camelesign.live.Life.Step;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.core.Login;
import io.github.camelesign.sandbox.core.ProviderModule;
import io.github.camelesign.sandbox.docusign.DocuSign;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sandbox as if it were the services: the same run, by the logins that the sandbox prints. */
class LifeAtSandboxTest {

    @RegisterExtension
    static final EsignSandboxExtension SANDBOX =
            new EsignSandboxExtension(
                    sandbox -> sandbox.setDocuSignConnectKey(DocuSign.DEMO_CONNECT_KEY));

    private static final String SIGNER = "ada@acme.test";
    private static final Set<String> OPEN = Set.of("pending", "unsent");
    private static final Person NOBODY = (service, id, link) -> {};

    private final EsignSandbox sandbox = SANDBOX.sandbox();

    static Stream<String> schemes() {
        return Service.all().stream().map(Service::scheme);
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void bothContractsLiveAndLeaveNothing(String scheme) throws Exception {
        Service service = Service.read(scheme);
        Outcome outcome =
                Outcome.of(
                        service,
                        settings(
                                service,
                                Map.of(
                                        Settings.WAIT,
                                        "1",
                                        Settings.WEBHOOK_URL,
                                        "http://127.0.0.1:" + Callbacks.PORT)),
                        (at, id, link) -> {
                            assertThat(link).startsWith("http");
                            module(service).sign(id, SIGNER);
                        },
                        "run1");
        System.out.println(outcome.report());

        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.steps())
                .extracting(Step::name)
                .contains("send", "remind", "event voided", "link", "event completed");
        assertThat(outcome.left()).isEmpty();
        assertThat(open(service)).isEmpty();
        assertThat(outcome.verdicts())
                .filteredOn(verdict -> verdict.fact().canBeSettled())
                .allSatisfy(verdict -> assertThat(verdict.result()).isEqualTo(Result.HELD));
    }

    private List<Envelope> open(Service service) {
        return module(service).envelopes().stream()
                .filter(each -> OPEN.contains(each.status()))
                .toList();
    }

    private ProviderModule<?> module(Service service) {
        return sandbox.modules().stream()
                .filter(each -> each.name().equals(service.scheme()))
                .findFirst()
                .orElseThrow();
    }

    /** What a user with an account would set. */
    private Settings settings(Service service, Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(more);
        Login login = module(service).logins().get(0);
        login.options()
                .forEach(
                        (option, value) ->
                                variables.put(Settings.variable(service, option), value));
        module(service)
                .webhookSecret()
                .ifPresent(
                        secret ->
                                variables.put(Settings.variable(service, "webhookSecret"), secret));
        variables.put(Settings.SIGNER, SIGNER);
        variables.put(Settings.POLL_SECONDS, "0.2");
        return new Settings(variables);
    }
}
