// SPDX-License-Identifier: Apache-2.0
/** A provider that only tests know, by which nothing of the contracts may depend on the five. */
package io.github.camelesign.paper;
