// SPDX-License-Identifier: Apache-2.0
/** What anything that nodes share must do, whatever keeps it. */
package io.github.camelesign.testing.nodes;
