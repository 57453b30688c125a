// SPDX-License-Identifier: Apache-2.0
/**
 * What the providers of the sandbox share, and what a test sees of it whichever provider it uses:
 * {@link io.github.camelesign.sandbox.core.Sandbox} runs providers, {@link
 * io.github.camelesign.sandbox.core.SandboxExtension} does so for tests, {@link
 * io.github.camelesign.sandbox.core.Fault} and {@link
 * io.github.camelesign.sandbox.core.MutableClock} stand beside them.
 *
 * <p>It knows no provider: each has a Maven module of its own and takes part as a {@link
 * io.github.camelesign.sandbox.core.ProviderModule}.
 */
package io.github.camelesign.sandbox.core;
