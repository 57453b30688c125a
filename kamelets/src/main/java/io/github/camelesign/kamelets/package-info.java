// SPDX-License-Identifier: Apache-2.0
/** What the templates of the Kamelets cannot say in YAML. */
package io.github.camelesign.kamelets;
