// SPDX-License-Identifier: Apache-2.0
/** The dependencies that a provider may have. */
package io.github.camelesign.testing.architecture;
