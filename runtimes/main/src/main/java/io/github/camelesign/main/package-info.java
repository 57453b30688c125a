// SPDX-License-Identifier: Apache-2.0
/** Camel main with all components, for routes that need no code. */
package io.github.camelesign.main;
