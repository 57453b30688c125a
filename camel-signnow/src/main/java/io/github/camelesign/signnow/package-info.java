// SPDX-License-Identifier: Apache-2.0
/**
 * The Camel component for SignNow: {@link io.github.camelesign.signnow.SignNowComponent} and what
 * it is configured with. {@link io.github.camelesign.signnow.SignNowConstants} names the headers
 * and events that a route may use.
 */
package io.github.camelesign.signnow;
