/**
 * Local servers that behave like the e-signature providers.
 *
 * <p>{@link io.github.camelesign.sandbox.EsignSandbox} is the way in; tests use {@link
 * io.github.camelesign.sandbox.EsignSandboxExtension}, {@link io.github.camelesign.sandbox.Fault}
 * and {@link io.github.camelesign.sandbox.MutableClock} beside it. This package holds what the
 * providers share; each provider lives in a package of its own and takes part as a {@link
 * io.github.camelesign.sandbox.ProviderRoom}.
 */
package io.github.camelesign.sandbox;
