// SPDX-License-Identifier: Apache-2.0
/** What message bodies become as JSON, on any Camel and in any runtime. */
package io.github.camelesign.testing.json;
