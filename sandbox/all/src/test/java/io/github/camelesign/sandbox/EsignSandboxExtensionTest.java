// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.signnow.SignNow;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EsignSandboxExtensionTest {
    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    private static String firstUri;

    @RepeatedTest(2)
    void stateIsFreshAndTheServerTheSame(EsignSandbox sandbox) {
        assertThat(sandbox).isSameAs(SANDBOX.sandbox());
        assertThat(sandbox.signNow().documents()).isEmpty();
        sandbox.signNow().addDocument(SignNow.DEMO_USER, "x.pdf");
        sameServer(sandbox);
    }

    private static void sameServer(EsignSandbox sandbox) {
        if (firstUri == null) {
            firstUri = sandbox.getSignNowBaseUri();
        }
        assertThat(sandbox.getSignNowBaseUri()).isEqualTo(firstUri);
    }

    @Nested
    class InANestedClass {
        @Test
        void theServerIsTheSameToo(EsignSandbox sandbox) {
            sameServer(sandbox);
        }
    }
}
