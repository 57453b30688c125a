/** What a provider's documents say of its events, to hold a component to it. */
package io.github.camelesign.testing.event;
