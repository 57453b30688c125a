// SPDX-License-Identifier: Apache-2.0
/** Every operation of a provider held against facts that were collected from its documents. */
package io.github.camelesign.testing.operation;
