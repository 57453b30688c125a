// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.json;

/**
 * A value that Jackson writes as text only by {@link ReferenceModule}.
 *
 * @param number of the case
 */
public record Reference(int number) {}
