/** The dependencies that a provider may have. */
package io.github.camelesign.testing.architecture;
