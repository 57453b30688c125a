// SPDX-License-Identifier: Apache-2.0
/** Routes that consume events, by poll or by webhook, and keep what was delivered to them. */
package io.github.camelesign.testing.route;
