// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

/**
 * What is wrong with one property of a request.
 *
 * @param name for example {@code info[email]} or {@code fields[0][page]}
 */
record Violation(String name, String reason) {}
