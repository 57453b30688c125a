// SPDX-License-Identifier: Apache-2.0
/**
 * The Camel component for Signeasy: {@link io.github.camelesign.signeasy.SigneasyComponent} and
 * what it is configured with. {@link io.github.camelesign.signeasy.SigneasyConstants} names the
 * headers and events that a route may use.
 */
package io.github.camelesign.signeasy;
