// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox;

import io.github.camelesign.sandbox.core.SandboxExtension;
import java.util.function.Consumer;

/**
 * Runs a sandbox for the tests of a class: one server for all, fresh state for each. A test gets it
 * as a parameter of type {@link EsignSandbox}, or from {@link #sandbox()}.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension(s -> s.setTls(true));
 * }</pre>
 */
public final class EsignSandboxExtension extends SandboxExtension<EsignSandbox> {
    /** A sandbox with default options, also for {@code @ExtendWith}. */
    public EsignSandboxExtension() {
        super(new EsignSandbox());
    }

    /** A sandbox with the options that the argument sets. */
    public EsignSandboxExtension(Consumer<EsignSandbox> options) {
        super(new EsignSandbox(), options);
    }
}
