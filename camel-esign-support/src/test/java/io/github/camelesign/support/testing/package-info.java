/** What the tests of the components share: what stands in for a provider, and routes to watch. */
package io.github.camelesign.support.testing;
