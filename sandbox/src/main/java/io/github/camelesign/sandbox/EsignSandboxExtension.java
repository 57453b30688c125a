package io.github.camelesign.sandbox;

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
 * as a parameter of type {@link EsignSandbox}, or from {@link #sandbox()}.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension(s -> s.setTls(true));
 * }</pre>
 */
public final class EsignSandboxExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, ParameterResolver {
    private final EsignSandbox sandbox = new EsignSandbox();

    /** A sandbox with default options, also for {@code @ExtendWith}. */
    public EsignSandboxExtension() {}

    /** A sandbox with the options that the argument sets. */
    public EsignSandboxExtension(Consumer<EsignSandbox> options) {
        options.accept(sandbox);
    }

    /** The sandbox, which starts when it is first used. */
    public EsignSandbox sandbox() {
        return sandbox;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        sandbox.start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        sandbox.reset();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        // the tests of the enclosing class may still need it after those of a nested one
        if (!context.getRequiredTestClass().isAnnotationPresent(Nested.class)) {
            sandbox.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == EsignSandbox.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return sandbox;
    }
}
