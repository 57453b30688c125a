// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.api.contract.ContractState.ContractStatus;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.core.ProviderModule;
import io.github.camelesign.testing.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A sending that is killed at each of its requests is completed by the next one, and nobody is
 * asked twice. By default at the provider with the fewest requests; with {@code -Dkills=all} at
 * all.
 */
class KilledSendingTest {

    /** A draft that was thrown away is one of these. */
    private static final List<String> NEVER_SENT = List.of("unsent", "canceled");

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    static Stream<String> providers() {
        String kills = System.getProperty("kills", "docusign");
        return kills.equals("all") ? Accounts.PROVIDERS.stream() : Stream.of(kills.split(","));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void isCompletedByTheNextSending(String provider, EsignSandbox sandbox, @TempDir Path folder)
            throws Exception {
        ProviderModule<?> module =
                sandbox.modules().stream()
                        .filter(one -> one.name().equals(provider))
                        .findFirst()
                        .orElseThrow();
        try (KillingProxy proxy = new KillingProxy(sandbox.uri())) {
            proxy.arm(-1, false);
            SendingProcess.send(
                    provider, proxy.baseUri(""), Files.createDirectory(folder.resolve("whole")));
            int requests = proxy.requests();
            assertThat(requests).isGreaterThan(1);
            for (int request = 0; request < requests; request++) {
                for (boolean afterwards : new boolean[] {false, true}) {
                    sandbox.reset();
                    Path state = Files.createDirectory(folder.resolve(request + "-" + afterwards));
                    String kill =
                            "killed %s request %d"
                                    .formatted(afterwards ? "after" : "before", request);

                    assertThat(killed(provider, proxy, state, request, afterwards))
                            .as(kill)
                            .isTrue();
                    proxy.arm(-1, false);
                    ContractState sent = sentByTheNext(provider, proxy, state);

                    assertThat(sent.status()).as(kill).isEqualTo(ContractStatus.OPEN);
                    assertThat(sentEnvelopes(module))
                            .as(kill)
                            .extracting(Envelope::id)
                            .containsExactly(sent.id());
                    assertThat(sandbox.mailbox().to(KitContract.ADA)).as(kill).hasSize(1);
                }
            }
        }
    }

    /** At jSign only once a call of which nobody knows whether it was made can be made no more. */
    private static ContractState sentByTheNext(String provider, KillingProxy proxy, Path state)
            throws Exception {
        try {
            return SendingProcess.send(provider, proxy.baseUri(""), state);
        } catch (IllegalStateException e) {
            assertThat(provider).isEqualTo("jsign");
            assertThat(e).hasMessageContaining("it counts as not sent");
            SendingProcess.letPass(16, provider, state);
            return SendingProcess.send(provider, proxy.baseUri(""), state);
        }
    }

    private static boolean killed(
            String provider, KillingProxy proxy, Path state, int request, boolean afterwards)
            throws Exception {
        proxy.arm(request, afterwards);
        Path output = state.resolve("output.txt");
        Process process =
                ChildJvm.start(
                        SendingProcess.class,
                        List.of(),
                        output,
                        provider,
                        proxy.baseUri(""),
                        state);
        proxy.aim(process);
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            // a process that was not killed ends with 0 or, after an exception, 1
            return process.exitValue() > 1;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Those that somebody is asked to sign: of a draft that was thrown away nobody has heard. */
    private static List<Envelope> sentEnvelopes(ProviderModule<?> module) {
        return module.envelopes().stream()
                .filter(one -> !NEVER_SENT.contains(one.status()))
                .toList();
    }
}
