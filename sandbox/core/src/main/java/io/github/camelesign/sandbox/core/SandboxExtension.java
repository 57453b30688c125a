// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs a sandbox for the tests of a class: one server for all, fresh state for each. A test gets it
 * as a parameter, or from {@link #sandbox()}.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SandboxExtension<Sandbox> SANDBOX =
 *         new SandboxExtension<>(new Sandbox(SignNowModule::new), s -> s.setTls(true));
 * }</pre>
 *
 * @param <S> its class
 */
public class SandboxExtension<S extends Sandbox>
        implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, ParameterResolver {
    private final S sandbox;

    /** With default options. */
    public SandboxExtension(S sandbox) {
        this.sandbox = sandbox;
    }

    /** With the options that the second argument sets. */
    public SandboxExtension(S sandbox, Consumer<S> options) {
        this(sandbox);
        options.accept(sandbox);
    }

    /** The sandbox, which starts when it is first used. */
    public final S sandbox() {
        return sandbox;
    }

    @Override
    public final void beforeAll(ExtensionContext context) {
        sandbox.start();
    }

    @Override
    public final void beforeEach(ExtensionContext context) {
        sandbox.reset();
    }

    @Override
    public final void afterAll(ExtensionContext context) {
        // the tests of the enclosing class may still need it after those of a nested one
        if (!context.getRequiredTestClass().isAnnotationPresent(Nested.class)) {
            sandbox.close();
        }
    }

    @Override
    public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == sandbox.getClass();
    }

    @Override
    public final Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return sandbox;
    }
}
