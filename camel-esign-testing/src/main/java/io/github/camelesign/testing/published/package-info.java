// SPDX-License-Identifier: Apache-2.0
/** Traffic held against the API description that a provider published. */
package io.github.camelesign.testing.published;
