/** Documents of any size in a small heap. */
package io.github.camelesign.testing.streaming;
