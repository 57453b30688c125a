// SPDX-License-Identifier: Apache-2.0
/** For applications that measure with Micrometer: meters of the e-signature components. */
package io.github.camelesign.micrometer;
