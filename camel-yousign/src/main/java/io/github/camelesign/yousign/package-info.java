// SPDX-License-Identifier: Apache-2.0
/**
 * The Camel component for Yousign: {@link io.github.camelesign.yousign.YousignComponent} and what
 * it is configured with. {@link io.github.camelesign.yousign.YousignConstants} names the headers
 * and events that a route may use.
 */
package io.github.camelesign.yousign;
