// SPDX-License-Identifier: Apache-2.0
/** Documents of any size in a small heap. */
package io.github.camelesign.testing.streaming;
