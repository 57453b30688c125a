// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.live.Fact.Result;
import io.github.camelesign.live.Life.Person;
import io.github.camelesign.live.Life.Step;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.core.Fault;
import io.github.camelesign.sandbox.core.Login;
import io.github.camelesign.sandbox.core.ProviderModule;
import io.github.camelesign.sandbox.docusign.DocuSign;
import io.github.camelesign.sandbox.jsign.JSign;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** Each of these calls is done, and nobody hears of it. */
    @ParameterizedTest
    @CsvSource({
        "signnow, POST, /document",
        "signnow, PUT, /document/*",
        "signnow, POST, /document/*/invite",
        "docusign, POST, /restapi/*/accounts/*/envelopes",
        "docusign, PUT, /restapi/*/accounts/*/envelopes/*/documents/*",
        "docusign, POST, /restapi/*/accounts/*/envelopes/*/recipients",
        "yousign, POST, /v3/signature_requests",
        "yousign, POST, /v3/signature_requests/*/documents",
        "yousign, POST, /v3/signature_requests/*/activate",
        "signeasy, POST, /v3/original/",
        "signeasy, POST, /v3/rs/envelope/",
        "jsign, POST, /api/v2.0/envelopes/create_with_files",
        "jsign, POST, /api/v2.0/envelopes/create"
    })
    void aLostAnswerLeavesNothing(String scheme, String method, String path) throws Exception {
        Service service = Service.read(scheme);
        sandbox.faults().add(Fault.resetAfter().at(scheme).on(method, path));

        Outcome outcome = Outcome.of(service, settings(service, Map.of()), NOBODY, "run2");

        assertThat(sandbox.faults().active()).as("faults that did not strike").isEmpty();
        assertThat(outcome.left()).isEmpty();
        assertThat(open(service)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "signnow, PUT, /document/*/fieldinvitecancel",
        "docusign, PUT, /restapi/*/accounts/*/envelopes/*",
        "yousign, POST, /v3/signature_requests/*/cancel",
        "signeasy, POST, /v3/rs/envelope/*/cancel",
        "jsign, POST, /api/v2.0/envelopes/*/cancel"
    })
    void aStepThatFailsIsReportedAndTheOthersGoOn(String scheme, String method, String path)
            throws Exception {
        Service service = Service.read(scheme);
        sandbox.faults().add(Fault.status(400).at(scheme).on(method, path));

        Outcome outcome = Outcome.of(service, settings(service, Map.of()), NOBODY, "run3");

        assertThat(outcome.problems())
                .singleElement()
                .satisfies(step -> assertThat(step.problem()).contains("HTTP 400"));
        assertThat(outcome.steps()).extracting(Step::name).contains("link");
        assertThat(outcome.left()).isEmpty();
        assertThat(open(service)).isEmpty();
    }

    @Test
    void whatCannotBeDiscardedIsNamedForAPerson() throws Exception {
        Service service = Service.read("signnow");
        sandbox.faults().add(Fault.status(400).on("DELETE", "/document/*").times(100));

        Outcome outcome = Outcome.of(service, settings(service, Map.of()), NOBODY, "run4");

        List<String> ids = module(service).envelopes().stream().map(Envelope::id).toList();
        assertThat(ids).hasSize(2);
        assertThat(outcome.left()).hasSize(2);
        assertThat(outcome.report()).contains("by hand").contains(ids);
    }

    /** A document that the account had before has a name of its own. */
    @Test
    void whatWasThereBeforeStays() throws Exception {
        Service service = Service.read("jsign");
        String other = sandbox.jSign().addEnvelope(JSign.DEMO_USER, "Lease", SIGNER);

        Outcome.of(service, settings(service, Map.of()), NOBODY, "run5");

        assertThat(open(service)).extracting(Envelope::id).containsExactly(other);
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void aWrongLoginEndsAtOnceAndShowsNoSecret(String scheme) throws Exception {
        Service service = Service.read(scheme);
        Map<String, String> variables = new HashMap<>();
        settings(service, Map.of())
                .variables()
                .forEach(
                        (name, value) ->
                                variables.put(
                                        name,
                                        name.matches(".*_(SECRET|PASSWORD|API_KEY|USER_ID)")
                                                ? "nobody-has-this"
                                                : value));

        Outcome outcome = Outcome.of(service, new Settings(variables), NOBODY, "run6");

        assertThat(outcome.steps()).extracting(Step::name).containsExactly("log-in");
        assertThat(outcome.problems()).hasSize(1);
        assertThat(outcome.report()).doesNotContain("nobody-has-this");
        assertThat(outcome.count(Result.HELD)).isLessThan(3);
    }

    /** The host that a login names is not that of a test service. */
    @Test
    void noCallGoesToAHostThatIsNotForTests() throws Exception {
        Service service = Service.read("yousign");
        Service elsewhere =
                new Service(
                        service.scheme(),
                        service.title(),
                        List.of(),
                        Map.of("environment", "production"),
                        service.logins(),
                        service.headers(),
                        service.events(),
                        false,
                        service.things(),
                        service.cost(),
                        service.facts());
        Map<String, String> key =
                Map.of("ESIGN_LIVE_YOUSIGN_API_KEY", "key", Settings.SIGNER, SIGNER);

        Outcome outcome = Outcome.of(elsewhere, new Settings(key), NOBODY, "run7");

        assertThat(outcome.problems())
                .singleElement()
                .satisfies(step -> assertThat(step.problem()).contains(Settings.PRODUCTION));
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
