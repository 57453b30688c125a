// SPDX-License-Identifier: Apache-2.0
/**
 * The Camel component for jSign: {@link io.github.camelesign.jsign.JSignComponent} and what it is
 * configured with. {@link io.github.camelesign.jsign.JSignConstants} names the headers and events
 * that a route may use.
 */
package io.github.camelesign.jsign;
