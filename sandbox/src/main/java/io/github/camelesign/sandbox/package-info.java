/**
 * Local servers that behave like the e-signature providers.
 *
 * <p>{@link io.github.camelesign.sandbox.EsignSandbox} is the way in. This package holds what the
 * providers share; each provider lives in a package of its own and takes part as a {@link
 * io.github.camelesign.sandbox.ProviderRoom}.
 */
package io.github.camelesign.sandbox;
