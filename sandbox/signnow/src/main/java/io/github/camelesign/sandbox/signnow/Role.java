// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

/** Who fills a field, by name. Its id stays the same when the fields of a document are replaced. */
record Role(String id, String name) {}
