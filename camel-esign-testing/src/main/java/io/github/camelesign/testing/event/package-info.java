// SPDX-License-Identifier: Apache-2.0
/** What a provider's documents say of its events, to hold a component to it. */
package io.github.camelesign.testing.event;
