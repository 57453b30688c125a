// SPDX-License-Identifier: Apache-2.0
/**
 * Local servers that behave like the e-signature providers, all in one: {@link
 * io.github.camelesign.sandbox.EsignSandbox} is the way in, and tests use {@link
 * io.github.camelesign.sandbox.EsignSandboxExtension}. The command line is here, too.
 */
package io.github.camelesign.sandbox;
