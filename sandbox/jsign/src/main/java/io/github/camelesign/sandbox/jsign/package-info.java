// SPDX-License-Identifier: Apache-2.0
/**
 * jSign, version 2.0 of its API: the e-signature service, not the tools of that name that sign
 * programs or PDFs. Written from its public documentation; where that is silent the README of the
 * sandbox says what was chosen.
 */
package io.github.camelesign.sandbox.jsign;
