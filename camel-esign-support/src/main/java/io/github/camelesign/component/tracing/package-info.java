// SPDX-License-Identifier: Apache-2.0
/**
 * For the authors of providers: what spans of camel-telemetry show. An own package, as its classes
 * cannot be loaded without camel-telemetry.
 */
package io.github.camelesign.component.tracing;
