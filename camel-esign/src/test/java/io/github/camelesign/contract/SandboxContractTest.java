// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.ProviderModule;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The providers of the sandbox. */
class SandboxContractTest {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    private abstract static class AtSandbox extends ContractKit {

        private ProviderModule<?> module() {
            return SANDBOX.sandbox().modules().stream()
                    .filter(module -> module.name().equals(provider()))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        void configure(DefaultCamelContext context) {
            Accounts.configure(context, SANDBOX.sandbox());
        }

        @Override
        void sign(String id, String email) {
            module().sign(id, email);
        }

        @Override
        void decline(String id, String email, String reason) {
            module().decline(id, email, reason);
        }

        @Override
        int requests() {
            return SANDBOX.sandbox().requests().all().size();
        }
    }

    @Nested
    class AtDocuSign extends AtSandbox {
        @Override
        String provider() {
            return "docusign";
        }
    }

    @Nested
    class AtJSign extends AtSandbox {
        @Override
        String provider() {
            return "jsign";
        }
    }

    @Nested
    class AtSignNow extends AtSandbox {
        @Override
        String provider() {
            return "signnow";
        }
    }

    @Nested
    class AtYousign extends AtSandbox {
        @Override
        String provider() {
            return "yousign";
        }
    }

    @Nested
    class AtSigneasy extends AtSandbox {
        @Override
        String provider() {
            return "signeasy";
        }
    }
}
