// SPDX-License-Identifier: Apache-2.0
/**
 * Yousign in the sandbox: the REST interfaces of its versions 3 and 2 as its documentation
 * describes them, kept in memory and in temporary files.
 *
 * <p>Seen from tests it is {@link io.github.camelesign.sandbox.yousign.Yousign}. Its state is a
 * {@link io.github.camelesign.sandbox.yousign.YousignState}, whose lock every handler and every
 * signer holds while they look at it or change it; what is slow, like drawing a PDF, works on a
 * {@link io.github.camelesign.sandbox.yousign.Drawing} that was taken down before.
 */
package io.github.camelesign.sandbox.yousign;
